import { dayText } from '@yanxiu/ui/words';
import { Link } from 'react-router';
import { useMay } from '../frame/session.tsx';
import { Section } from '../kit/PageFrame.tsx';
import type { Start } from './task-page.ts';

const shown = 5;

/** The dates ahead, the next one first; those that have passed stand on the program's page. */
export function DateList({ start }: { start: Start }) {
  const may = useMay();
  const ahead = start.dates.filter((one) => one.daysLeft >= 0).slice(0, shown);
  const { program } = start;
  return (
    <Section
      title="时间节点"
      actions={program && may('program.read') ? <Link to={`/programs/${program.id}`}>查看项目</Link> : null}
    >
      {ahead.length === 0 ? (
        <p className="muted">
          各时间节点都已过，考核结束于{' '}
          <span className="whole-day">{dayText(start.dates.at(-1)?.day ?? start.today)}</span>。
        </p>
      ) : (
        <ol className="date-list">
          {ahead.map((one, index) => (
            <li key={one.key} className={index === 0 ? 'date-row date-next' : 'date-row'}>
              <span className="date-name">{one.name}</span>
              <span className="num muted">{dayText(one.day)}</span>
              <span className={one.daysLeft <= 7 ? 'date-left near' : 'date-left'}>
                {one.daysLeft === 0 ? '今天' : `还有 ${one.daysLeft} 天`}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
