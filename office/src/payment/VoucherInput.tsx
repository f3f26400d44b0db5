import { fileUrl, upload } from '@yanxiu/ui/client';
import { Button } from 'antd';
import { FileDrop } from '../kit/FileDrop.tsx';

export interface Voucher {
  readonly id: string;
  readonly name: string;
}

interface Props {
  readonly value?: readonly Voucher[];
  readonly onChange?: (value: readonly Voucher[]) => void;
}

const most = 5;

/** Vouchers as an input of a form: uploaded at once, listed with a link, removable. */
export function VoucherInput({ value = [], onChange }: Props) {
  return (
    <div>
      {value.length > 0 ? (
        <ul className="plain-list">
          {value.map((voucher) => (
            <li key={voucher.id} className="copied">
              <a href={fileUrl('file.download', { id: voucher.id })}>{voucher.name}</a>
              <Button
                size="small"
                type="link"
                aria-label={`移除${voucher.name}`}
                onClick={() => onChange?.(value.filter((one) => one.id !== voucher.id))}
              >
                移除
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <FileDrop
        label="汇款回单"
        accept={['.jpg', '.jpeg', '.png', '.webp', '.pdf']}
        mostBytes={20 * 1024 * 1024}
        blocked={value.length >= most ? `最多 ${most} 份。` : null}
        send={(file, onProgress) =>
          upload('file.upload', { name: file.name, purpose: 'evidence' }, file, { onProgress })
        }
        onDone={(answer) => onChange?.([...value, { id: answer.id, name: answer.name }])}
      />
    </div>
  );
}
