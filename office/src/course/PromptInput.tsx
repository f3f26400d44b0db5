import { Input } from 'antd';

interface Props {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

export const promptHint = '一行一段；行首写“# ”是小标题，“- ”是列表，“1. ”是编号列表。';

/** What is asked for, typed as plain text with light marks. */
export function PromptInput({ id, value = '', onChange }: Props) {
  return (
    <Input.TextArea
      {...(id ? { id } : {})}
      rows={8}
      value={value}
      onChange={(event) => onChange?.(event.target.value)}
    />
  );
}
