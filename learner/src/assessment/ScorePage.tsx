import type { OutputOf } from '@yanxiu/contract/index';
import { hundredthsText } from '@yanxiu/ui/words';
import { Page } from '../frame/Page.tsx';
import { useProgram } from '../frame/program.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { Meter } from '../kit/Meter.tsx';
import { useApi } from '../kit/use-api.ts';
import { ObjectionCard } from './ObjectionCard.tsx';
import './score.css';

type Mine = OutputOf<'assessment.mine'>;
type Part = Mine['score']['parts'][number];
type Item = Part['items'][number];

const stateWords: Readonly<Record<string, string>> = {
  computed: '已计算，等待确认',
  providerConfirmed: '承训机构已确认，等待学校确认',
  posted: '公示中',
  countyConfirmed: '县级已确认，等待审定',
  locked: '已审定',
};

/** My score: every number with where it came from. */
export function ScorePage() {
  const { program } = useProgram();
  const mine = useApi('assessment.mine', { programId: program.programId });
  return (
    <Page title="我的成绩" lead={program.programName} back={{ href: '/tasks', word: '任务' }}>
      <Loaded of={mine} what="成绩" rows={8}>
        {(data) => (
          <>
            <Total mine={data} />
            {data.score.parts.map((part) => (
              <PartCard key={part.part} part={part} />
            ))}
            <Sum mine={data} />
            <ObjectionCard mine={data} programId={program.programId} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** Whoever may object no more, and waits for no answer, is past the days of 公示. */
function standText({ state, mayObject, objection }: Mine): string {
  if (state === 'posted' && !mayObject && objection?.state !== 'open') return '公示期满，等待审定';
  return stateWords[state ?? ''] ?? '';
}

function Total({ mine }: { mine: Mine }) {
  const { score } = mine;
  return (
    <section class="card score-total" aria-label="总分">
      <p class="num">
        <strong class="score-figure">{hundredthsText(score.totalX100)}</strong> 分
        <StateTag mine={mine} />
      </p>
      <p class="muted">
        {mine.provisional ? '这是按现有学习情况算出的成绩，还会变化。' : standText(mine)}
        {score.passed
          ? `　${mine.state === 'locked' ? '已认定' : '可认定'} ${hundredthsText(score.creditsX100)} 学分。`
          : ''}
      </p>
      {score.unmet.length > 0 ? (
        <ul class="score-unmet" aria-label="离合格还差">
          {score.unmet.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** While study goes on nobody has failed anything: only what is left is said. */
function StateTag({ mine }: { mine: Mine }) {
  const { score, provisional } = mine;
  if (score.passed) return <span class="tag good">{score.bandName || '合格'}</span>;
  return provisional ? <span class="tag">还在学习</span> : <span class="tag care">未达标</span>;
}

function PartCard({ part }: { part: Part }) {
  return (
    <section class="card" aria-label={part.name}>
      <div class="score-part">
        <h2>
          {part.name}
          <span class="muted small num"> 占 {part.weightPercent}%</span>
        </h2>
        <p class="num">
          <strong>{hundredthsText(part.scoreX100)}</strong> 分
        </p>
      </div>
      <Meter
        label={part.name}
        value={part.scoreX100 / 100}
        max={100}
        text={`${hundredthsText(part.scoreX100)} 分，满分 100 分`}
      />
      {part.gate ? <GateLine gate={part.gate} /> : null}
      <ul class="score-items">
        {part.items.map((item) => (
          <ItemRow key={item.key} item={item} />
        ))}
      </ul>
    </section>
  );
}

function ItemRow({ item }: { item: Item }) {
  return (
    <li>
      <p>{item.title}</p>
      <p class="num">
        {hundredthsText(item.pointsX100)} / {hundredthsText(item.maxX100)}
      </p>
      <p class="muted small">{item.because}</p>
      {item.gate ? <GateLine gate={item.gate} /> : null}
    </li>
  );
}

function GateLine({ gate }: { gate: NonNullable<Item['gate']> }) {
  return (
    <p class="small num">
      <span class={gate.passed ? 'tag good' : 'tag care'}>{gate.passed ? '已达到' : '未达到'}</span> 这一项至少要{' '}
      {gate.neededPercent}%
    </p>
  );
}

/** The arithmetic, so that anybody can check it by hand. */
function Sum({ mine }: { mine: Mine }) {
  const { parts, totalX100 } = mine.score;
  const terms = parts.map((part) => `${hundredthsText(part.scoreX100)} × ${part.weightPercent}%`).join(' + ');
  return (
    <section class="card stack-tight" aria-labelledby="sum-title">
      <h2 id="sum-title">总分怎么算</h2>
      <p class="num">
        {terms} = {hundredthsText(totalX100)}
      </p>
      <p class="muted small">每部分得分 = 100 × 各项得分之和 ÷ 各项满分之和，四舍五入到两位小数。</p>
    </section>
  );
}
