import { fileUrl } from '@yanxiu/ui/client';
import { bytesText, dayText } from '@yanxiu/ui/words';
import type { Notice } from './NoticePage.tsx';
import { paragraphsOf } from './paragraph.ts';
import './notice.css';

/** A notice as it would lie on the desk: the layout of a letter by GB/T 9704, printable as it stands. */
export function NoticePaper({ notice }: { notice: Notice }) {
  return (
    <article className="paper">
      <p className="paper-masthead">{notice.orgName}</p>
      <p className="paper-number">{notice.number}</p>
      <h2 className="paper-title">{notice.title}</h2>
      {notice.addressees ? <p className="paper-to">{notice.addressees}：</p> : null}
      <div className="paper-body">
        {notice.basis ? <p>依据：{notice.basis}。</p> : null}
        {paragraphsOf(notice.body).map(({ key, level, heading, text }) => (
          <p key={key}>
            {heading ? <span className={`paper-heading-${level}`}>{heading}</span> : null}
            {text}
          </p>
        ))}
      </div>
      {notice.attachments.length > 0 ? <Attachments notice={notice} /> : null}
      <div className="paper-signature">
        <p>{notice.orgName}</p>
        <p>{dayText(notice.issuedOn)}</p>
      </div>
    </article>
  );
}

function Attachments({ notice }: { notice: Notice }) {
  return (
    <div className="paper-files">
      <h3>附件</h3>
      <ol>
        {notice.attachments.map((file) => (
          <li key={file.id}>
            <a href={fileUrl('notice.file', { id: notice.id, fileId: file.id })}>{file.name}</a>
            <span className="muted paper-size">{bytesText(file.sizeBytes)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
