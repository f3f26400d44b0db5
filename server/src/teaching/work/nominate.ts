import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { teaching } from '@yanxiu/contract/teaching';
import { mayRole } from '@yanxiu/domain/access/roles';
import {
  levelsFor,
  type Nominator,
  nextLevel,
  refuseWorkAct,
  type WorkAct,
  type WorkLevel,
  type WorkStanding,
  workActs,
} from '@yanxiu/domain/teaching/work/nomination';
import { refuseNomination } from '@yanxiu/domain/teaching/work/refusals';
import { actorOf, type Ctx } from '../../platform/http/context.ts';
import { orNotFound, RefusalError } from '../../platform/http/errors.ts';
import { getProgram } from '../../program/store.ts';
import { listWorkFiles } from './store/piece.ts';
import { findPublisherKind } from './store/publisher.ts';
import {
  findWork,
  insertWork,
  insertWorkEvent,
  listWorkEvents,
  pageWorks,
  updateWork,
  type WorkRow,
  withdrawWork,
} from './store/work.ts';
import { tellAuthor } from './tell.ts';

type Endpoints = typeof teaching.endpoints;

/** The level for which this reader acts, by the unit of the role that he acts in. */
function nominatorOf(ctx: Ctx): Nominator {
  const { personId, assignment } = actorOf(ctx);
  if (!assignment || !mayRole(assignment.role, 'teaching.nominate')) return { personId, level: null };
  const levels: Readonly<Record<string, WorkLevel>> = { school: 'school', county: 'county', city: 'city' };
  return { personId, level: levels[assignment.orgKind] ?? null };
}

function standingOf(row: WorkRow, publisherKind: string): WorkStanding {
  return {
    level: row.level,
    state: row.state,
    isPublished: row.publishedAt !== null,
    authorId: row.personId,
    mayPublish: row.mayPublish,
    levels: levelsFor(row.parentKind ?? '', publisherKind),
  };
}

/** Only acts of one's own level are offered; of those that can't be done now the reason is said. */
function actsOn(standing: WorkStanding, actor: Nominator) {
  if (actor.level === null) return [];
  return workActs
    .filter((act) => offered(act, standing, actor))
    .map((act) => {
      const refusal = refuseWorkAct(act, standing, actor);
      return refusal ? { act, allowed: false, reason: refusal.message } : { act, allowed: true };
    });
}

function offered(act: WorkAct, { state, isPublished }: WorkStanding, { level }: Nominator): boolean {
  if (act === 'resume') return state === 'setAside';
  if (act === 'setAside' || act === 'recommend') return state === 'waiting';
  return level !== 'school' && (act === 'withdraw') === isPublished;
}

const asRow = (ctx: Ctx, publisherKind: string) => {
  const actor = nominatorOf(ctx);
  return (row: WorkRow) => ({
    ...row,
    published: row.publishedAt !== null,
    allowed: actsOn(standingOf(row, publisherKind), actor),
  });
};

export async function listWorks(ctx: Ctx, input: Parsed<Endpoints['works']>) {
  await getProgram(ctx.db, ctx.scope, input.programId);
  const kind = await findPublisherKind(ctx.db, input.programId);
  const { rows, total } = await pageWorks(ctx.db, ctx.scope, input);
  return { rows: rows.map(asRow(ctx, kind)), total };
}

export async function showWorkOf(ctx: Ctx, { programId, id }: { programId: string; id: string }) {
  const row = orNotFound(await findWork(ctx.db, ctx.scope, programId, id));
  const [kind, files, events] = await Promise.all([
    findPublisherKind(ctx.db, programId),
    listWorkFiles(ctx.db, row.fileIds),
    listWorkEvents(ctx.db, programId, id),
  ]);
  return { ...asRow(ctx, kind)(row), files, events };
}

/** One step of a work: up, aside, back, into the gallery or out of it; each with a comment that stays. */
export async function moveWork(ctx: Ctx, input: Parsed<Endpoints['moveWork']>) {
  const { programId, id, version, act, comment } = input;
  const row = orNotFound(await findWork(ctx.db, ctx.scope, programId, id));
  const standing = standingOf(row, await findPublisherKind(ctx.db, programId));
  const actor = nominatorOf(ctx);
  const refusal = refuseWorkAct(act, standing, actor);
  if (refusal) throw new RefusalError(refusal);
  const change = changeOf(ctx, act, standing, actor, comment);
  if (!(await updateWork(ctx.db, { programId, id, version }, change)))
    throw new RefusalError(refuseNomination('changed'));
  const level = actor.level ?? 'school';
  await insertWorkEvent(ctx.db, { programId, workId: id, at: ctx.now, byPerson: actor.personId, level, act, comment });
  if (act === 'publish') await tellAuthor(ctx, row, 'result', (title) => `您的“${title}”已在成果展示里公开`, comment);
  ctx.audit({
    action: 'teaching.moveWork',
    subject: ['work', id],
    programId,
    before: { level: row.level, state: row.state, published: standing.isPublished },
    after: { act, ...change },
    reason: comment,
  });
  return { version: version + 1 };
}

function changeOf(ctx: Ctx, act: WorkAct, standing: WorkStanding, { personId, level }: Nominator, comment: string) {
  switch (act) {
    case 'recommend':
      return { level: nextLevel(standing) ?? standing.level };
    case 'setAside':
      return { state: 'setAside' as const, setAsideReason: comment };
    case 'resume':
      return { state: 'waiting' as const, setAsideReason: '' };
    case 'publish':
      return {
        publishedAt: ctx.now,
        publishedBy: personId,
        publishedLevel: level === 'city' ? ('city' as const) : ('county' as const),
      };
    case 'withdraw':
      return { publishedAt: null, publishedBy: null, publishedLevel: null };
  }
}

interface Marked {
  readonly programId: string;
  readonly pieceId: string;
  readonly personId: string;
  readonly excellent: boolean;
  readonly comment: string;
}

/** What a tutor finds excellent becomes a work; what he no longer does ceases to be one while nobody above has it. */
export async function followMark(
  ctx: Ctx,
  { programId, pieceId, personId, excellent, comment }: Marked,
): Promise<void> {
  if (!excellent) {
    if (!(await withdrawWork(ctx.db, programId, pieceId))) throw new RefusalError(refuseNomination('gone'));
    return;
  }
  const workId = await insertWork(ctx.db, { programId, pieceId, personId, createdAt: ctx.now });
  if (!workId) return;
  const byPerson = actorOf(ctx).personId;
  await insertWorkEvent(ctx.db, { programId, workId, at: ctx.now, byPerson, level: 'class', act: 'nominate', comment });
}
