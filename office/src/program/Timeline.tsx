import { type Milestone, milestoneNames, milestones } from '@yanxiu/domain/program/words';
import { daysBetween, dayText } from '@yanxiu/ui/words';

interface Props {
  readonly days: Readonly<Record<Milestone, string>>;
  readonly today: string;
}

/** All dates of a program in order, with what has passed and how far off the next one is. */
export function Timeline({ days, today }: Props) {
  const ordered = [...milestones].sort((a, b) => (days[a] === days[b] ? 0 : days[a] < days[b] ? -1 : 1));
  const next = ordered.find((one) => days[one] >= today);
  return (
    <ol className="timeline" aria-label="时间节点">
      {ordered.map((one) => {
        const left = daysBetween(today, days[one]);
        const state = one === next ? 'next' : left < 0 ? 'past' : 'ahead';
        return (
          <li key={one} className={`timeline-${state}`}>
            <span className="timeline-mark" aria-hidden="true">
              {state === 'past' ? '✓' : ''}
            </span>
            <span className="timeline-name">{milestoneNames[one]}</span>
            <span className="num">{dayText(days[one])}</span>
            <span className="timeline-left">{leftText(left)}</span>
          </li>
        );
      })}
    </ol>
  );
}

function leftText(left: number): string {
  if (left === 0) return '今天';
  return left > 0 ? `还有 ${left} 天` : '已过';
}
