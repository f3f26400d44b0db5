/** 待申请 (no invoice yet) → 待开 → 已导出 → 已开 → 已交付 → 已红冲; re-issue is a new request (rules §6). */
export const invoiceStateNames = {
  requested: '待开',
  exported: '已导出',
  issued: '已开',
  delivered: '已交付',
  reddened: '已红冲',
  withdrawn: '已撤回',
} as const;
export type InvoiceState = keyof typeof invoiceStateNames;

export const invoiceMoves = {
  withdraw: ['requested'],
  export: ['requested'],
  release: ['exported'],
  issue: ['requested', 'exported'],
  deliver: ['issued', 'delivered'],
  redden: ['issued', 'delivered'],
} as const satisfies Readonly<Record<string, readonly InvoiceState[]>>;
export type InvoiceMove = keyof typeof invoiceMoves;

/** May an invoice in this state make the move? */
export function mayMove(state: InvoiceState, move: InvoiceMove): boolean {
  return (invoiceMoves[move] as readonly InvoiceState[]).includes(state);
}
