import type { ReactNode } from 'react';

export interface Step {
  readonly title: string;
  readonly state: 'done' | 'now' | 'later' | 'back';
  /** When it is due or was done, or why it went back. */
  readonly note?: ReactNode;
}

const words: Readonly<Record<Step['state'], string>> = {
  done: '已完成',
  now: '进行中',
  later: '未开始',
  back: '已退回',
};

/** The course of something with where it stands: 名单 → 缴费 → 激活 → …; the state is said, not only coloured. */
export function Steps({ items, label }: { items: readonly Step[]; label: string }) {
  return (
    <ol className="steps" aria-label={label}>
      {items.map((step, index) => (
        <li
          key={step.title}
          className={`step step-${step.state}`}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <span className="step-mark" aria-hidden="true">
            {step.state === 'done' ? '✓' : step.state === 'back' ? '↩' : index + 1}
          </span>
          <span className="step-title">{step.title}</span>
          <span className="sr-only">{words[step.state]}</span>
          {step.note ? <span className="step-note">{step.note}</span> : null}
        </li>
      ))}
    </ol>
  );
}
