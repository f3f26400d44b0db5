import type { Tone } from '../kit/StateTag.tsx';
import type { RowOf } from '../kit/table/row.ts';

export type InvoiceRow = RowOf<'invoice.list'>;

export const invoiceTones: Readonly<Record<InvoiceRow['state'], Tone>> = {
  requested: 'warn',
  exported: 'busy',
  issued: 'good',
  delivered: 'good',
  reddened: 'bad',
  withdrawn: 'plain',
};

export const invoiceStates = [
  { value: 'requested', label: '待开' },
  { value: 'exported', label: '已导出' },
  { value: 'issued', label: '已开' },
  { value: 'delivered', label: '已交付' },
  { value: 'reddened', label: '已红冲' },
  { value: 'withdrawn', label: '已撤回' },
];
