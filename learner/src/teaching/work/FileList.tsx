import type { OutputOf } from '@yanxiu/contract/index';
import { fileUrl } from '@yanxiu/ui/client';
import { bytesText } from '@yanxiu/ui/words';

export type WorkFile = OutputOf<'teaching.myPiece'>['files'][number];

interface Props {
  readonly where: { readonly programId: string; readonly lessonId: string };
  readonly files: readonly WorkFile[];
  readonly onRemove?: (id: string) => void;
}

/** Files of a piece: each opens, and one's own can be taken out while it is written. */
export function FileList({ where, files, onRemove }: Props) {
  if (files.length === 0) return null;
  return (
    <ul class="work-files">
      {files.map((file) => (
        <li key={file.id}>
          <a href={fileUrl('teaching.myPieceFile', { ...where, fileId: file.id })} target="_blank" rel="noreferrer">
            {file.name}
          </a>
          <span class="muted small num">{bytesText(file.sizeBytes)}</span>
          {onRemove ? (
            <button type="button" class="button plain" onClick={() => onRemove(file.id)}>
              移除<span class="sr-only">{file.name}</span>
            </button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
