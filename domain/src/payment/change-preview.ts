import { yuanText } from '../kernel/money.ts';
import { type BillAmounts, type BillStanding, billStanding } from './balance.ts';

export interface ChangePreview {
  readonly amountFen: number;
  readonly before: BillStanding;
  readonly after: BillStanding;
  /** The bill's effect in one sentence, and what has to be done about money already paid or invoiced. */
  readonly words: string;
}

/** What a change of a locked roster does to its bill; `invoicedFen` is what is invoiced or asked for, less red letters. */
export function previewChange(bill: BillAmounts, headDelta: number, invoicedFen: number): ChangePreview {
  const amountFen = headDelta * bill.feeFen;
  const before = billStanding(bill);
  const after = billStanding({
    ...bill,
    adjustedFen: bill.adjustedFen + amountFen,
    heads: Math.max(0, bill.heads + headDelta),
  });
  return { amountFen, before, after, words: wordsOf(bill, headDelta, amountFen, after, invoicedFen) };
}

function wordsOf(
  bill: BillAmounts,
  headDelta: number,
  amountFen: number,
  after: BillStanding,
  invoicedFen: number,
): string {
  if (headDelta === 0 || amountFen === 0) return '应缴不变。';
  const heads = Math.abs(headDelta);
  const change = `应缴${headDelta > 0 ? '增加' : '减少'} ${yuanText(Math.abs(amountFen))} 元（${heads} 人）。`;
  const owedFen = bill.dueFen + bill.adjustedFen + amountFen;
  const needsRed = headDelta < 0 && invoicedFen > owedFen;
  return `${change}${after.words}${needsRed ? '发票多开的部分须先红冲，再退款。' : ''}`;
}
