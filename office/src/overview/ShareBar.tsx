import { countText } from '@yanxiu/ui/words';
import { rateText } from '../supervision/figures.ts';

interface Props {
  readonly part: number;
  readonly whole: number;
  /** For the screen reader. */
  readonly label: string;
  readonly tone?: 'brand' | 'good' | 'warn';
}

/** A bar of a share with its numbers: `40 / 57 · 70.1%`. */
export function ShareBar({ part, whole, label, tone = 'brand' }: Props) {
  const share = whole === 0 ? 0 : Math.min(1, part / whole);
  return (
    <span className="share">
      <span className="share-track" role="img" aria-label={label}>
        <span className={`share-fill share-${tone}`} style={{ width: `${share * 100}%` }} />
      </span>
      <span className="num share-words">
        <span className="share-count">
          {countText(part)} / {countText(whole)}
        </span>
        <span className="muted share-rate">{rateText(part, whole)}</span>
      </span>
    </span>
  );
}
