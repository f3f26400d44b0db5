export type Tone = 'plain' | 'busy' | 'good' | 'warn' | 'bad';

const marks: Readonly<Record<Tone, string>> = { plain: '○', busy: '◐', good: '✓', warn: '!', bad: '✕' };

/** A state in words with a mark and a colour: `<StateTag tone="good">已锁定</StateTag>`. The mark speaks for the colour. */
export function StateTag({ tone = 'plain', children }: { tone?: Tone; children: string }) {
  return (
    <span className={`state-tag tone-${tone}`}>
      <span aria-hidden="true">{marks[tone]}</span>
      {children}
    </span>
  );
}
