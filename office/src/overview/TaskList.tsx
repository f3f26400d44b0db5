import { Link } from 'react-router';
import { useMe } from '../frame/session.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { dueText, isNear } from './day-words.ts';
import { pageOf, type Start } from './task-page.ts';

/** What waits for the reader, the most urgent first. */
export function TaskList({ start, title = '等您办理' }: { start: Start; title?: string }) {
  const me = useMe();
  const { tasks, today } = start;
  if (tasks.length === 0) {
    return (
      <Section title={title}>
        <p className="nothing-waits">
          <StateTag tone="good">都办完了</StateTag>
          <span className="muted">现在没有等您办理的事，有新的会列在这里。</span>
        </p>
      </Section>
    );
  }
  return (
    <Section title={`${title}（${tasks.length} 项）`}>
      <ul className="task-list">
        {tasks.map((task) => {
          const page = pageOf(task.place, me);
          return (
            <li key={task.key} className={task.late ? 'task task-late' : 'task'}>
              <div className="task-words">
                <p className="task-title">{page ? <Link to={page}>{task.title}</Link> : task.title}</p>
                <p className="muted">{task.detail}</p>
              </div>
              {task.dueOn ? (
                <p className={task.late ? 'task-due late' : isNear(today, task.dueOn) ? 'task-due near' : 'task-due'}>
                  {task.late ? <StateTag tone="bad">已逾期</StateTag> : null}
                  <span className="num">{dueText(today, task.dueOn)}</span>
                </p>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
