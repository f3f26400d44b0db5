import { hundredthsText, moneyText } from '@yanxiu/ui/words';
import { Link } from 'react-router';
import { useMay, useMe } from '../frame/session.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { FunnelBars } from '../supervision/FunnelBars.tsx';
import { peopleFunnel, unitFunnel } from '../supervision/figures.ts';
import { dueText } from './day-words.ts';
import { ShareBar } from './ShareBar.tsx';
import { TrendBars } from './TrendBars.tsx';
import { pageOf, type Start } from './task-page.ts';

type View = Extract<Start['view'], { kind: 'region' }>;

/** How far units and people have come. */
export function RegionFunnels({ view }: { view: View }) {
  const may = useMay();
  const { figures } = view;
  const money = `应缴 ${moneyText(figures.dueFen)}，已到账 ${moneyText(figures.receivedFen)}，已开票 ${moneyText(figures.invoicedFen)}。`;
  return (
    <Section
      title={`${view.nodeName}到了哪一步`}
      actions={may('supervision.read') ? <Link to="/supervision">打开督导看板</Link> : null}
    >
      <div className="funnels">
        <div>
          <h3 className="sub-title">单位</h3>
          <FunnelBars steps={unitFunnel(figures)} unit="个" />
        </div>
        <div>
          <h3 className="sub-title">教师</h3>
          {figures.due === 0 ? (
            <p className="muted">名单锁定后才有应参训人数。</p>
          ) : (
            <FunnelBars steps={peopleFunnel(figures)} unit="人" />
          )}
        </div>
      </div>
      <p className="muted funnel-money">{money}</p>
    </Section>
  );
}

/** A bureau's or the provider's year: units late at the present step, ranking, trend. */
export function RegionStart({ start, view }: { start: Start; view: View }) {
  return (
    <>
      <div className={view.ranking ? 'start-columns' : 'start'}>
        <LateUnits start={start} view={view} />
        {view.ranking ? <Ranking ranking={view.ranking} /> : null}
      </div>
      {view.trend.length > 0 ? (
        <Section title="最近 14 天的学习" actions={<span className="muted">每天学习的人数</span>}>
          <TrendBars days={view.trend} />
        </Section>
      ) : null}
    </>
  );
}

function LateUnits({ start, view }: { start: Start; view: View }) {
  const me = useMe();
  return (
    <Section title="还没有办完的单位" actions={<span className="muted">按现在的步骤</span>}>
      {view.lateUnits.length === 0 ? (
        <p className="nothing-waits">
          <StateTag tone="good">没有</StateTag>
          <span className="muted">现在的步骤各单位都已办完。</span>
        </p>
      ) : (
        <div className={view.ranking ? 'late-groups' : 'late-groups wide'}>
          {view.lateUnits.map((group) => {
            const page = pageOf(group.place, me);
            return (
              <section key={group.step} aria-label={group.title}>
                <div className="late-head">
                  <h3>
                    {group.title} <span className="num">{group.total}</span> 个
                  </h3>
                  {group.dueOn ? (
                    <span className={group.late ? 'task-due late' : 'task-due'}>
                      {group.late ? <StateTag tone="bad">已逾期</StateTag> : null}
                      <span className="num">{dueText(start.today, group.dueOn)}</span>
                    </span>
                  ) : null}
                </div>
                <ul className="late-list">
                  {group.units.map((unit) => (
                    <li key={unit.id}>
                      <Link to={`/supervision/${unit.id}`}>{unit.name}</Link>
                      <span className="muted num">{unit.note}</span>
                    </li>
                  ))}
                </ul>
                {group.total > group.units.length && page ? <Link to={page}>查看全部 {group.total} 个</Link> : null}
              </section>
            );
          })}
        </div>
      )}
    </Section>
  );
}

const ranked = 20;

function Ranking({ ranking }: { ranking: NonNullable<View['ranking']> }) {
  const { title, base, rows } = ranking;
  const isHours = title === '网络研修进度';
  return (
    <Section title={`${title}排名`} actions={<span className="muted">{base}</span>}>
      <ol className="rank-list">
        {rows.slice(0, ranked).map((row, index) => (
          <li key={row.id}>
            <span className="rank-place num">{index + 1}</span>
            <Link to={`/supervision/${row.id}`}>{row.name}</Link>
            <ShareBar
              part={isHours ? Math.round(row.part / 100) : row.part}
              whole={isHours ? Math.round(row.whole / 100) : row.whole}
              label={`${row.name}${title}${isHours ? hundredthsText(row.part) : row.part}`}
            />
          </li>
        ))}
      </ol>
      {rows.length > ranked ? (
        <p className="muted">
          只列前 {ranked} 个，<Link to="/supervision">在督导看板查看全部 {rows.length} 个</Link>。
        </p>
      ) : null}
    </Section>
  );
}
