import type { OutputOf } from '@yanxiu/contract/index';
import { dayText, hundredthsText } from '@yanxiu/ui/words';
import { Link } from 'wouter-preact';
import { Icon } from '../../frame/Icon.tsx';
import { useApi } from '../../kit/use-api.ts';
import './work.css';

type Work = OutputOf<'teaching.myWorks'>[number];

const words: Readonly<Record<Work['state'], readonly [word: string, tone: string]>> = {
  none: ['未做', ''],
  draft: ['写了一半', 'care'],
  handedIn: ['等待批改', 'brand'],
  returned: ['请您重做', 'care'],
  marked: ['已完成', 'good'],
};

/** All assignments and discussions of the package in one place; nothing where it holds none. */
export function WorkCard({ programId }: { programId: string }) {
  const works = useApi('teaching.myWorks', { programId });
  const rows = works.data ?? [];
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="works-title">
      <h2 id="works-title" class="task-head">
        作业和讨论
      </h2>
      <ul class="rows work-rows">
        {rows.map((row) => (
          <li key={row.lessonId}>
            <Link class="work-link" href={`/lessons/${row.lessonId}`}>
              <Icon name={row.kind} />
              <span class="work-name">{row.title}</span>
              <span class="muted small num">{dayText(row.dueOn)} 截止</span>
              <span class={`tag ${words[row.state][1]}`}>
                {row.state === 'marked' && row.scoreX100 !== null
                  ? `${hundredthsText(row.scoreX100)} 分`
                  : words[row.state][0]}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
