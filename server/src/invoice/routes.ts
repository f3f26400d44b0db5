import { invoice } from '@yanxiu/contract/invoice';
import { invoiceConstraints } from '@yanxiu/domain/invoice/refusals';
import { nameConstraints } from '../platform/http/constraint.ts';
import { serve } from '../platform/http/serve.ts';
import { downloadBatch, listBatches, makeBatch, releaseInvoiceBatch, setSetting, showSetting } from './batch.ts';
import { deliverInvoice, deliverInvoices, takeInvoiceFiles } from './deliver.ts';
import { exportInvoices } from './export-invoices.ts';
import { enterNumber, readInvoiceResult, redLetter } from './issue.ts';
import { describeInvoice, requestInvoice, withdrawInvoice } from './request.ts';
import { pageInvoices } from './store/invoice.ts';
import { setTitle, showTitle } from './title.ts';

nameConstraints(invoiceConstraints);

export const invoiceFeature = serve(invoice, {
  title: showTitle,
  setTitle,
  request: requestInvoice,
  withdraw: withdrawInvoice,
  list: async (ctx, input) => {
    const { rows, total, totals } = await pageInvoices(ctx.db, ctx.scope, input);
    return { rows: rows.map((row) => describeInvoice(ctx, row)), total, totals };
  },
  export: exportInvoices,
  setting: showSetting,
  setSetting,
  makeBatch,
  batches: listBatches,
  batchWorkbook: downloadBatch,
  releaseBatch: releaseInvoiceBatch,
  readResult: readInvoiceResult,
  enterNumber,
  takeFiles: takeInvoiceFiles,
  deliver: deliverInvoice,
  deliverMany: deliverInvoices,
  redLetter,
});
