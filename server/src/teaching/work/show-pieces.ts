import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { teaching } from '@yanxiu/contract/teaching';
import { mayRole } from '@yanxiu/domain/access/roles';
import { charsOf } from '@yanxiu/domain/course/work-limits';
import { promptText } from '@yanxiu/domain/course/work-rules';
import type { Refusal } from '@yanxiu/domain/kernel/refusal';
import { liveClaim, refuseMarking } from '@yanxiu/domain/teaching/work/piece-states';
import { refuseWork } from '@yanxiu/domain/teaching/work/refusals';
import { likenessOf } from '@yanxiu/domain/teaching/work/similarity';
import { findWork } from '../../course/store/work.ts';
import { actorOf, type Ctx } from '../../platform/http/context.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import type { FileAnswer } from '../../platform/http/serve.ts';
import { getProgram } from '../../program/store.ts';
import { judgementOf } from './judgement.ts';
import { ownAssignment } from './own-lesson.ts';
import { claimOf } from './piece-of.ts';
import { listPeerReviews, listPeerTasks } from './store/peer.ts';
import { findOwnPiece, findPiece, listAlike, listHandIns, listWorkFiles } from './store/piece.ts';
import { findPieceRow, listJudgedLessons, pagePieces } from './store/piece-list.ts';

type Endpoints = typeof teaching.endpoints;

const readerOf = (ctx: Ctx) => ({ personId: actorOf(ctx).personId, now: ctx.now });

export async function listPieces(ctx: Ctx, input: Parsed<Endpoints['pieces']>) {
  await getProgram(ctx.db, ctx.scope, input.programId);
  const { mine, ...filter } = input;
  const reader = readerOf(ctx);
  return pagePieces(ctx.db, ctx.scope, reader, { ...filter, takenBy: mine ? reader.personId : undefined });
}

export async function listPieceLessons(ctx: Ctx, { programId }: { programId: string }) {
  await getProgram(ctx.db, ctx.scope, programId);
  return listJudgedLessons(ctx.db, ctx.scope, programId);
}

/** One piece with all that its tutor needs: what is asked for, what is alike, what was said before. */
export async function showPiece(ctx: Ctx, { programId, id }: { programId: string; id: string }) {
  const row = orNotFound(await findPieceRow(ctx.db, ctx.scope, readerOf(ctx), programId, id));
  const piece = orNotFound(await findPiece(ctx.db, programId, id));
  const work = orNotFound(await findWork(ctx.db, row.lessonId, 'assignment'));
  const rules = orNotFound(work.assignment);
  const [files, history, peers, similar] = await Promise.all([
    listWorkFiles(ctx.db, row.fileIds),
    listHandIns(ctx.db, programId, id),
    listPeerReviews(ctx.db, programId, id),
    similarTo(ctx, { ...row, programId }, promptText(work.prompt)),
  ]);
  return {
    ...row,
    prompt: work.prompt,
    rubric: rules.rubric,
    files,
    chars: charsOf(row.text),
    minChars: rules.minChars,
    latePercent: rules.latePercent,
    judgement: piece.state === 'marked' ? judgementOf(piece, peers, rules) : null,
    history,
    peers: peers.map(({ name, scoreX100, comment }) => ({ name, scoreX100, comment })),
    similar,
    allowed: actsOn(ctx, piece),
  };
}

interface Compared {
  readonly programId: string;
  readonly personId: string;
  readonly lessonId: string;
  readonly text: string;
  readonly fingerprints: readonly number[];
}

/** Below this the passages are turns of phrase. */
const leastPercent = 5;

/** Colleagues' pieces that say the same, with the passages; who handed in first tells who may have copied. */
async function similarTo(ctx: Ctx, piece: Compared, leftOut: string) {
  const alike = await listAlike(ctx.db, ctx.scope, piece, piece.fingerprints);
  return alike
    .map(({ id, text, ...other }) => {
      const { percent, passages } = likenessOf(piece.text, text, leftOut);
      const shown = passages.map(({ from, to, otherFrom, otherTo }) => ({
        at: [from, to] as [number, number],
        text: piece.text.slice(from, to),
        other: text.slice(otherFrom, otherTo),
      }));
      return { ...other, pieceId: id, percent, passages: shown };
    })
    .filter(({ percent }) => percent >= leastPercent)
    .sort((a, b) => b.percent - a.percent);
}

type Piece = NonNullable<Awaited<ReturnType<typeof findPiece>>>;

/** Only who tutors is offered anything here. */
function actsOn(ctx: Ctx, piece: Piece) {
  const { personId, assignment } = actorOf(ctx);
  if (!assignment || !mayRole(assignment.role, 'teaching.tutor')) return [];
  const marking = refuseMarking(claimOf(piece), personId, ctx.now);
  const claim = liveClaim(claimOf(piece).claim, ctx.now);
  const holds = piece.state === 'handedIn' && claim?.personId === personId;
  return [act('mark', marking), act('return', marking), act('release', holds ? null : refuseWork('notClaimed'))];
}

const act = (name: string, refusal: Refusal | null) =>
  refusal ? { act: name, allowed: false, reason: refusal.message } : { act: name, allowed: true };

/** A file of a piece in reach. */
export async function pieceFile(ctx: Ctx, input: { programId: string; id: string; fileId: string }) {
  const row = orNotFound(await findPieceRow(ctx.db, ctx.scope, readerOf(ctx), input.programId, input.id));
  return fileOf(ctx, row.fileIds, input.fileId);
}

/** A file of one's own piece, or of one that one reviews. */
export async function myPieceFile(ctx: Ctx, input: { programId: string; lessonId: string; fileId: string }) {
  const { member } = await ownAssignment(ctx, input);
  const key = { programId: input.programId, personId: member.personId, lessonId: input.lessonId };
  const [own, tasks] = await Promise.all([findOwnPiece(ctx.db, key), listPeerTasks(ctx.db, key)]);
  return fileOf(ctx, [...(own?.fileIds ?? []), ...tasks.flatMap((task) => task.fileIds)], input.fileId);
}

const shown = /^(?:image\/(?:jpeg|png|webp)|application\/pdf)$/;

/** One of the named files as an answer: a photo or a PDF inside the page, anything else as a download. */
export async function fileOf(ctx: Ctx, fileIds: readonly string[], fileId: string): Promise<FileAnswer> {
  const [file] = await listWorkFiles(ctx.db, fileIds.filter((one) => one === fileId).slice(0, 1));
  const { name, mediaType, sha256, sizeBytes } = orNotFound(file);
  const { path } = await ctx.app.files.find(sha256);
  return { name, mediaType, bytes: { path, sizeBytes }, inline: shown.test(mediaType), cacheSec: 600 };
}
