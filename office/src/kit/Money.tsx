import { yuanText } from '@yanxiu/ui/words';

/** An amount in fen as yuan with thousands and two decimals: `<Money fen={672000} unit />` → 6,720.00 元. */
export function Money({ fen, unit = false }: { fen: number; unit?: boolean }) {
  return (
    <span className="num">
      {yuanText(fen)}
      {unit ? ' 元' : ''}
    </span>
  );
}
