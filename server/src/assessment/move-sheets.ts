import { dayOf } from '@yanxiu/domain/kernel/day';
import type { Refusal } from '@yanxiu/domain/kernel/refusal';
import type { ProgramSettings } from '@yanxiu/domain/program/policy';
import { routeFor } from '@yanxiu/domain/program/route';
import { refuseAssessment } from '@yanxiu/domain/assessment/refusals';
import { postedUntil, type SheetAct, sheetActNames, type SheetState, sheetStateNames, statesFor } from '@yanxiu/domain/assessment/states';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { orNotFound, RefusalError } from '../platform/http/errors.ts';
import { getProgram } from '../program/store.ts';
import { scoresLocked } from './facts.ts';
import { countOpenObjections, insertEvent, listUnits, setSheet, type UnitSheet } from './store/sheet.ts';

interface Units {
  readonly programId: string;
  readonly schoolIds?: string[] | undefined;
}

type Moved = { moved: number; skipped: { schoolName: string; reason: string }[] };

const nextState: Readonly<Record<Exclude<SheetAct, 'compute' | 'return'>, SheetState>> = {
  confirmAsProvider: 'providerConfirmed',
  confirmAsSchool: 'posted',
  confirmAsCounty: 'countyConfirmed',
  approve: 'locked',
};

/** What keeps an act from a unit's sheet now, or null. Screens show it on the button; the act itself asks again. */
export async function whyNot(ctx: Ctx, settings: ProgramSettings, programId: string, unit: UnitSheet, act: SheetAct): Promise<Refusal | null> {
  if (unit.state === null) return act === 'compute' ? null : refuseAssessment('noSheet');
  const route = routeFor(settings, unit.parentKind);
  if (!statesFor(act, route).includes(unit.state)) {
    return refuseAssessment('wrongState', { state: sheetStateNames[unit.state], act: sheetActNames[act] });
  }
  if (act !== 'approve' && act !== 'confirmAsCounty') return null;
  const until = unit.postedOn ? postedUntil(unit.postedOn, settings.assessment.postingDays) : '';
  if (unit.state === 'posted' && dayOf(ctx.now) < until) return refuseAssessment('posting', { until, act: sheetActNames[act] });
  const open = await countOpenObjections(ctx.db, programId, unit.schoolId);
  return open > 0 ? refuseAssessment('openObjections', { count: open }) : null;
}

/** Moves the sheets of the named units, or of all in reach, one step; what cannot move is told with its reason. */
export async function moveSheets(ctx: Ctx, input: Units, act: Exclude<SheetAct, 'compute' | 'return'>): Promise<Moved> {
  const { settings } = await getProgram(ctx.db, ctx.scope, input.programId);
  const units = await listUnits(ctx.db, ctx.scope, input, true);
  const skipped: { schoolName: string; reason: string }[] = [];
  let moved = 0;
  for (const unit of units) {
    const refusal = await whyNot(ctx, settings, input.programId, unit, act);
    if (refusal) skipped.push({ schoolName: unit.schoolName, reason: refusal.message });
    else {
      await moveOne(ctx, input.programId, unit, act);
      moved += 1;
    }
  }
  const [first] = skipped;
  if (moved === 0 && first && units.length === 1) throw new RefusalError(refuseOf(first.reason));
  if (moved === 0) throw new RefusalError(refuseAssessment('nothing', { act: sheetActNames[act] }));
  ctx.audit({ action: `assessment.${act}`, subject: ['program', input.programId], programId: input.programId, after: { moved, skipped: skipped.length } });
  return { moved, skipped: skipped.slice(0, 200) };
}

function refuseOf(message: string): Refusal {
  return { refused: true, code: 'assessment.wrongState', message, params: {} };
}

async function moveOne(ctx: Ctx, programId: string, unit: UnitSheet, act: Exclude<SheetAct, 'compute' | 'return'>): Promise<void> {
  const key = { programId, schoolId: unit.schoolId };
  const state = nextState[act];
  await setSheet(ctx.db, key, {
    state,
    returnReason: null,
    ...(state === 'posted' ? { postedOn: dayOf(ctx.now) } : {}),
    ...(state === 'locked' ? { lockedAt: ctx.now } : {}),
  });
  await noteEvent(ctx, key, act, unit.state ?? 'computed', state, null);
  if (state === 'locked') await ctx.publish(scoresLocked, key);
}

async function noteEvent(
  ctx: Ctx,
  key: { programId: string; schoolId: string },
  act: string,
  fromState: string,
  toState: string,
  reason: string | null,
): Promise<void> {
  const actor = actorOf(ctx);
  const role = actor.assignment?.role ?? '';
  await insertEvent(ctx.db, { ...key, at: ctx.now, personId: actor.personId, role, act, fromState, toState, reason });
}

/** Gives a sheet back to where it is computed, with the reason. */
export async function returnSheet(
  ctx: Ctx,
  input: { programId: string; schoolId: string; version: number; reason: string },
): Promise<{ version: number }> {
  const { settings } = await getProgram(ctx.db, ctx.scope, input.programId);
  const units = await listUnits(ctx.db, ctx.scope, { programId: input.programId, schoolIds: [input.schoolId] }, true);
  const unit = orNotFound(units[0]);
  if (unit.version !== input.version) throw new RefusalError(refuseAssessment('changed'));
  const refusal = await whyNot(ctx, settings, input.programId, unit, 'return');
  if (refusal) throw new RefusalError(refusal);
  const key = { programId: input.programId, schoolId: input.schoolId };
  await setSheet(ctx.db, key, { state: 'computed', postedOn: null, returnReason: input.reason });
  await noteEvent(ctx, key, 'return', unit.state ?? 'computed', 'computed', input.reason);
  ctx.audit({ action: 'assessment.returnSheet', subject: ['scoreSheet', input.schoolId], programId: input.programId, reason: input.reason });
  return { version: input.version + 1 };
}
