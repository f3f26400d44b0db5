/** States of the money's papers and who may move them on, as tables (rules §6). */
export const billStateNames = { provisional: '暂定', firm: '已确定' } as const;
export type BillState = keyof typeof billStateNames;

export const standingNames = {
  none: '无需缴费',
  unpaid: '未到账',
  part: '部分到账',
  settled: '已缴清',
  over: '多缴',
} as const;
export type Standing = keyof typeof standingNames;

export const remittanceStateNames = {
  registered: '待县级核对',
  checked: '县级已核对',
  returned: '已退回',
  withdrawn: '已撤回',
} as const;
export type RemittanceState = keyof typeof remittanceStateNames;

export const remittanceMoves: Readonly<
  Record<'check' | 'return' | 'withdraw' | 'providerCheck', readonly RemittanceState[]>
> = {
  check: ['registered'],
  return: ['registered', 'checked'],
  withdraw: ['registered', 'returned'],
  providerCheck: ['registered', 'checked'],
};

export const lineStateNames = {
  open: '待认领',
  part: '部分认领',
  waiting: '待复核',
  booked: '已认领',
  refunded: '已退款',
  reversed: '已冲正',
  other: '其他业务',
  linked: '已关联',
} as const;
export type LineState = keyof typeof lineStateNames;

/** The amounts of a line by where they went; what is left is open. */
export interface LineParts {
  readonly direction: 'in' | 'out';
  readonly amountFen: number;
  readonly allocatedFen: number;
  readonly refundedFen: number;
  readonly reversedFen: number;
  readonly otherFen: number;
}

/** What a line is called on the screen; `waiting` when a booking of it waits for a second person. */
export function lineState(line: LineParts, isWaiting: boolean): LineState {
  if (isWaiting) return 'waiting';
  const { amountFen, allocatedFen, refundedFen, reversedFen, otherFen } = line;
  const usedFen = allocatedFen + refundedFen + reversedFen + otherFen;
  if (usedFen === 0) return 'open';
  if (usedFen < amountFen) return 'part';
  if (line.direction === 'out') return otherFen === amountFen ? 'other' : 'linked';
  if (allocatedFen > 0) return 'booked';
  if (refundedFen > 0) return 'refunded';
  return reversedFen > 0 ? 'reversed' : 'other';
}

export const bookingKindNames = {
  allocation: '认领',
  other: '其他业务',
  refund: '退款',
  reversal: '关联冲正',
  carryOut: '关联退款支出',
} as const;
export type BookingKind = keyof typeof bookingKindNames;

export const bookingStateNames = {
  waiting: '等待复核',
  booked: '已入账',
  undone: '已撤销',
  returned: '复核退回',
  withdrawn: '已撤回',
} as const;
export type BookingState = keyof typeof bookingStateNames;

export const bookingMoves: Readonly<Record<'confirm' | 'return' | 'withdraw' | 'undo', readonly BookingState[]>> = {
  confirm: ['waiting'],
  return: ['waiting'],
  withdraw: ['waiting'],
  undo: ['booked'],
};

export const refundStateNames = {
  decided: '待付款',
  paid: '已付出',
  bounced: '被银行退回',
  withdrawn: '已撤销',
} as const;
export type RefundState = keyof typeof refundStateNames;
