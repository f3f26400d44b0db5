import { type Role, roleNames } from '@yanxiu/domain/access/roles';
import { refuseAssessment } from '@yanxiu/domain/assessment/refusals';
import {
  nextState,
  refuseSheet,
  type SheetMove,
  type SheetState,
  sheetActNames,
} from '@yanxiu/domain/assessment/states';
import { dayOf } from '@yanxiu/domain/kernel/day';
import type { Refusal } from '@yanxiu/domain/kernel/refusal';
import { routeFor } from '@yanxiu/domain/program/route';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { orNotFound, RefusalError } from '../platform/http/errors.ts';
import { getProgram } from '../program/store.ts';
import { tellUnits } from '../teaching/message.ts';
import { scoresLocked } from './facts.ts';
import { factsOf, type Program, sheetActor } from './sheet-facts.ts';
import { insertEvents } from './store/event.ts';
import { lockUnits, setSheets, type UnitSheet } from './store/sheet.ts';

interface Units {
  readonly programId: string;
  readonly schoolIds?: string[] | undefined;
}

type Moved = { moved: number; skipped: { schoolName: string; reason: string }[] };

/** Moves the sheets of the named units, or of all in reach, one step; what cannot move is told with its reason. */
export async function moveSheets(ctx: Ctx, input: Units, act: SheetMove): Promise<Moved> {
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  const actor = sheetActor(ctx, program);
  // a bureau confirms for a school one by one, never for all in a press
  if (act === 'confirmAsSchool' && actor.party === 'bureau' && !input.schoolIds)
    throw new RefusalError(refuseAssessment('nameUnits'));
  const units = await lockUnits(ctx.db, ctx.scope, actorOf(ctx).personId, input);
  const refused: { unit: UnitSheet; refusal: Refusal }[] = [];
  const passed: UnitSheet[] = [];
  for (const unit of units) {
    const refusal = refuseSheet(act, factsOf(ctx, program, unit), actor);
    if (refusal) refused.push({ unit, refusal });
    else passed.push(unit);
  }
  const [first] = refused;
  if (passed.length === 0 && first && units.length === 1) throw new RefusalError(first.refusal);
  if (passed.length === 0) throw new RefusalError(refuseAssessment('nothing', { act: sheetActNames[act] }));
  await moveUnits(ctx, program, passed, { act, toState: nextState[act], reason: null });
  const skipped = refused.map(({ unit, refusal }) => ({ schoolName: unit.schoolName, reason: refusal.message }));
  return { moved: passed.length, skipped: skipped.slice(0, 200) };
}

interface Step {
  readonly act: SheetMove | 'return';
  readonly toState: SheetState;
  readonly reason: string | null;
}

async function moveUnits(ctx: Ctx, program: Program, units: readonly UnitSheet[], step: Step): Promise<void> {
  const { toState: state, reason } = step;
  const schoolIds = units.map((unit) => unit.schoolId);
  const key = { programId: program.id, schoolIds };
  await setSheets(ctx.db, key, {
    state,
    returnReason: reason,
    ...(state === 'posted' ? { postedOn: dayOf(ctx.now) } : {}),
    ...(state === 'computed' ? { postedOn: null } : {}),
    ...(state === 'locked' ? { lockedAt: ctx.now } : {}),
  });
  const { personId, assignment } = actorOf(ctx);
  const role: Role | null = assignment?.role ?? null;
  await insertEvents(
    ctx.db,
    { programId: program.id, at: ctx.now, personId, role: role ? roleNames[role] : '', ...step },
    units.map((unit) => ({
      schoolId: unit.schoolId,
      fromState: unit.state ?? 'computed',
      onBehalf: isOnBehalf(ctx, program, unit, step.act),
    })),
  );
  ctx.audit({
    action: `assessment.${step.act}`,
    subject: ['program', program.id],
    programId: program.id,
    after: { state, schoolIds },
    reason,
  });
  await tellResult(ctx, program, schoolIds, state);
  if (state === 'locked') await ctx.publish(scoresLocked, key);
}

/** The scores are to be seen: while they are posted, and when they stand. */
async function tellResult(ctx: Ctx, program: Program, schoolIds: string[], state: SheetState): Promise<void> {
  if (state !== 'posted' && state !== 'locked') return;
  const days = program.settings.assessment.postingDays;
  const words =
    state === 'posted'
      ? { title: '您的成绩正在公示', body: `公示 ${days} 天。请核对自己的成绩，有异议请在成绩页提出。` }
      : { title: '您的成绩已审定', body: '成绩和学分已经确定，可以在成绩页查看。' };
  await tellUnits(ctx, program.id, schoolIds, { kind: 'result', ...words, link: '/score' });
}

/** 代办: a bureau that confirms for the school, or a city at its county's step. */
function isOnBehalf(ctx: Ctx, program: Program, unit: UnitSheet, act: SheetMove | 'return'): boolean {
  const kind = actorOf(ctx).assignment?.orgKind;
  if (act === 'confirmAsSchool') return kind !== 'school';
  const route = routeFor(program.settings, unit.parentKind);
  if (act === 'approve') return kind !== route.at(-1);
  return act === 'confirmAsCounty' && kind !== 'county';
}

/** Gives a sheet back to where it is computed, with the reason; the scores stay until they are computed anew. */
export async function returnSheet(
  ctx: Ctx,
  input: { programId: string; schoolId: string; version: number; reason: string },
): Promise<{ version: number }> {
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  const filter = { programId: input.programId, schoolIds: [input.schoolId] };
  const [found] = await lockUnits(ctx.db, ctx.scope, actorOf(ctx).personId, filter);
  const unit = orNotFound(found);
  if (unit.version !== input.version) throw new RefusalError(refuseAssessment('changed'));
  const refusal = refuseSheet('return', factsOf(ctx, program, unit), sheetActor(ctx, program));
  if (refusal) throw new RefusalError(refusal);
  await moveUnits(ctx, program, [unit], { act: 'return', toState: 'computed', reason: input.reason });
  return { version: input.version + 1 };
}
