import type { OutputOf } from '@yanxiu/contract/index';
import { briefingSections } from '@yanxiu/domain/teaching/briefing-text';
import { fileUrl } from '@yanxiu/ui/client';
import { dayText } from '@yanxiu/ui/words';
import './teaching.css';

type Briefing = OutputOf<'teaching.briefing'>;

/** The red masthead, the text, the photos and the figures of the day; prints as it stands. */
export function BriefingPaper({ programId, briefing }: { programId: string; briefing: Briefing }) {
  return (
    <article className="briefing">
      <p className="briefing-masthead">研修简报</p>
      <p className="briefing-issue">{briefing.state === 'draft' ? '（草稿）' : `第 ${briefing.issueNumber} 期`}</p>
      <p className="briefing-line">
        <span>
          {briefing.publisherName}
          {briefing.className ? `　${briefing.className}` : ''}
        </span>
        <span>{dayText(briefing.issuedOn)}</span>
      </p>
      <h2>{briefing.title}</h2>
      <div className="briefing-text">
        {briefingSections(briefing.body).map((section, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the sections of a text never change places
          <section key={`${at}`}>
            {section.heading ? <h3>{section.heading}</h3> : null}
            {section.paragraphs.map((paragraph, line) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: nor do its lines
              <p key={`${line}`}>{paragraph}</p>
            ))}
          </section>
        ))}
      </div>
      {briefing.pictures.map(({ fileId, caption }, at) => (
        <figure key={fileId}>
          <img
            src={fileUrl('teaching.briefingPicture', { programId, briefingId: briefing.id, fileId })}
            alt={caption || `第 ${at + 1} 张图片`}
          />
          {caption ? <figcaption>{caption}</figcaption> : null}
        </figure>
      ))}
      {briefing.figures.length > 0 ? (
        <table>
          <caption>学情数据（截至{dayText(briefing.figuresAsOf)}）</caption>
          <tbody>
            {briefing.figures.map((row) => (
              <tr key={row.label}>
                <th scope="row">{row.label}</th>
                <td>{row.value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <p className="briefing-imprint">
        发：{briefing.className ? `${briefing.className}全体学员` : `${briefing.programName}各班`}　编辑：
        {briefing.authorName}
      </p>
    </article>
  );
}
