import { readFile } from 'node:fs/promises';
import type { invoice } from '@yanxiu/contract/invoice';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { invoiceOfFileName, problemOfXml, readInvoiceXml } from '@yanxiu/domain/invoice/invoice-file';
import { refuseInvoice } from '@yanxiu/domain/invoice/refusals';
import { isInvoiceNumber, serialsIn } from '@yanxiu/domain/invoice/serial';
import { invoiceStateNames, mayMove } from '@yanxiu/domain/invoice/states';
import { yuanText } from '@yanxiu/domain/kernel/money';
import type { Refusal } from '@yanxiu/domain/kernel/refusal';
import { attachFile, keepFile, readableFile } from '../file/upload.ts';
import type { Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import type { Answer } from '../platform/http/serve.ts';
import { queueMail } from '../platform/mail/queue-mail.ts';
import { moveInvoice } from './request.ts';
import { getInvoice, type InvoiceRow, lockInvoicesNamed, updateInvoice } from './store/invoice.ts';
import { unpackInvoices } from './unpack-invoices.ts';

type Endpoints = typeof invoice.endpoints;

/** Takes the files that the bureau gives out and pairs each with its invoice; what can't be paired is named. */
export async function takeInvoiceFiles(
  ctx: Ctx,
  input: Parsed<Endpoints['takeFiles']>,
): Promise<Answer<Endpoints['takeFiles']>> {
  const problems: { name: string; message: string }[] = [];
  let paired = 0;
  for (const given of input.fileIds) {
    const unpacked = await unpackIfZip(ctx, given, input.programId);
    if ('problem' in unpacked) problems.push({ name: unpacked.name, message: unpacked.problem });
    for (const fileId of 'fileIds' in unpacked ? unpacked.fileIds : []) {
      const { name, problem } = await takeFile(ctx, fileId, input.programId);
      if (problem) problems.push({ name, message: problem });
      else paired += 1;
    }
  }
  ctx.audit({
    action: 'invoice.takeFiles',
    subject: ['program', input.programId],
    programId: input.programId,
    after: { paired, problems: problems.length },
  });
  return { paired, problems };
}

/** A .zip of invoice files is taken apart, each of them a file of its own; an .ofd is a zip too and stays whole. */
async function unpackIfZip(
  ctx: Ctx,
  fileId: string,
  programId: string,
): Promise<{ fileIds: string[] } | { name: string; problem: string }> {
  const file = await readableFile(ctx, fileId);
  if (!/\.zip$/i.test(file.name)) return { fileIds: [fileId] };
  const { path } = await ctx.app.files.find(file.sha256);
  const found = await unpackInvoices(await readFile(path));
  const { name } = file;
  if (found === null) return { name, problem: refuseInvoice('zipBad', { name }).message };
  if (found.length === 0) return { name, problem: refuseInvoice('zipEmpty', { name }).message };
  const orgId = ctx.actor?.assignment?.orgId ?? null;
  const fileIds: string[] = [];
  for (const one of found) {
    const kept = await keepFile(ctx, { ...one, purpose: 'invoice', orgId, programId });
    fileIds.push(kept.id);
  }
  return { fileIds };
}

async function takeFile(
  ctx: Ctx,
  fileId: string,
  programId: string,
): Promise<{ name: string; problem: string | null }> {
  const file = await attachFile(ctx, fileId, { programId, orgId: ctx.actor?.assignment?.orgId ?? '' });
  const xml = /\.xml$/i.test(file.name) ? readInvoiceXml(await textOf(ctx, file.sha256)) : null;
  if (typeof xml === 'string') return { name: file.name, problem: xml };
  const numbers = [...file.name.matchAll(/\d{20}/g)].map((match) => match[0]).filter(isInvoiceNumber);
  const found = await lockInvoicesNamed(
    ctx.db,
    ctx.scope,
    serialsIn(`${file.name} ${xml?.remark ?? ''}`),
    xml ? [xml.number] : numbers,
  );
  const invoices = found.filter((one) => one.programId === programId);
  const one = xml ? invoices[0] : invoiceOfFileName(file.name, invoices);
  if (!one || (xml && invoices.length !== 1))
    return { name: file.name, problem: '没有找到对应的发票。文件名应含 20 位发票号码或我方流水号，请先读回开票结果。' };
  const problem = xml ? problemOfXml(xml, one) : null;
  if (problem) return { name: file.name, problem };
  const row = await getInvoice(ctx.db, ctx.scope, programId, one.id);
  await attachFile(ctx, fileId, { programId, orgId: row.schoolId });
  await updateInvoice(ctx.db, row, { fileIds: [...new Set([...row.fileIds, fileId])] });
  return { name: file.name, problem: null };
}

async function textOf(ctx: Ctx, sha256: string): Promise<string> {
  const { path } = await ctx.app.files.find(sha256);
  return readFile(path, 'utf8');
}

type Handing = Pick<Parsed<Endpoints['deliver']>, 'how' | 'receiver'>;

/** Why an invoice can't be handed over this way now; null when it can. */
function refuseDelivery(row: InvoiceRow, { how, receiver }: Handing): Refusal | null {
  if (!mayMove(row.state, 'deliver')) return refuseInvoice('state', { state: invoiceStateNames[row.state] });
  if (how === 'pickup') return receiver === '' ? refuseInvoice('receiverMissing') : null;
  if (row.title.email === '') return refuseInvoice('noEmail');
  return row.fileIds.length === 0 ? refuseInvoice('noFile') : null;
}

/** Hands an invoice over: to the mailbox of its title with its files, or into somebody's hands (领取登记). */
export async function deliverInvoice(ctx: Ctx, input: Parsed<Endpoints['deliver']>): Promise<{ ok: true }> {
  const row = await getInvoice(ctx.db, ctx.scope, input.programId, input.id);
  const refusal = refuseDelivery(row, input);
  if (refusal) throw new RefusalError(refusal);
  await handOver(ctx, row, input.version, input);
  return { ok: true };
}

/** Hands over all that can be; what can't is named and stays. */
export async function deliverInvoices(
  ctx: Ctx,
  input: Parsed<Endpoints['deliverMany']>,
): Promise<Answer<Endpoints['deliverMany']>> {
  if (input.how === 'pickup' && input.receiver === '') throw new RefusalError(refuseInvoice('receiverMissing'));
  const problems: { name: string; message: string }[] = [];
  for (const { id, version } of input.invoices) {
    const row = await getInvoice(ctx.db, ctx.scope, input.programId, id);
    const refusal = row.version === version ? refuseDelivery(row, input) : refuseInvoice('changed');
    if (refusal) problems.push({ name: row.schoolName, message: refusal.message });
    else await handOver(ctx, row, version, input);
  }
  return { delivered: input.invoices.length - problems.length, problems };
}

async function handOver(ctx: Ctx, row: InvoiceRow, version: number, { how, receiver }: Handing): Promise<void> {
  const to = how === 'email' ? row.title.email : receiver;
  await moveInvoice(ctx, row, version, 'deliver', {
    state: 'delivered',
    deliveredHow: how,
    deliveredTo: to,
    deliveredAt: ctx.now,
  });
  if (how === 'email') {
    await queueMail(ctx, {
      to,
      subject: `培训费发票 ${row.number ?? ''}`,
      body: `${row.title.name}：\n培训费发票已开具，发票号码 ${row.number ?? ''}，价税合计 ${yuanText(row.totalFen)} 元，见附件。也可在研修台“发票”页下载。`,
      fileIds: row.fileIds,
    });
  }
  ctx.audit({ action: 'invoice.deliver', subject: ['invoice', row.id], programId: row.programId, after: { how, to } });
}
