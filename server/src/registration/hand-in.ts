import { Readable } from 'node:stream';
import type { Output, Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { registration } from '@yanxiu/contract/registration';
import { mailSubject } from '@yanxiu/domain/registration/mail-subject';
import { refuseRegistration } from '@yanxiu/domain/registration/refusals';
import { attachFile, keepFile } from '../file/upload.ts';
import { evidenceTypes } from '../platform/files/media-type.ts';
import type { Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { queueMail } from '../platform/mail/queue-mail.ts';
import { type EntryToWrite, zipStream } from '../platform/sheets/zip-stream.ts';
import { printForm } from './forms.ts';
import { findPlace } from './store/place.ts';
import { updateRegistration } from './store/unit.ts';
import { beginAct, loadUnit, noteEvents, type UnitRef } from './unit.ts';

type Endpoints = typeof registration.endpoints;

const forms = ['headcount', 'roster', 'contacts'] as const;

/** 附件 1, 2 and 4 on paper and as workbooks, in one package under the subject that the notice asks for. */
export async function handInZip(ctx: Ctx, input: UnitRef): Promise<FileAnswer> {
  const { subject, bytes } = await packed(ctx, input);
  return { name: `${subject}.zip`, mediaType: 'application/zip', bytes };
}

async function packed(ctx: Ctx, input: UnitRef) {
  const { program, row } = await loadUnit(ctx, input);
  const place = await findPlace(ctx.db, row.schoolId);
  const subject = mailSubject(program.settings.mailSubjectTemplate, { ...place, school: row.schoolName });
  const entries: EntryToWrite[] = [];
  for (const form of forms) {
    for (const format of ['pdf', 'xlsx'] as const) {
      const printed = await printForm(ctx, { ...input, form, format });
      entries.push({ name: printed.name, chunks: piecesOf(printed) });
    }
  }
  const bytes: Buffer[] = [];
  for await (const chunk of zipStream(entries)) bytes.push(chunk);
  return { subject, bytes: Buffer.concat(bytes) };
}

function piecesOf({ bytes }: FileAnswer): EntryToWrite['chunks'] {
  if (bytes instanceof Uint8Array) return [bytes];
  if (bytes instanceof Readable) return bytes as AsyncIterable<Uint8Array>;
  throw new Error('a form is made in memory');
}

/** Mails the package to the bureau, under the notice's subject; a draft is nothing to hand in. */
export async function mailHandIn(
  ctx: Ctx,
  input: Parsed<Endpoints['mailHandIn']>,
): Promise<Output<Endpoints['mailHandIn']>> {
  const unit = await loadUnit(ctx, input);
  const { program, row } = unit;
  if (row.state === 'draft' || row.state === 'returned') throw new RefusalError(refuseRegistration('handInDraft'));
  const { subject, bytes } = await packed(ctx, input);
  const kept = await keepFile(ctx, {
    name: `${subject}.zip`,
    mediaType: 'application/zip',
    purpose: 'attachment',
    bytes,
    orgId: row.schoolId,
    programId: program.id,
  });
  const body = `${row.schoolName}的${program.name}附件 1、2、4 见附件。\n本邮件由研修台按通知要求的标题发出。`;
  await queueMail(ctx, { to: input.to, subject, body, fileIds: [kept.id] });
  await noteEvents(ctx, program.id, [{ unit, toState: row.state }], { act: 'mailHandIn', after: { subject } });
  return { subject };
}

/** The school puts its stamped and signed scan beside its roster, for the bureau to see (or to record as confirmation). */
export async function keepScan(ctx: Ctx, input: UnitRef & { fileId: string }): Promise<{ ok: true }> {
  const unit = await beginAct(ctx, 'keepScan', input);
  const file = await attachFile(ctx, input.fileId, { orgId: input.schoolId, programId: input.programId });
  if (!evidenceTypes.some((type) => type === file.mediaType)) throw new RefusalError(refuseRegistration('scanKind'));
  await updateRegistration(ctx.db, input.programId, [input.schoolId], { scanFileId: input.fileId });
  const note = { act: 'keepScan' as const, after: { file: file.name } };
  await noteEvents(ctx, input.programId, [{ unit, toState: unit.row.state }], note);
  return { ok: true };
}
