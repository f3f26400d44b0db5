import { dayText } from '@yanxiu/ui/words';
import type { MyProgram } from '../frame/program.tsx';
import './deadline.css';

type Deadline = MyProgram['deadlines'][number];

/** The year's days that concern a teacher; the nearest one stands out. */
export function DeadlineCard({ program }: { program: MyProgram }) {
  return (
    <section class="card" aria-labelledby="deadline-title">
      <h2 id="deadline-title">时间安排</h2>
      <ol class="deadlines">
        {program.deadlines.map((one) => (
          <Row key={one.key} deadline={one} />
        ))}
      </ol>
    </section>
  );
}

const words: Readonly<Record<Deadline['state'], string>> = {
  done: '已完成',
  passed: '已过',
  next: '下一个',
  later: '',
};

function Row({ deadline: { title, day, state } }: { deadline: Deadline }) {
  return (
    <li class={state} aria-current={state === 'next' ? 'step' : undefined}>
      <span class="deadline-title">{title}</span>
      <time class="num" dateTime={day}>
        {dayText(day)}
      </time>
      {words[state] ? <span class={tagClass(state)}>{words[state]}</span> : <span />}
    </li>
  );
}

function tagClass(state: Deadline['state']): string {
  return `tag${state === 'done' ? ' good' : state === 'next' ? ' brand' : ''}`;
}
