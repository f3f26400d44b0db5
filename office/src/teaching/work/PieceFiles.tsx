import { fileUrl } from '@yanxiu/ui/client';
import { bytesText } from '@yanxiu/ui/words';

interface Props {
  readonly programId: string;
  readonly pieceId: string;
  readonly files: readonly { readonly id: string; readonly name: string; readonly sizeBytes: number }[];
}

/** The files handed in with a piece, each opened in a window of its own. */
export function PieceFiles({ programId, pieceId, files }: Props) {
  if (files.length === 0) return null;
  return (
    <ul className="piece-files">
      {files.map((file) => (
        <li key={file.id}>
          <a
            href={fileUrl('teaching.pieceFile', { programId, id: pieceId, fileId: file.id })}
            target="_blank"
            rel="noreferrer"
          >
            {file.name}
          </a>
          <span className="muted num"> {bytesText(file.sizeBytes)}</span>
        </li>
      ))}
    </ul>
  );
}
