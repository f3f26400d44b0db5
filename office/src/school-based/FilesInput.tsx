import { download, upload } from '@yanxiu/ui/client';
import { bytesText } from '@yanxiu/ui/words';
import { Button } from 'antd';
import { FileDrop } from '../kit/FileDrop.tsx';

export interface KeptFile {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
}

interface Props {
  readonly programId: string;
  readonly label: string;
  /** How many at most. */
  readonly most?: number;
  readonly id?: string;
  readonly value?: readonly KeptFile[];
  readonly onChange?: (value: readonly KeptFile[]) => void;
}

const accept = ['.jpg', '.jpeg', '.png', '.pdf', '.doc', '.docx', '.xls', '.xlsx', '.ppt', '.pptx', '.zip'];
const mostFiles = 20;

/** Evidence: each file goes up at once; what is listed belongs to the record when it is saved. */
export function FilesInput({ programId, label, most = mostFiles, id, value = [], onChange }: Props) {
  return (
    <div id={id} tabIndex={-1}>
      <FileDrop
        label={label}
        hint="照片、PDF、Word、Excel、PPT 或压缩包，每个不超过 64 MB"
        accept={accept}
        mostBytes={64 * 1024 * 1024}
        blocked={value.length >= most ? `最多 ${most} 份，要换请先去掉已选的。` : null}
        send={(file, onProgress) =>
          upload('file.upload', { name: file.name, purpose: 'attachment', programId }, file, { onProgress })
        }
        onDone={(kept) => onChange?.([...value, { id: kept.id, name: kept.name, sizeBytes: kept.sizeBytes }])}
      />
      <FileList files={value} onRemove={(one) => onChange?.(value.filter((file) => file.id !== one.id))} />
    </div>
  );
}

/** Files by name, to be opened; with `onRemove` also to be taken off the record. */
export function FileList({ files, onRemove }: { files: readonly KeptFile[]; onRemove?: (file: KeptFile) => void }) {
  if (files.length === 0) return null;
  return (
    <ul className="file-list">
      {files.map((file) => (
        <li key={file.id}>
          <button
            type="button"
            className="link-button"
            onClick={() => void download('file.download', { id: file.id }, file.name)}
          >
            {file.name}
          </button>
          <span className="muted num">{bytesText(file.sizeBytes)}</span>
          {onRemove ? (
            <Button type="link" size="small" aria-label={`去掉${file.name}`} onClick={() => onRemove(file)}>
              去掉
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
