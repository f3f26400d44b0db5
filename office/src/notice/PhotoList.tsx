import { Button } from 'antd';
import type { Meeting } from './MeetingSection.tsx';

/** The photographs that were sent so far, each to be taken out again. */
export function PhotoList({ files, onRemove }: { files: Meeting['files']; onRemove: (id: string) => void }) {
  if (files.length === 0) return null;
  return (
    <ol>
      {files.map((file) => (
        <li key={file.id}>
          <span>{file.name}</span>
          <Button type="link" size="small" aria-label={`移除${file.name}`} onClick={() => onRemove(file.id)}>
            移除
          </Button>
        </li>
      ))}
    </ol>
  );
}
