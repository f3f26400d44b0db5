import type { invoice } from '@yanxiu/contract/invoice';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { batchWorkbook } from '@yanxiu/domain/invoice/batch';
import { batchTemplateV260401 } from '@yanxiu/domain/invoice/data/batch-template-v260401';
import { refuseInvoice } from '@yanxiu/domain/invoice/refusals';
import { problemOfSetting, splitTax, type TaxSetting } from '@yanxiu/domain/invoice/tax';
import { programOf } from '../payment/bill-entries.ts';
import { sheetType } from '../payment/printed.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { HttpError, RefusalError } from '../platform/http/errors.ts';
import type { Answer, FileAnswer } from '../platform/http/serve.ts';
import { newId } from '../platform/id/new-id.ts';
import { getBatch, insertBatch, listBatchInvoices, pageBatches, releaseBatch } from './store/batch.ts';
import { countRequested, findSetting, lockRequested, saveSetting, updateInvoice } from './store/invoice.ts';
import { taxWorkbook } from './tax-workbook.ts';

type Endpoints = typeof invoice.endpoints;

const template = batchTemplateV260401;

/** The provider that acts. */
export function providerOf(ctx: Ctx): string {
  const { assignment } = actorOf(ctx);
  if (assignment?.orgKind !== 'provider') throw new HttpError('forbidden');
  return assignment.orgId;
}

/** 3 % simplified is what the retrieved samples bear; the accountant confirms or changes it before the first batch. */
const suggested: TaxSetting = {
  rateBp: 300,
  exempt: false,
  exemptReason: '',
  policy: '按3%简易征收',
  itemName: '*非学历教育服务*培训费',
  taxCode: '3070201020000000000',
  payeeName: '',
  reviewerName: '',
};

export async function showSetting(ctx: Ctx): Promise<Answer<Endpoints['setting']>> {
  const row = await findSetting(ctx.db, providerOf(ctx));
  return { setting: row?.setting ?? null, suggested, version: row?.version ?? 0 };
}

export async function setSetting(ctx: Ctx, input: Parsed<Endpoints['setSetting']>): Promise<{ version: number }> {
  const providerId = providerOf(ctx);
  const problem = problemOfSetting(input.setting);
  if (problem) throw new RefusalError(refuseInvoice('settingBad', { first: problem }));
  const before = await findSetting(ctx.db, providerId);
  const saved = await saveSetting(ctx.db, providerId, input.version, input.setting, {
    updatedBy: actorOf(ctx).personId,
    updatedAt: ctx.now,
  });
  if (!saved) throw new RefusalError(refuseInvoice('changed'));
  ctx.audit({
    action: 'invoice.setSetting',
    subject: ['org', providerId],
    before: before?.setting,
    after: input.setting,
  });
  return { version: input.version + 1 };
}

/** Takes waiting invoices into a batch: their tax is decided now, under the setting of this day. */
export async function makeBatch(
  ctx: Ctx,
  input: Parsed<Endpoints['makeBatch']>,
): Promise<Answer<Endpoints['makeBatch']>> {
  const providerId = providerOf(ctx);
  const row = await findSetting(ctx.db, providerId);
  if (!row) throw new RefusalError(refuseInvoice('settingMissing'));
  const { setting } = row;
  const waiting = await lockRequested(ctx.db, ctx.scope, {
    programId: input.programId,
    ids: input.invoiceIds,
    regionId: input.regionId,
    limit: template.maxRows,
  });
  if (waiting.length === 0) throw new RefusalError(refuseInvoice('batchEmpty'));
  const program = await programOf(ctx, input.programId);
  refuseBad(
    waiting.map((one) => asBatchRow(one, program.settings.title)),
    setting,
  );
  const id = newId();
  const totalFen = waiting.reduce((sum, one) => sum + one.totalFen, 0);
  const { personId } = actorOf(ctx);
  const number = await insertBatch(ctx.db, {
    id,
    providerId,
    setting,
    template: template.version,
    count: waiting.length,
    totalFen,
    personId,
    at: ctx.now,
  });
  for (const one of waiting) {
    await updateInvoice(ctx.db, one, {
      state: 'exported',
      batchId: id,
      rateBp: setting.rateBp,
      ...splitTax(one.totalFen, setting.rateBp),
    });
  }
  const left = await countRequested(ctx.db, ctx.scope, input.programId);
  ctx.audit({
    action: 'invoice.makeBatch',
    subject: ['invoiceBatch', id],
    programId: input.programId,
    after: { number, count: waiting.length, totalFen, setting },
  });
  return { id, number, count: waiting.length, totalFen, left };
}

type Waiting = Awaited<ReturnType<typeof lockRequested>>[number];

function asBatchRow(one: Pick<Waiting, 'serial' | 'title' | 'totalFen' | 'heads' | 'wish'>, programName: string) {
  const { serial, title, totalFen, heads, wish } = one;
  return { serial, title, totalFen, heads, remark: [`${programName} ${heads} 人`, wish].filter(Boolean).join(' ') };
}

/** An invoice that the bureau's sheet would not take is named before anything is exported. */
function refuseBad(rows: ReturnType<typeof asBatchRow>[], setting: TaxSetting): void {
  const [first] = batchWorkbook(template, rows, setting).problems;
  if (!first) return;
  const buyer = rows.find((row) => row.serial === first.serial)?.title.name ?? '';
  throw new RefusalError(refuseInvoice('batchBad', { serial: first.serial, buyer, problem: first.problem }));
}

export async function listBatches(
  ctx: Ctx,
  input: Parsed<Endpoints['batches']>,
): Promise<Answer<Endpoints['batches']>> {
  const { rows, total } = await pageBatches(ctx.db, ctx.scope, input);
  const describe = (row: (typeof rows)[number]) => {
    if (row.releasedAt) return { ...row, allowed: [] };
    const reason = refuseInvoice('batchDone').message;
    return {
      ...row,
      allowed: [row.issued > 0 ? { act: 'release', allowed: false, reason } : { act: 'release', allowed: true }],
    };
  };
  return { rows: rows.map(describe), total };
}

/** The same bytes each time: the batch as it was made, with the setting of its day. */
export async function downloadBatch(ctx: Ctx, input: { id: string }): Promise<FileAnswer> {
  const batch = await getBatch(ctx.db, ctx.scope, input.id);
  const rows = await listBatchInvoices(ctx.db, batch.id);
  const { sheets } = batchWorkbook(
    template,
    rows.map((row) => asBatchRow(row, row.programName)),
    batch.setting,
  );
  return {
    name: `批量开票-第${batch.number}批-${rows.length}张.xlsx`,
    mediaType: sheetType,
    bytes: await taxWorkbook(template, sheets),
  };
}

/** What the bureau didn't take goes back to waiting, as long as nothing of it was issued. */
export async function releaseInvoiceBatch(ctx: Ctx, input: Parsed<Endpoints['releaseBatch']>): Promise<{ ok: true }> {
  const batch = await getBatch(ctx.db, ctx.scope, input.id);
  if (batch.issued > 0 || batch.releasedAt) throw new RefusalError(refuseInvoice('batchDone'));
  await releaseBatch(ctx.db, batch.id, ctx.now, input.reason);
  ctx.audit({ action: 'invoice.releaseBatch', subject: ['invoiceBatch', batch.id], reason: input.reason });
  return { ok: true };
}
