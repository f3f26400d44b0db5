import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { teaching } from '@yanxiu/contract/teaching';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { briefingFigures } from '@yanxiu/domain/teaching/briefing-text';
import { refuseTeaching } from '@yanxiu/domain/teaching/refusals';
import { readableFile } from '../file/upload.ts';
import { contactTexts } from '../payment/printed.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { HttpError, notFound, orNotFound, RefusalError } from '../platform/http/errors.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { newId } from '../platform/id/new-id.ts';
import { getProgram } from '../program/store.ts';
import { briefingDocx, briefingPdf } from './print-briefing.ts';
import {
  type BriefingRow,
  countForBriefing,
  getBriefing,
  getBriefingFor,
  insertBriefing,
  listPictures,
  nextIssue,
  type Picture,
  pageBriefings,
  removeDraft,
  updateDraft,
} from './store/briefing.ts';
import { lockForming } from './store/forming.ts';
import { listClassesInReach } from './store/notice.ts';

type Endpoints = typeof teaching.endpoints;
type Program = Awaited<ReturnType<typeof getProgram>>;

export async function showBriefings(ctx: Ctx, input: Parsed<Endpoints['briefings']>) {
  await getProgram(ctx.db, ctx.scope, input.programId);
  const { personId } = actorOf(ctx);
  const { rows, total } = await pageBriefings(ctx.db, ctx.scope, personId, input);
  return { rows: rows.map((row) => ({ ...row, mine: row.authorId === personId })), total };
}

export async function showBriefing(ctx: Ctx, { programId, briefingId }: Parsed<Endpoints['briefing']>) {
  const program = await getProgram(ctx.db, ctx.scope, programId);
  const row = await getBriefing(ctx.db, ctx.scope, actorOf(ctx).personId, programId, briefingId);
  return { ...(await whole(ctx, program, row)), mine: row.authorId === actorOf(ctx).personId };
}

/** A briefing with its figures: those of its publishing, or for a draft those of this moment. */
async function whole(ctx: Ctx, program: Program, row: BriefingRow) {
  const isDraft = row.state === 'draft' && row.withFigures;
  const figures = isDraft ? await figuresNow(ctx, program, row.classId) : row.figures;
  return {
    ...row,
    figures: [...figures],
    pictures: [...row.pictures],
    figuresAsOf: row.figuresOn ?? dayOf(ctx.now),
    publisherName: publisherOf(program),
    programName: program.name,
  };
}

/** The red masthead's second line: who carries the training out. */
const publisherOf = (program: Program) => program.providerName ?? program.publisherName;

async function figuresNow(ctx: Ctx, program: Program, classId: string | null) {
  const { settings } = program;
  const counts = await countForBriefing(ctx.db, ctx.scope, {
    programId: program.id,
    classId,
    today: dayOf(ctx.now),
    startedX100: settings.study.startedX100,
    wantedX100: settings.hours.onlineX100,
  });
  return briefingFigures(counts);
}

export async function sendBriefing(ctx: Ctx, input: Parsed<Endpoints['briefingFile']>): Promise<FileAnswer> {
  const { settings } = await getProgram(ctx.db, ctx.scope, input.programId);
  const shown = { ...(await showBriefing(ctx, input)), contacts: contactTexts(settings) };
  return input.format === 'pdf' ? briefingPdf(ctx, shown) : briefingDocx(ctx, shown);
}

export async function sendBriefingPicture(ctx: Ctx, input: Parsed<Endpoints['briefingPicture']>): Promise<FileAnswer> {
  await getProgram(ctx.db, ctx.scope, input.programId);
  const row = await getBriefing(ctx.db, ctx.scope, actorOf(ctx).personId, input.programId, input.briefingId);
  return pictureOf(ctx, row, input.fileId);
}

async function pictureOf(ctx: Ctx, row: BriefingRow, fileId: string): Promise<FileAnswer> {
  if (!row.pictures.some((one) => one.fileId === fileId)) notFound();
  const [file] = await listPictures(ctx.db, [fileId]);
  const { name, mediaType, sha256 } = orNotFound(file);
  return { name, mediaType, bytes: await ctx.app.files.find(sha256), inline: true, cacheSec: 600 };
}

/** A tutor writes for a class of hers; the provider for a class or, without one, for the whole program. */
export async function draftBriefing(ctx: Ctx, input: Parsed<Endpoints['draftBriefing']>) {
  await getProgram(ctx.db, ctx.scope, input.programId);
  const { programId, classId = null, ...fields } = input;
  if (classId === null && ctx.scope.kind === 'class') {
    throw new HttpError('invalid', undefined, [{ path: 'classId', message: '请选择给哪个班写简报。' }]);
  }
  if (classId !== null) {
    const [found] = await listClassesInReach(ctx.db, ctx.scope, programId, [classId]);
    orNotFound(found);
  }
  await checkPictures(ctx, fields.pictures);
  const id = newId();
  const authorId = actorOf(ctx).personId;
  await insertBriefing(ctx.db, { ...fields, programId, id, classId, authorId, createdAt: ctx.now });
  ctx.audit({
    action: 'teaching.draftBriefing',
    subject: ['briefing', id],
    programId,
    after: { title: input.title, classId },
  });
  return { id };
}

/** Word and the printed page take photos as .jpg and .png alone. */
async function checkPictures(ctx: Ctx, pictures: readonly Picture[], known: readonly Picture[] = []): Promise<void> {
  const had = new Set(known.map((one) => one.fileId));
  for (const { fileId } of pictures) {
    if (had.has(fileId)) continue;
    const { mediaType, personId } = await readableFile(ctx, fileId);
    if (personId !== actorOf(ctx).personId) throw new RefusalError(refuseTeaching('pictureNotYours'));
    if (mediaType !== 'image/jpeg' && mediaType !== 'image/png') {
      throw new RefusalError(refuseTeaching('pictureKind'));
    }
  }
}

async function ownDraft(ctx: Ctx, programId: string, id: string): Promise<{ program: Program; row: BriefingRow }> {
  const program = await getProgram(ctx.db, ctx.scope, programId);
  const row = await getBriefing(ctx.db, ctx.scope, actorOf(ctx).personId, programId, id);
  if (row.authorId !== actorOf(ctx).personId) notFound();
  if (row.state !== 'draft') throw new RefusalError(refuseTeaching('published'));
  return { program, row };
}

export async function editBriefing(ctx: Ctx, input: Parsed<Endpoints['editBriefing']>) {
  const { programId, briefingId, version, ...fields } = input;
  const { row } = await ownDraft(ctx, programId, briefingId);
  await checkPictures(ctx, fields.pictures, row.pictures);
  const saved = await updateDraft(ctx.db, { programId, id: briefingId, version }, fields);
  if (!saved) throw new RefusalError(refuseTeaching('changed'));
  ctx.audit({
    action: 'teaching.editBriefing',
    subject: ['briefing', briefingId],
    programId,
    before: { title: row.title },
    after: { title: fields.title },
  });
  return { version: version + 1 };
}

/** Numbers the briefing and keeps the figures of this moment with it: what was published reads the same for ever. */
export async function publishBriefing(ctx: Ctx, input: Parsed<Endpoints['publishBriefing']>) {
  const { programId, briefingId: id, version } = input;
  const { program, row } = await ownDraft(ctx, programId, id);
  await lockForming(ctx.db, programId);
  const issueNumber = await nextIssue(ctx.db, programId, row.classId);
  const figures = row.withFigures ? await figuresNow(ctx, program, row.classId) : [];
  const change = { state: 'published' as const, publishedAt: ctx.now, issueNumber, figures, figuresOn: dayOf(ctx.now) };
  const saved = await updateDraft(ctx.db, { programId, id, version }, change);
  if (!saved) throw new RefusalError(refuseTeaching('changed'));
  ctx.audit({
    action: 'teaching.publishBriefing',
    subject: ['briefing', id],
    programId,
    after: { title: row.title, class: row.className, issueNumber },
  });
  return { issueNumber };
}

export async function removeBriefing(ctx: Ctx, { programId, briefingId }: Parsed<Endpoints['removeBriefing']>) {
  const { row } = await ownDraft(ctx, programId, briefingId);
  await removeDraft(ctx.db, programId, briefingId);
  ctx.audit({
    action: 'teaching.removeBriefing',
    subject: ['briefing', briefingId],
    programId,
    before: { title: row.title },
  });
  return { ok: true as const };
}

export async function showMyBriefing(ctx: Ctx, { programId, briefingId }: Parsed<Endpoints['myBriefing']>) {
  const program = await getProgram(ctx.db, ctx.scope, programId);
  return whole(ctx, program, await getBriefingFor(ctx.db, actorOf(ctx).personId, programId, briefingId));
}

export async function showMyBriefingPicture(
  ctx: Ctx,
  input: Parsed<Endpoints['myBriefingPicture']>,
): Promise<FileAnswer> {
  await getProgram(ctx.db, ctx.scope, input.programId);
  const row = await getBriefingFor(ctx.db, actorOf(ctx).personId, input.programId, input.briefingId);
  return pictureOf(ctx, row, input.fileId);
}
