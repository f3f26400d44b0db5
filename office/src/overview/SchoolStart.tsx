import { Link } from 'react-router';
import { useMe } from '../frame/session.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { StateTag, type Tone } from '../kit/StateTag.tsx';
import { BehindGroups } from './BehindGroups.tsx';
import { dueText, isNear } from './day-words.ts';
import { ShareBar } from './ShareBar.tsx';
import { TaskList } from './TaskList.tsx';
import { pageOf, type Start } from './task-page.ts';

type View = Extract<Start['view'], { kind: 'school' }>;
type Step = View['steps'][number];

const stateWords: Readonly<Record<Step['state'], { readonly tone: Tone; readonly words: string }>> = {
  done: { tone: 'good', words: '已完成' },
  now: { tone: 'busy', words: '待办理' },
  wait: { tone: 'plain', words: '等待他人' },
  back: { tone: 'bad', words: '已退回' },
  late: { tone: 'bad', words: '已逾期' },
  later: { tone: 'plain', words: '未开始' },
};

/** A school's year: the next thing to do, the checklist with dates, who is behind by name. */
export function SchoolStart({ start, view }: { start: Start; view: View }) {
  const { assignment } = useMe();
  const next = view.steps.find((step) => step.key === view.nextStep) ?? null;
  const isClerk = assignment?.role === 'schoolAdmin';
  return (
    <>
      {view.throughName ? (
        <Section>
          <p>
            本校由{view.throughName}统一报名和缴费，名单、缴费单和成绩表都在{view.throughName}。
          </p>
        </Section>
      ) : null}
      {isClerk && !view.throughName ? (
        <NextStep start={start} step={next} isOver={view.steps.every((one) => one.state === 'done')} />
      ) : null}
      {!isClerk || start.tasks.length > 0 ? <TaskList start={start} /> : null}
      {view.steps.length > 1 ? <Checklist start={start} steps={view.steps} current={next?.key ?? null} /> : null}
      <BehindGroups groups={view.behind} />
    </>
  );
}

function NextStep({ start, step, isOver }: { start: Start; step: Step | null; isOver: boolean }) {
  const me = useMe();
  if (!step) {
    return (
      <section className="next-step calm">
        <p className="next-label">下一步</p>
        <h2>{isOver ? '本年度各项工作都已完成' : '现在没有需要本校办理的事'}</h2>
        <p>{isOver ? '成绩已审定，各步的结果见下面的清单。' : '正在等待上级或承训机构，进度见下面的清单。'}</p>
      </section>
    );
  }
  const page = pageOf(step.place, me);
  const urgent = step.state === 'late' || step.state === 'back';
  return (
    <section className={urgent ? 'next-step urgent' : 'next-step'}>
      <p className="next-label">下一步{urgent ? `（${stateWords[step.state].words}）` : ''}</p>
      <h2>{step.title}</h2>
      <p>{step.note}</p>
      <div className="next-due">
        {step.dueOn ? <strong className="num">{dueText(start.today, step.dueOn)}</strong> : null}
        {page ? (
          <LinkButton to={page} type="primary">
            去办理
          </LinkButton>
        ) : null}
      </div>
    </section>
  );
}

/** Study runs for months: it is under way rather than waiting to be done. */
function stateOf(step: Step) {
  return step.state === 'now' && step.done !== null
    ? { tone: 'busy' as const, words: '进行中' }
    : stateWords[step.state];
}

interface ChecklistProps {
  readonly start: Start;
  readonly steps: readonly Step[];
  readonly current: Step['key'] | null;
}

function Checklist({ start, steps, current }: ChecklistProps) {
  const me = useMe();
  const done = steps.filter((step) => step.state === 'done').length;
  return (
    <Section title="本年度清单" actions={<span className="muted">{`已完成 ${done} / ${steps.length} 步`}</span>}>
      <ol className="checklist">
        {steps.map((step, index) => {
          const page = pageOf(step.place, me);
          const { tone, words } = stateOf(step);
          return (
            <li
              key={step.key}
              className={`check check-${step.state}`}
              aria-current={step.key === current ? 'step' : undefined}
            >
              <span className="check-mark" aria-hidden="true">
                {step.state === 'done' ? '✓' : index + 1}
              </span>
              <div className="check-words">
                <p className="check-title">
                  {page ? <Link to={page}>{step.title}</Link> : <span>{step.title}</span>}
                  <StateTag tone={tone}>{words}</StateTag>
                </p>
                <p className="muted">{step.note}</p>
                {step.done !== null && step.of !== null ? (
                  <ShareBar part={step.done} whole={step.of} label={`${step.title}${step.done} / ${step.of} 人`} />
                ) : null}
              </div>
              {step.dueOn ? (
                <p className={dueClass(start.today, step)}>
                  <span className="num">{step.state === 'done' ? '' : dueText(start.today, step.dueOn)}</span>
                </p>
              ) : null}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

function dueClass(today: string, step: Step): string {
  if (step.state === 'late' || step.state === 'back') return 'task-due late';
  return step.state === 'now' && step.dueOn && isNear(today, step.dueOn) ? 'task-due near' : 'task-due';
}
