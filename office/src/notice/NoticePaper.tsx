import { fileUrl } from '@yanxiu/ui/client';
import { bytesText, dayText } from '@yanxiu/ui/words';
import { NoticeBody } from './NoticeBody.tsx';
import type { Notice } from './NoticePage.tsx';
import { publicityNames } from './notice-words.ts';
import './notice.css';

/** A notice as it would lie on the desk: the layout of a letter by GB/T 9704, printable as it stands. */
export function NoticePaper({ notice }: { notice: Notice }) {
  return (
    <article className="paper">
      <p className="paper-masthead">{notice.orgName}</p>
      {notice.number ? <p className="paper-number">{notice.number}</p> : null}
      <h2 className="paper-title">{notice.title}</h2>
      {notice.addressees ? <p className="paper-to">{notice.addressees}：</p> : null}
      <div className="paper-body">
        {notice.basis ? <p>依据：{notice.basis}。</p> : null}
        <NoticeBody body={notice.body} />
        {notice.contact ? <p>（联系人：{notice.contact}）</p> : null}
      </div>
      {notice.attachments.length > 0 ? <Attachments notice={notice} /> : null}
      <div className="paper-signature">
        <p>{notice.orgName}</p>
        <p>{dayText(notice.issuedOn)}</p>
      </div>
      {notice.kind === 'material' ? null : (
        <p className="paper-publicity">（此件{publicityNames[notice.publicity]}）</p>
      )}
      {notice.copiesTo ? <p className="paper-copies">抄送：{notice.copiesTo}。</p> : null}
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
