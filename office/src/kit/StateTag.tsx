export type Tone = 'plain' | 'busy' | 'good' | 'warn' | 'bad';

/** Drawn, not typed: ◐ and ✕ are missing from the fonts of many offices and would show as boxes. */
const marks: Readonly<Record<Tone, string>> = {
  plain: 'M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z',
  busy: 'M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9zM6 3v6M4.5 3.4v5.2M3.2 4.5v3',
  good: 'M2 6.5l2.8 2.8L10 3.4',
  warn: 'M6 1.8v5.4M6 9.4v.9',
  bad: 'M2.6 2.6l6.8 6.8M9.4 2.6l-6.8 6.8',
};

export function StateMark({ tone }: { tone: Tone }) {
  return (
    <svg className="state-mark" viewBox="0 0 12 12" aria-hidden="true">
      <path d={marks[tone]} />
    </svg>
  );
}

/** A state in words with a mark and a colour: `<StateTag tone="good">已锁定</StateTag>`. The mark speaks for the colour. */
export function StateTag({ tone = 'plain', children }: { tone?: Tone; children: string }) {
  return (
    <span className={`state-tag tone-${tone}`}>
      <StateMark tone={tone} />
      {children}
    </span>
  );
}
