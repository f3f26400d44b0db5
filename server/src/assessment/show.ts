import type { assessment } from '@yanxiu/contract/assessment';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { mayRole } from '@yanxiu/domain/access/roles';
import { isPosting, offersSheet, refuseSheet, sheetActs } from '@yanxiu/domain/assessment/states';
import { routeFor } from '@yanxiu/domain/program/route';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { getProgram } from '../program/store.ts';
import {
  factsOf,
  hasLastWord,
  outdatedCheck,
  type Program,
  postedUntilOf,
  sheetActor,
  worksWithin,
} from './sheet-facts.ts';
import { pageCorrections, pageObjections } from './store/appeal.ts';
import { listEvents } from './store/event.ts';
import { getScore, pageScores } from './store/score.ts';
import { getSheet, pageSheets, type SheetRow } from './store/sheet.ts';

type Endpoints = typeof assessment.endpoints;

export async function listSheets(ctx: Ctx, input: Parsed<Endpoints['sheets']>) {
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  const { rows, total } = await pageSheets(ctx.db, ctx.scope, actorOf(ctx).personId, input);
  const isOutdated = outdatedCheck(ctx, program);
  return { rows: await Promise.all(rows.map((row) => describe(ctx, program, row, isOutdated))), total };
}

/** One unit's sheet with every step that it went. */
export async function showSheet(ctx: Ctx, input: Parsed<Endpoints['sheet']>) {
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  const row = await getSheet(ctx.db, ctx.scope, actorOf(ctx).personId, input.programId, input.schoolId);
  return {
    ...(await describe(ctx, program, row, outdatedCheck(ctx, program))),
    route: [...routeFor(program.settings, row.parentKind)],
    events: await listEvents(ctx.db, input.programId, input.schoolId),
  };
}

async function describe(ctx: Ctx, program: Program, row: SheetRow, isOutdated: ReturnType<typeof outdatedCheck>) {
  const actor = sheetActor(ctx, program);
  const facts = factsOf(ctx, program, row);
  const allowed = sheetActs
    .filter((act) => offersSheet(act, facts, actor))
    .map((act) => {
      const refusal = refuseSheet(act, facts, actor);
      return refusal ? { act, allowed: false, reason: refusal.message } : { act, allowed: true };
    });
  return {
    ...row,
    postedUntil: postedUntilOf(program.settings, row),
    postingOver: row.state === 'posted' && !isPosting(facts),
    outdated: await isOutdated(row.settingsVersion),
    allowed,
  };
}

export async function listScores(ctx: Ctx, input: Parsed<Endpoints['scores']>) {
  const { settings } = await getProgram(ctx.db, ctx.scope, input.programId);
  return pageScores(ctx.db, ctx.scope, { ...input, passX100: settings.assessment.passX100 });
}

export async function explainScore(ctx: Ctx, input: Parsed<Endpoints['explain']>) {
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  const kept = await getScore(ctx.db, ctx.scope, input.programId, input.personId);
  const { personId, assignment } = actorOf(ctx);
  const asks = assignment !== null && mayRole(assignment.role, 'assessment.correct') && worksWithin(ctx, program);
  return {
    ...kept,
    settingsVersion: kept.settingsVersion ?? 1,
    outdated: await outdatedCheck(ctx, program)(kept.settingsVersion),
    mayAsk: asks && kept.state === 'locked' && input.personId !== personId,
  };
}

export async function listCorrections(ctx: Ctx, input: Parsed<Endpoints['corrections']>) {
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  const items = program.settings.assessment.parts.flatMap((part) => part.items);
  const { personId, assignment } = actorOf(ctx);
  const mayApprove = assignment !== null && mayRole(assignment.role, 'assessment.approve');
  const { rows, total } = await pageCorrections(ctx.db, ctx.scope, input);
  return {
    rows: rows.map((row) => ({
      ...row,
      file: row.fileId ? { id: row.fileId, name: row.fileName ?? '', sizeBytes: row.fileSizeBytes ?? 0 } : null,
      itemTitle: items.find((item) => item.key === row.itemKey)?.title ?? row.itemKey,
      mayDecide:
        mayApprove &&
        row.state === 'asked' &&
        row.askedBy !== personId &&
        row.personId !== personId &&
        hasLastWord(ctx, program, row.parentKind),
    })),
    total,
  };
}

export async function listObjections(ctx: Ctx, input: Parsed<Endpoints['objections']>) {
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  const { personId, assignment } = actorOf(ctx);
  const answers =
    assignment !== null && mayRole(assignment.role, 'assessment.confirmSchool') && worksWithin(ctx, program);
  const { rows, total } = await pageObjections(ctx.db, ctx.scope, input);
  return {
    rows: rows.map((row) => ({ ...row, mayAnswer: answers && row.state === 'open' && row.personId !== personId })),
    total,
  };
}
