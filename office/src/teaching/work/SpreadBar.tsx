import { leastGroup } from '@yanxiu/domain/teaching/work/group-size';
import { countText } from '@yanxiu/ui/words';

interface Props {
  /** Said where nothing may be shown. */
  readonly none?: string;
  readonly spread: { readonly counts: readonly number[]; readonly meanX100: number } | null;
}

/** How the answers spread from one star to five, with the mean; the figures stand beside the colours. */
export function SpreadBar({ spread, none = `不足 ${leastGroup} 份，不显示` }: Props) {
  if (!spread) return <span className="muted">{none}</span>;
  const all = spread.counts.reduce((sum, one) => sum + one, 0);
  const words = spread.counts.map((count, at) => `${at + 1} 分 ${count} 份`).join('，');
  return (
    <span className="spread">
      <strong className="num">{(spread.meanX100 / 100).toFixed(2)}</strong>
      <span className="spread-bar" role="img" aria-label={words} title={words}>
        {spread.counts.map((count, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the stars themselves
          <span key={at} className={`spread-part star-${at + 1}`} style={{ width: `${(count / all) * 100}%` }} />
        ))}
      </span>
      <span className="muted num">{countText(all)} 份</span>
    </span>
  );
}
