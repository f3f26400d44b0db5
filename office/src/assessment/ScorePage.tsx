import type { OutputOf } from '@yanxiu/contract/index';
import { hundredthsText, instantText } from '@yanxiu/ui/words';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { ForProgram } from '../kit/ForProgram.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { useApi } from '../kit/use-api.ts';
import { CorrectionDialog } from './CorrectionDialog.tsx';
import { stateText } from './sheet-words.ts';
import './assessment.css';

type Explained = OutputOf<'assessment.explain'>;
type Part = Explained['score']['parts'][number];

/** One person's score with where every point comes from. */
export function OneScorePage() {
  const { personId = '' } = useParams();
  return <ForProgram>{(program) => <OneScore programId={program.id} personId={personId} />}</ForProgram>;
}

function OneScore({ programId, personId }: { programId: string; personId: string }) {
  const found = useApi('assessment.explain', { programId, personId });
  const [asking, setAsking] = useState(false);
  const one = found.data;
  return (
    <PageFrame
      title={one ? `${one.name}的成绩` : '成绩明细'}
      crumbs={[
        { label: '成绩', to: '/scores' },
        ...(one ? [{ label: one.schoolName, to: `/score-sheets/${one.schoolId}` }] : []),
      ]}
      tag={one ? <StateTag tone={one.state === 'locked' ? 'good' : 'busy'}>{stateText(one.state)}</StateTag> : null}
      actions={one?.mayAsk ? <Button onClick={() => setAsking(true)}>申请更正</Button> : null}
    >
      <Loaded of={found} what="成绩">
        {(explained) => (
          <>
            <Total explained={explained} />
            <Section title="每一分的来源">
              {explained.score.parts.map((part) => (
                <PartScore key={part.part} part={part} />
              ))}
            </Section>
            <CorrectionDialog
              programId={programId}
              personId={personId}
              name={explained.name}
              items={explained.score.parts.flatMap((part) => part.items)}
              open={asking}
              onClose={() => setAsking(false)}
            />
          </>
        )}
      </Loaded>
    </PageFrame>
  );
}

function Total({ explained }: { explained: Explained }) {
  const { score } = explained;
  const sum = score.parts.map((part) => `${hundredthsText(part.scoreX100)} × ${part.weightPercent}%`).join(' + ');
  return (
    <Section>
      <div className="score-total">
        <span>
          总分 <strong className="num">{hundredthsText(score.totalX100)}</strong>
        </span>
        <StateTag tone={score.passed ? 'good' : 'bad'}>{score.bandName}</StateTag>
        <span>
          学分 <span className="num">{hundredthsText(score.creditsX100)}</span>
        </span>
        <span className="muted">{instantText(explained.computedAt)} 计算</span>
        {explained.corrected ? <StateTag tone="warn">经更正</StateTag> : null}
      </div>
      <p className="score-sum num">
        {sum} = {hundredthsText(score.totalX100)}
      </p>
      {score.unmet.length > 0 ? (
        <Alert className="unmet" type="warning" showIcon title="未达标的原因" description={score.unmet.join('；')} />
      ) : null}
      {explained.outdated ? (
        <Alert className="unmet" type="info" showIcon title="按计算时的考核方案；方案之后有过修改。" />
      ) : null}
    </Section>
  );
}

function PartScore({ part }: { part: Part }) {
  return (
    <div className="score-part">
      <div className="part-head">
        <h3>{part.name}</h3>
        <span className="num">
          {hundredthsText(part.scoreX100)} 分 <span className="muted">占 {part.weightPercent}%</span>
          {part.gate ? <Gate gate={part.gate} /> : null}
        </span>
      </div>
      <table className="plain-table score-items">
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col" className="num">
              得分
            </th>
            <th scope="col">怎么来的</th>
          </tr>
        </thead>
        <tbody>
          {part.items.map((item) => (
            <tr key={item.key}>
              <td>
                {item.title}
                {item.gate ? <Gate gate={item.gate} /> : null}
              </td>
              <td className="num">
                {hundredthsText(item.pointsX100)} / {hundredthsText(item.maxX100)}
              </td>
              <td className="because">{item.because}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Gate({ gate }: { gate: NonNullable<Part['gate']> }) {
  return (
    <>
      {' '}
      <StateTag tone={gate.passed ? 'good' : 'bad'}>
        {gate.passed ? `达到 ${gate.neededPercent}% 门槛` : `未达到 ${gate.neededPercent}% 门槛`}
      </StateTag>
    </>
  );
}
