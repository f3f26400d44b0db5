import { readFile } from 'node:fs/promises';
import type { invoice } from '@yanxiu/contract/invoice';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { refuseInvoice } from '@yanxiu/domain/invoice/refusals';
import { pairResult, readResult } from '@yanxiu/domain/invoice/result';
import { isInvoiceNumber, serialsIn } from '@yanxiu/domain/invoice/serial';
import { splitTax } from '@yanxiu/domain/invoice/tax';
import { dayOf, dayText } from '@yanxiu/domain/kernel/day';
import { isRefusal } from '@yanxiu/domain/kernel/refusal';
import { readableFile } from '../file/upload.ts';
import { recordInvoice } from '../payment/record-invoice.ts';
import type { Ctx } from '../platform/http/context.ts';
import { orRefuse, RefusalError } from '../platform/http/errors.ts';
import type { Answer } from '../platform/http/serve.ts';
import { readSheetsInWorker } from '../platform/sheets/worker.ts';
import { providerOf } from './batch.ts';
import { moveInvoice } from './request.ts';
import { findSetting, getInvoice, type InvoiceRow, lockInvoicesNamed, updateInvoice } from './store/invoice.ts';

type Endpoints = typeof invoice.endpoints;

/** Reads the bureau's export back: numbers of what was issued, red letters, and what doesn't fit, by line. */
export async function readInvoiceResult(ctx: Ctx, input: { fileId: string }): Promise<Answer<Endpoints['readResult']>> {
  const file = await readableFile(ctx, input.fileId);
  const { path } = await ctx.app.files.find(file.sha256);
  const read = await readSheetsInWorker(await readFile(path), file.name);
  if ('refused' in read) throw new RefusalError(read.refused);
  const results = read.sheets.map((sheet) => readResult(sheet.rows));
  const rows = orRefuse(results.find((result) => !isRefusal(result)) ?? results[0] ?? refuseInvoice('resultHeader'));
  const serials = rows.flatMap((row) => serialsIn(row.remark));
  const numbers = rows.flatMap((row) => [row.number, ...[...row.remark.matchAll(/\d{20}/g)].map((match) => match[0])]);
  const ours = await lockInvoicesNamed(ctx.db, ctx.scope, serials, numbers);
  const pairing = pairResult(
    rows,
    ours.map((one) => ({ ...one, uscc: one.title.uscc })),
  );
  for (const one of pairing.issued) await markIssued(ctx, ours, one);
  for (const one of pairing.reddened) await markRed(ctx, ours, one);
  ctx.audit({
    action: 'invoice.readResult',
    subject: ['file', input.fileId],
    after: { issued: pairing.issued.length, reddened: pairing.reddened.length, problems: pairing.problems.length },
  });
  return {
    rows: rows.length,
    issued: pairing.issued.length,
    reddened: pairing.reddened.length,
    foreign: pairing.foreign,
    problems: [...pairing.problems],
  };
}

type Locked = Awaited<ReturnType<typeof lockInvoicesNamed>>;

async function markIssued(
  ctx: Ctx,
  ours: Locked,
  one: { id: string; number: string; issuedOn: string },
): Promise<void> {
  const row = ours.find((each) => each.id === one.id);
  if (!row) return;
  const tax = await taxOf(ctx, row);
  await updateInvoice(ctx.db, row, { state: 'issued', number: one.number, issuedOn: one.issuedOn, ...tax });
  await record(ctx, { ...row, ...tax }, 'issue');
}

async function markRed(ctx: Ctx, ours: Locked, one: { id: string; redNumber: string; redOn: string }): Promise<void> {
  const row = ours.find((each) => each.id === one.id);
  if (!row) return;
  const latest = await getInvoice(ctx.db, ctx.scope, row.programId, row.id);
  await updateInvoice(ctx.db, latest, {
    state: 'reddened',
    redNumber: one.redNumber,
    redOn: one.redOn,
    endedReason: '税务局结果',
  });
  await record(ctx, row, 'red');
}

/** Writes down the number of an invoice that was issued one by one. */
export async function enterNumber(ctx: Ctx, input: Parsed<Endpoints['enterNumber']>): Promise<{ ok: true }> {
  if (!isInvoiceNumber(input.number)) throw new RefusalError(refuseInvoice('numberBad'));
  refuseAhead(ctx, input.issuedOn);
  const row = await getInvoice(ctx.db, ctx.scope, input.programId, input.id);
  const tax = await taxOf(ctx, row);
  const issued = { state: 'issued' as const, number: input.number, issuedOn: input.issuedOn };
  await moveInvoice(ctx, row, input.version, 'issue', { ...issued, ...tax });
  await record(ctx, { ...row, ...tax }, 'issue');
  ctx.audit({
    action: 'invoice.enterNumber',
    subject: ['invoice', row.id],
    programId: row.programId,
    after: { number: input.number },
  });
  return { ok: true };
}

/** 红冲: frees the amount for a refund or a new invoice. */
export async function redLetter(ctx: Ctx, input: Parsed<Endpoints['redLetter']>): Promise<{ ok: true }> {
  const row = await getInvoice(ctx.db, ctx.scope, input.programId, input.id);
  if (!isInvoiceNumber(input.redNumber) || input.redNumber === row.number)
    throw new RefusalError(refuseInvoice('redNumberBad'));
  refuseAhead(ctx, input.redOn);
  const change = {
    state: 'reddened' as const,
    redNumber: input.redNumber,
    redOn: input.redOn,
    endedReason: input.reason,
  };
  await moveInvoice(ctx, row, input.version, 'redden', change);
  await record(ctx, row, 'red');
  ctx.audit({
    action: 'invoice.redLetter',
    subject: ['invoice', row.id],
    programId: row.programId,
    after: { redNumber: input.redNumber },
    reason: input.reason,
  });
  return { ok: true };
}

/** The tax of an invoice that was issued without having been in a batch: under the setting of this day. */
async function taxOf(ctx: Ctx, row: Pick<InvoiceRow, 'totalFen' | 'taxFen'>) {
  if (row.taxFen !== null) return {};
  const kept = await findSetting(ctx.db, providerOf(ctx));
  if (!kept) throw new RefusalError(refuseInvoice('settingMissing'));
  const { rateBp } = kept.setting;
  return { rateBp, ...splitTax(row.totalFen, rateBp) };
}

type Recorded = Pick<InvoiceRow, 'programId' | 'billId' | 'id' | 'totalFen' | 'taxFen'>;

function record(ctx: Ctx, row: Recorded, kind: 'issue' | 'red'): Promise<void> {
  return recordInvoice(ctx, {
    programId: row.programId,
    billId: row.billId,
    invoiceId: row.id,
    kind,
    amountFen: row.totalFen,
    taxFen: row.taxFen ?? 0,
  });
}

function refuseAhead(ctx: Ctx, day: string): void {
  if (day > dayOf(ctx.now)) throw new RefusalError(refuseInvoice('issuedAhead', { day: dayText(day) }));
}
