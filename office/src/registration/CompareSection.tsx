import type { OutputOf } from '@yanxiu/contract/index';
import { stageNames } from '@yanxiu/ui/words';
import { Empty } from '../kit/Empty.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { useApi } from '../kit/use-api.ts';

type Compared = OutputOf<'registration.compare'>;
type Person = Compared['left'][number];

/** This year's roster beside last year's: who has left, who is new, who teaches something else now. */
export function CompareSection({ programId, schoolId }: { programId: string; schoolId: string }) {
  const compared = useApi('registration.compare', { programId, schoolId });
  return (
    <Loaded of={compared} what="与上年的对比">
      {(data) =>
        data.earlier ? (
          <Section title={`与${data.earlier.name}对比`}>
            <p className="muted">
              两年都在 {data.stayed} 人，上年有今年没有 {data.left.length} 人，今年新增 {data.joined.length}{' '}
              人。按证件号码核对。
            </p>
            <div className="compare-columns">
              <People title="上年有、今年没有" people={data.left} nobody="没有人离开。" />
              <People title="今年新增" people={data.joined} nobody="没有新增的人。" />
              <People title="换了学段或学科" people={data.changed} nobody="没有变化。" />
            </div>
          </Section>
        ) : (
          <Section>
            <Empty title="没有可以对比的名单" hint="本单位以前年度锁定过名单的，这里会列出两年的差别。" />
          </Section>
        )
      }
    </Loaded>
  );
}

function People({ title, people, nobody }: { title: string; people: readonly Person[]; nobody: string }) {
  return (
    <div>
      <h3 className="compare-title">
        {title}（{people.length} 人）
      </h3>
      {people.length === 0 ? (
        <p className="muted">{nobody}</p>
      ) : (
        <ul className="compare-list">
          {people.map((one, index) => (
            // two people of one name may teach the same
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is read anew as a whole
            <li key={index}>
              {one.name}
              <span className="muted">
                {one.was ? ` ${teaching(one.was)} → ${teaching(one)}` : ` ${teaching(one)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function teaching({ stage, subject }: { stage: string | null; subject: string }): string {
  const names: Readonly<Record<string, string>> = stageNames;
  return [stage ? (names[stage] ?? '') : '', subject].filter(Boolean).join(' ');
}
