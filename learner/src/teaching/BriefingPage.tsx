import type { OutputOf } from '@yanxiu/contract/index';
import { briefingSections } from '@yanxiu/domain/teaching/briefing-text';
import { fileUrl } from '@yanxiu/ui/client';
import { dayText } from '@yanxiu/ui/words';
import { useParams } from 'wouter-preact';
import { Page } from '../frame/Page.tsx';
import { useProgram } from '../frame/program.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { useApi } from '../kit/use-api.ts';
import { useReading } from './use-reading.ts';
import './teaching.css';

type Briefing = OutputOf<'teaching.myBriefing'>;

/** A briefing for my class, to read on the phone. */
export function BriefingPage() {
  const { briefingId = '' } = useParams<{ briefingId: string }>();
  const { programId } = useProgram().program;
  const briefing = useApi('teaching.myBriefing', { programId, briefingId });
  useReading(programId, briefingId);
  return (
    <Page title="简报" back={{ href: '/class', word: '班级' }}>
      <Loaded of={briefing} what="简报">
        {(one) => <Paper programId={programId} briefing={one} />}
      </Loaded>
    </Page>
  );
}

function Paper({ programId, briefing }: { programId: string; briefing: Briefing }) {
  return (
    <article class="card briefing">
      <p class="briefing-masthead" aria-hidden="true">
        研修简报
      </p>
      <p class="briefing-line">
        <span>
          第 {briefing.issueNumber} 期　{briefing.className ?? briefing.publisherName}
        </span>
        <span class="num">{dayText(briefing.issuedOn)}</span>
      </p>
      <h2>{briefing.title}</h2>
      <div class="briefing-text">
        {briefingSections(briefing.body).map((section, at) => (
          // the sections of a text never change places
          <section key={`${at}`}>
            {section.heading ? <h3>{section.heading}</h3> : null}
            {section.paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </section>
        ))}
      </div>
      {briefing.pictures.map(({ fileId, caption }, at) => (
        <figure key={fileId}>
          <img
            loading="lazy"
            src={fileUrl('teaching.myBriefingPicture', { programId, briefingId: briefing.id, fileId })}
            alt={caption || `第 ${at + 1} 张图片`}
          />
          {caption ? <figcaption class="muted small">{caption}</figcaption> : null}
        </figure>
      ))}
      {briefing.figures.length > 0 ? (
        <section class="briefing-figures" aria-label="学情数据">
          <h3>学情数据（截至{dayText(briefing.figuresAsOf)}）</h3>
          <dl class="facts">
            {briefing.figures.map((row) => (
              <div key={row.label}>
                <dt>{row.label}</dt>
                <dd class="num">{row.value}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      <p class="muted small">编辑：{briefing.authorName}</p>
    </article>
  );
}
