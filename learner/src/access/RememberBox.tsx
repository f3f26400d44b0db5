interface Props {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A phone of one's own stays signed in for 30 days; a computer room does not. */
export function RememberBox({ checked, onChange }: Props) {
  return (
    <label class="check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>这是我自己的设备，30 天内不用再登录</span>
    </label>
  );
}
