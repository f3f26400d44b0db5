import { countText } from '@yanxiu/ui/words';
import { useMay } from '../frame/session.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { TutorDay } from '../teaching/TutorDay.tsx';
import { BehindGroups } from './BehindGroups.tsx';
import type { Start } from './task-page.ts';

type View = Extract<Start['view'], { kind: 'staff' }>;

/** A tutor's classes and who in them is behind; experts and editors: how many courses there are. */
export function StaffStart({ view }: { view: View }) {
  const may = useMay();
  if (may('teaching.tutor')) return <TutorDay />;
  return (
    <>
      <Section title="概况">
        <dl className="plain-facts">
          {view.facts.map((fact) => (
            <div key={fact.label}>
              <dt>{fact.label}</dt>
              <dd className="num">{countText(fact.count)}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <BehindGroups groups={view.behind} />
    </>
  );
}
