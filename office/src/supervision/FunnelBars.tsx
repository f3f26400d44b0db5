import { countText } from '@yanxiu/ui/words';
import { type FunnelStep, rateText } from './figures.ts';
import './funnel.css';

/** A funnel as a table of bars: each step with its count and its share of the first. */
export function FunnelBars({ steps, unit }: { steps: readonly FunnelStep[]; unit: string }) {
  const whole = steps[0]?.count ?? 0;
  return (
    <ol className="funnel-bars">
      {steps.map((step) => (
        <li key={step.key}>
          <span className="funnel-name">{step.name}</span>
          <span className="funnel-track" aria-hidden="true">
            {step.count > 0 ? (
              <span
                className="funnel-fill"
                style={{ width: `${whole === 0 ? 0 : Math.min(100, (step.count / whole) * 100)}%` }}
              />
            ) : null}
          </span>
          <span className="funnel-count num">
            {countText(step.count)} {unit}
          </span>
          <span className="funnel-share num muted">{step === steps[0] ? '' : rateText(step.count, whole)}</span>
        </li>
      ))}
    </ol>
  );
}
