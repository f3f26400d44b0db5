import { StateTag, type Tone } from '../kit/StateTag.tsx';

export const outboxStates = { queued: '排队中', sent: '已发出', failed: '没有发出' } as const;
export type OutboxState = keyof typeof outboxStates;

const tones: Readonly<Record<OutboxState, Tone>> = { queued: 'busy', sent: 'good', failed: 'bad' };

export const outboxOptions = Object.entries(outboxStates).map(([value, label]) => ({ value, label }));

/** Whether a message has left; one that failed says why. */
export function OutboxStateTag({ state, failure }: { state: OutboxState; failure: string | null }) {
  return (
    <span>
      <StateTag tone={tones[state]}>{outboxStates[state]}</StateTag>
      {failure ? <span className="muted"> {failure}</span> : null}
    </span>
  );
}
