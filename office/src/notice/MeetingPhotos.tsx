import { fileUrl } from '@yanxiu/ui/client';
import type { Meeting } from './MeetingSection.tsx';

/** The photographs of a 动员会, each to be opened whole. */
export function MeetingPhotos({ files }: { files: Meeting['files'] }) {
  return (
    <div className="meeting-photos">
      {files.map((file) => (
        <a key={file.id} href={fileUrl('file.view', { id: file.id })} target="_blank" rel="noreferrer">
          <img src={fileUrl('file.view', { id: file.id })} alt={`动员会照片：${file.name}`} />
        </a>
      ))}
    </div>
  );
}
