import type { OutputOf } from '@yanxiu/contract/index';
import { upload } from '@yanxiu/ui/client';
import { bytesText } from '@yanxiu/ui/words';
import { Button } from 'antd';
import { FileDrop } from '../kit/FileDrop.tsx';
import './notice.css';

type Attachment = OutputOf<'notice.get'>['attachments'][number];

interface Props {
  readonly value?: readonly Attachment[];
  readonly onChange?: (value: Attachment[]) => void;
}

const mostFiles = 20;

/** The attachments of a draft: each is sent at once, and belongs to the notice when the draft is saved. */
export function AttachmentsInput({ value = [], onChange }: Props) {
  return (
    <div className="attachments">
      {value.length > 0 ? (
        <ol>
          {value.map((file) => (
            <li key={file.id}>
              <span>{file.name}</span>
              <span className="muted">{bytesText(file.sizeBytes)}</span>
              <Button
                type="link"
                size="small"
                aria-label={`移除${file.name}`}
                onClick={() => onChange?.(value.filter((one) => one.id !== file.id))}
              >
                移除
              </Button>
            </li>
          ))}
        </ol>
      ) : null}
      <FileDrop
        label="通知的附件"
        accept={['.pdf', '.doc', '.docx', '.xls', '.xlsx', '.ppt', '.pptx', '.jpg', '.jpeg', '.png', '.zip']}
        mostBytes={64 * 1024 * 1024}
        blocked={value.length >= mostFiles ? `最多 ${mostFiles} 个附件，请先移除一个。` : null}
        send={(file, onProgress) =>
          upload('file.upload', { name: file.name, purpose: 'attachment' }, file, { onProgress })
        }
        onDone={({ id, name, sizeBytes }) => onChange?.([...value, { id, name, sizeBytes }])}
      />
    </div>
  );
}
