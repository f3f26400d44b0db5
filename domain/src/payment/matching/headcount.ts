import { yuanText } from '../../kernel/money.ts';
import type { RemarkReading, StatedCount } from './remark-reading.ts';

/** What a remark's numbers say about the amount: `stated`: its headcount × fee is the amount; `silent`: no headcount. */
export type HeadcountReading =
  | { readonly kind: 'stated' | 'silent'; readonly heads: number }
  | { readonly kind: 'against'; readonly reason: string };

/**
 * Amount = n × fee, n being the remark's headcount where it has one (rules §6). Every number in the remark must fit:
 * another headcount, another fee per head or another amount is a contradiction.
 */
export function readHeadcount(reading: RemarkReading, amountFen: number, feeFen: number): HeadcountReading {
  if (amountFen % feeFen !== 0) {
    return against(`到账 ${yuanText(amountFen)} 元不是每人 ${yuanText(feeFen)} 元的整数倍`);
  }
  const heads = amountFen / feeFen;
  const otherRate = reading.ratesFen.find((fen) => fen !== feeFen);
  if (otherRate !== undefined)
    return against(`备注写每人 ${yuanText(otherRate)} 元，本项目每人 ${yuanText(feeFen)} 元`);
  const otherAmount = reading.amountsFen.find((fen) => fen !== amountFen && fen !== feeFen);
  if (otherAmount !== undefined) return against(`备注写 ${yuanText(otherAmount)} 元，到账 ${yuanText(amountFen)} 元`);
  if (countsMenAndWomen(reading.text)) return against('备注把男女人数分开写，请人工合计后核对');
  const counts = countsThatMatter(reading.counts, amountFen, feeFen);
  const wrong = counts.find((count) => count.heads !== heads || (count.rateFen !== null && count.rateFen !== feeFen));
  if (wrong) return against(contradiction(wrong, heads, amountFen, feeFen));
  return { kind: counts.length > 0 ? 'stated' : 'silent', heads };
}

/** 男9人，女9人: neither is the headcount. */
function countsMenAndWomen(text: string): boolean {
  const plain = text.normalize('NFKC');
  return /男[^\d女]{0,4}\d/u.test(plain) && /女[^\d男]{0,4}\d/u.test(plain);
}

function against(reason: string): HeadcountReading {
  return { kind: 'against', reason };
}

/** 72人（第一笔40人）: where the remark speaks of this instalment, its count is the one; a bare number may be the amount or fee. */
function countsThatMatter(counts: readonly StatedCount[], amountFen: number, feeFen: number): readonly StatedCount[] {
  const parts = counts.filter((count) => count.form === 'part');
  if (parts.length > 0 && counts.every((count) => count.form === 'part' || count.heads * feeFen >= amountFen))
    return parts;
  const said = counts.filter((count) => count.form !== 'bare');
  return counts.filter((count) => {
    if (count.form !== 'bare') return true;
    const isAmount = count.heads * 100 === amountFen;
    const isFee = count.heads * 100 === feeFen && said.length > 0;
    return !isAmount && !isFee;
  });
}

function contradiction(count: StatedCount, heads: number, amountFen: number, feeFen: number): string {
  if (count.form === 'formula' && count.rateFen !== feeFen) return `备注里的算式与每人 ${yuanText(feeFen)} 元不符`;
  if (count.heads < 0) return '备注里的算式算不对';
  return `备注写 ${count.heads} 人，到账 ${yuanText(amountFen)} 元合 ${heads} 人`;
}
