import { countText } from '@yanxiu/ui/words';
import { Link } from 'react-router';
import { useMay } from '../frame/session.tsx';
import { Section } from '../kit/PageFrame.tsx';
import type { Start } from './task-page.ts';

type Group = Extract<Start['view'], { kind: 'school' }>['behind'][number];

/** Who is behind, by name; the rest is in the list of the same name. */
export function BehindGroups({ groups }: { groups: readonly Group[] }) {
  const may = useMay();
  if (groups.length === 0) return null;
  return (
    <Section title="需要催一催的教师">
      <div className="behind-groups">
        {groups.map((group) => (
          <section key={group.show} aria-label={group.title}>
            <h3>
              {group.title} <span className="num">{countText(group.total)}</span> 人
            </h3>
            <ul className="name-list">
              {group.people.map((one) => (
                <li key={one.personId}>
                  {one.name}
                  {one.note ? <span className="muted num"> {one.note}</span> : null}
                </li>
              ))}
              {group.total > group.people.length ? (
                <li>
                  {may('supervision.read') ? (
                    <Link to={`/trainees?show=${group.show}`}>查看全部 {countText(group.total)} 人</Link>
                  ) : (
                    <span className="muted">等 {countText(group.total)} 人</span>
                  )}
                </li>
              ) : null}
            </ul>
          </section>
        ))}
      </div>
    </Section>
  );
}
