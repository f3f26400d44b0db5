import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { teaching } from '@yanxiu/contract/teaching';
import { charsOf, mostChars } from '@yanxiu/domain/course/work-limits';
import { promptText } from '@yanxiu/domain/course/work-rules';
import { dayOf, dayText } from '@yanxiu/domain/kernel/day';
import type { Refusal } from '@yanxiu/domain/kernel/refusal';
import { lateDaysOf } from '@yanxiu/domain/teaching/work/due';
import { refuseTakingBack, refuseWriting } from '@yanxiu/domain/teaching/work/piece-states';
import { refuseWork } from '@yanxiu/domain/teaching/work/refusals';
import { fingerprintsOf, likenessOf } from '@yanxiu/domain/teaching/work/similarity';
import type { Ctx } from '../../platform/http/context.ts';
import { orNotFound, RefusalError } from '../../platform/http/errors.ts';
import { newId } from '../../platform/id/new-id.ts';
import { dropLessonScore, keepLessonScore } from '../../study/store/lesson-score.ts';
import { judgementOf } from './judgement.ts';
import { ownAssignment, refuseOutside } from './own-lesson.ts';
import { claimOf } from './piece-of.ts';
import { listPeerReviews } from './store/peer.ts';
import {
  findOwnPiece,
  insertHandIn,
  insertPiece,
  listAlike,
  listWorkFiles,
  type Piece,
  type PieceKey,
  updatePiece,
  updateWriting,
} from './store/piece.ts';
import { findWorkOfPiece } from './store/work.ts';

type Endpoints = typeof teaching.endpoints;
type Assignment = Awaited<ReturnType<typeof ownAssignment>>;

const keyOf = ({ programId, lessonId }: { programId: string; lessonId: string }, personId: string): PieceKey => ({
  programId,
  personId,
  lessonId,
});

/** What the assignment asks for, what is written so far, and what became of it. */
export async function showMyPiece(ctx: Ctx, input: Parsed<Endpoints['myPiece']>) {
  const assignment = await ownAssignment(ctx, input);
  const { rules, prompt, due, member, today, milestones } = assignment;
  const piece = await findOwnPiece(ctx.db, keyOf(input, member.personId));
  const peers = piece ? await listPeerReviews(ctx.db, piece.programId, piece.id) : [];
  const isEarly = today < milestones.studyStartsOn;
  return {
    prompt,
    minChars: rules.minChars,
    mostFiles: rules.files,
    rubric: rules.rubric,
    ...due,
    latePercent: rules.latePercent,
    peerCount: rules.peerCount,
    peerPercent: rules.peerPercent,
    state: piece?.state ?? ('none' as const),
    text: piece?.text ?? '',
    files: piece ? await listWorkFiles(ctx.db, piece.fileIds) : [],
    mayPublish: piece?.mayPublish ?? false,
    version: piece?.version ?? 0,
    savedAt: piece?.savedAt ?? null,
    handedInAt: piece?.handedInAt ?? null,
    lateDays: piece?.lateDays ?? 0,
    returnReason: piece?.state === 'returned' ? piece.returnReason : '',
    judgement: piece?.state === 'marked' ? judgementOf(piece, peers, rules) : null,
    work: piece ? await findWorkOfPiece(ctx.db, piece.programId, piece.id) : null,
    peerComments: piece?.state === 'marked' ? peers.flatMap((one) => (one.comment ? [one.comment] : [])) : [],
    allowed: [
      act(
        'write',
        isEarly
          ? refuseWork('notStarted', { startsOn: dayText(milestones.studyStartsOn) })
          : mayWrite(assignment, piece),
      ),
      act('takeBack', piece ? refuseTakingBack(claimOf(piece), ctx.now) : refuseWork('notHandedIn')),
    ],
  };
}

const act = (name: string, refusal: Refusal | null) =>
  refusal ? { act: name, allowed: false, reason: refusal.message } : { act: name, allowed: true };

function mayWrite({ member, today, due }: Assignment, piece: Piece | undefined): Refusal | null {
  if (member.state !== 'active') return refuseWork('notTrainee');
  return refuseWriting(piece?.state ?? 'draft', today, due.lastOn, dayText(due.lastOn));
}

/** The assignment with the piece, when its author may write; refuses otherwise. */
async function writable(ctx: Ctx, input: { programId: string; lessonId: string }) {
  const assignment = await ownAssignment(ctx, input);
  refuseOutside(assignment.member, assignment.today, assignment.milestones.studyStartsOn);
  const key = keyOf(input, assignment.member.personId);
  const piece = await findOwnPiece(ctx.db, key);
  const refusal = mayWrite(assignment, piece);
  if (refusal) throw new RefusalError(refusal);
  return { assignment, key, piece };
}

/** Keeps what stands in the page, short or whole: nothing is checked but the limits and whose files they are. */
export async function savePiece(ctx: Ctx, input: Parsed<Endpoints['savePiece']>) {
  const { assignment, key } = await writable(ctx, input);
  await checkFiles(ctx, key, input.fileIds, assignment.rules.files);
  return { version: await write(ctx, key, input), savedAt: ctx.now };
}

async function write(ctx: Ctx, key: PieceKey, input: { text: string; fileIds: string[]; version: number }) {
  const writing = { text: input.text, fileIds: input.fileIds, savedAt: ctx.now };
  const isKept =
    input.version === 0
      ? await insertPiece(ctx.db, { ...key, id: newId() }, writing)
      : await updateWriting(ctx.db, key, input.version, writing);
  if (!isKept) throw new RefusalError(refuseWork('changed'));
  return input.version + 1;
}

async function checkFiles(ctx: Ctx, { personId }: PieceKey, fileIds: readonly string[], most: number): Promise<void> {
  if (fileIds.length === 0) return;
  if (most === 0) throw new RefusalError(refuseWork('noFiles'));
  if (fileIds.length > most) throw new RefusalError(refuseWork('tooManyFiles', { most }));
  const files = await listWorkFiles(ctx.db, fileIds, personId);
  if (files.length !== new Set(fileIds).size) throw new RefusalError(refuseWork('fileGone'));
}

/** Hands in what stands in the page, and looks for what it has in common with colleagues' pieces. */
export async function handIn(ctx: Ctx, input: Parsed<Endpoints['handIn']>) {
  const { assignment, key, piece: before } = await writable(ctx, input);
  const { rules, due } = assignment;
  const refusal = refuseHandIn(input.text, input.fileIds, rules);
  if (refusal) throw new RefusalError(refusal);
  await checkFiles(ctx, key, input.fileIds, rules.files);
  const version = await write(ctx, key, input);
  const piece = orNotFound(await findOwnPiece(ctx.db, key));
  // a redo is as late as the first handing in was: it waited for the tutor
  const isRedo = before?.state === 'returned';
  const lateDays = isRedo ? piece.lateDays : lateDaysOf(dayOf(ctx.now), due.dueOn);
  const number = piece.handIns + 1;
  const leftOut = promptText(assignment.prompt);
  const fingerprints = fingerprintsOf(input.text, leftOut);
  const alike = await listAlike(ctx.db, ctx.scope, key, fingerprints);
  const similarPercent = Math.max(0, ...alike.map((one) => likenessOf(input.text, one.text, leftOut).percent));
  await updatePiece(ctx.db, key.programId, piece.id, {
    state: 'handedIn',
    mayPublish: input.mayPublish,
    handIns: number,
    handedInAt: ctx.now,
    lateDays,
    fingerprints,
    similarPercent,
    claimedBy: null,
    claimedUntil: null,
  });
  const handedIn = { programId: key.programId, pieceId: piece.id, number, handedInAt: ctx.now, lateDays };
  await insertHandIn(ctx.db, { ...handedIn, text: input.text, fileIds: input.fileIds });
  await keepLessonScore(ctx.db, { ...key, scoreX100: null }, ctx.now);
  ctx.audit({
    action: 'teaching.handIn',
    subject: ['piece', piece.id],
    programId: key.programId,
    after: { number, chars: charsOf(input.text), files: input.fileIds.length, lateDays, similarPercent },
  });
  return { version, lateDays };
}

/** Whether a piece is whole enough to be handed in. */
function refuseHandIn(text: string, fileIds: readonly string[], rules: Assignment['rules']): Refusal | null {
  const chars = charsOf(text);
  if (chars === 0 && fileIds.length === 0) return refuseWork('empty');
  if (chars < rules.minChars) return refuseWork('tooShort', { least: rules.minChars, chars });
  return chars > mostChars ? refuseWork('tooLong', { most: mostChars, chars }) : null;
}

/** Takes a piece back while no tutor has it; what was handed in stays in its history. */
export async function takeBackPiece(ctx: Ctx, input: Parsed<Endpoints['takeBackPiece']>) {
  const { member } = await ownAssignment(ctx, input);
  const key = keyOf(input, member.personId);
  const piece = orNotFound(await findOwnPiece(ctx.db, key));
  const refusal = refuseTakingBack(claimOf(piece), ctx.now);
  if (refusal) throw new RefusalError(refusal);
  // one that was returned before stays one that may be done again
  await updatePiece(ctx.db, key.programId, piece.id, { state: piece.returns > 0 ? 'returned' : 'draft' });
  await dropLessonScore(ctx.db, key);
  ctx.audit({ action: 'teaching.takeBackPiece', subject: ['piece', piece.id], programId: key.programId });
  return { ok: true as const };
}

/** The author's word on being shown with her name; without it the gallery shows nothing of hers, at once. */
export async function consentPiece(ctx: Ctx, input: Parsed<Endpoints['consentPiece']>) {
  const { member } = await ownAssignment(ctx, input);
  const piece = orNotFound(await findOwnPiece(ctx.db, keyOf(input, member.personId)));
  const { mayPublish } = input;
  await updatePiece(ctx.db, input.programId, piece.id, { mayPublish });
  ctx.audit({
    action: 'teaching.consentPiece',
    subject: ['piece', piece.id],
    programId: input.programId,
    before: { mayPublish: piece.mayPublish },
    after: { mayPublish },
  });
  return { ok: true as const };
}
