import type { Tone } from '../kit/StateTag.tsx';
import type { RowOf } from '../kit/table/row.ts';

export type BillRow = RowOf<'payment.bills'>;
export type LineRow = RowOf<'payment.lines'>;

export const standings: Readonly<Record<BillRow['standing'], { readonly label: string; readonly tone: Tone }>> = {
  none: { label: '无需缴费', tone: 'plain' },
  unpaid: { label: '未到账', tone: 'warn' },
  part: { label: '部分到账', tone: 'warn' },
  settled: { label: '已缴清', tone: 'good' },
  over: { label: '多缴', tone: 'bad' },
};

export const standingOptions = Object.entries(standings).map(([value, { label }]) => ({ value, label }));

export const billStates = { provisional: '暂定，名单锁定后确定', firm: '已确定' } as const;

export const lineTones: Readonly<Record<LineRow['state'], Tone>> = {
  open: 'warn',
  part: 'warn',
  waiting: 'busy',
  booked: 'good',
  refunded: 'plain',
  reversed: 'plain',
  other: 'plain',
  linked: 'good',
};

export const remittanceTones: Readonly<Record<RowOf<'payment.remittances'>['state'], Tone>> = {
  registered: 'busy',
  checked: 'good',
  returned: 'bad',
  withdrawn: 'plain',
};

export const bookingTones: Readonly<Record<RowOf<'payment.waiting'>['state'], Tone>> = {
  waiting: 'busy',
  booked: 'good',
  undone: 'plain',
  returned: 'bad',
  withdrawn: 'plain',
};

/** What the payer wrote, field by field, without repeating. */
export function remarkOf(line: Pick<LineRow, 'summary' | 'purpose' | 'postscript'>): string {
  return [...new Set([line.summary, line.purpose, line.postscript].filter(Boolean))].join('　');
}
