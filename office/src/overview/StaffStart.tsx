import { countText } from '@yanxiu/ui/words';
import { Section } from '../kit/PageFrame.tsx';
import { BehindGroups } from './BehindGroups.tsx';
import type { Start } from './task-page.ts';

type View = Extract<Start['view'], { kind: 'staff' }>;

/** Tutors, experts and editors: how many they look after, who of them is behind. */
export function StaffStart({ view }: { view: View }) {
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
