import type { OutputOf } from '@yanxiu/contract/index';
import { type WorkAct, workActNames, workLevelNames } from '@yanxiu/domain/teaching/work/nomination';
import { hundredthsText, instantText } from '@yanxiu/ui/words';
import { useState } from 'react';
import { useParams } from 'react-router';
import { ActionButton, reasonFor } from '../../kit/ActionButton.tsx';
import { ForProgram } from '../../kit/ForProgram.tsx';
import { Loaded } from '../../kit/Loaded.tsx';
import { PageFrame, Section } from '../../kit/PageFrame.tsx';
import { StateTag } from '../../kit/StateTag.tsx';
import { useApi } from '../../kit/use-api.ts';
import { isWorkAct, MoveDialog } from './MoveDialog.tsx';
import { PieceFiles } from './PieceFiles.tsx';
import './work.css';
import { workStateText, workTone } from './work-words.ts';

type Work = OutputOf<'teaching.getWork'>;

/** One work: what it says, what each level said, and the steps of the reader's own level. */
export function WorkPage() {
  const { id = '' } = useParams();
  return <ForProgram>{(program) => <OneWork programId={program.id} id={id} />}</ForProgram>;
}

function OneWork({ programId, id }: { programId: string; id: string }) {
  const work = useApi('teaching.getWork', { programId, id });
  const [act, setAct] = useState<WorkAct | null>(null);
  const one = work.data;
  return (
    <PageFrame
      title={one ? `${one.name}：${one.lessonTitle}` : '研修成果'}
      crumbs={[{ label: '研修成果', to: '/works' }]}
      tag={one ? <StateTag tone={workTone(one)}>{workStateText(one)}</StateTag> : null}
      purpose={one ? [one.regionName, one.schoolName, one.courseTitle].filter(Boolean).join(' · ') : undefined}
      actions={one ? <Acts work={one} onAct={setAct} /> : null}
    >
      <Loaded of={work} what="研修成果" lines={10}>
        {(found) => (
          <>
            <Section title="内容">
              <p className="muted">
                {found.scoreX100 === null ? '' : `得 ${hundredthsText(found.scoreX100)} 分。`}
                作者{found.mayPublish ? '同意' : '没有同意'}署名公开展示。
              </p>
              <div className="piece-text">{found.text || '没有写正文，见文件。'}</div>
              <PieceFiles programId={programId} pieceId={found.pieceId} files={found.files} />
            </Section>
            <Events work={found} />
          </>
        )}
      </Loaded>
      {one && act ? <MoveDialog programId={programId} row={one} act={act} onClose={() => setAct(null)} /> : null}
    </PageFrame>
  );
}

function Acts({ work, onAct }: { work: Work; onAct: (act: WorkAct) => void }) {
  return work.allowed.flatMap(({ act }) =>
    isWorkAct(act)
      ? [
          <ActionButton key={act} blocked={reasonFor(work.allowed, act)} onClick={() => onAct(act)}>
            {workActNames[act]}
          </ActionButton>,
        ]
      : [],
  );
}

function Events({ work }: { work: Work }) {
  return (
    <Section title="各级意见">
      <ol className="piece-peers">
        {work.events.map((one) => (
          <li key={one.at + one.act}>
            {workLevelNames[one.level]}　{one.byName}　{workActNames[one.act]}
            <span className="muted num">　{instantText(one.at)}</span>
            {one.comment ? <div>{one.comment}</div> : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}
