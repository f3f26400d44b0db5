import type { Output, Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { registration } from '@yanxiu/contract/registration';
import { addDays, dayOf, dayText } from '@yanxiu/domain/kernel/day';
import type { Refusal } from '@yanxiu/domain/kernel/refusal';
import { isLateRegistrant } from '@yanxiu/domain/registration/change';
import { refuseRegistration } from '@yanxiu/domain/registration/refusals';
import { acceptedUntil, type RegistrationAct, refuseAct } from '@yanxiu/domain/registration/states';
import type { Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { getProgram } from '../program/store.ts';
import { registrationLocked, registrationUnlocked } from './facts.ts';
import { type ConflictOfUnit, findConflicts } from './store/conflict.ts';
import { countLoggedIn, countUndecided, enrol, linkPersons, listEnrolled, removeTrainees } from './store/enrol.ts';
import { setReturnReasons } from './store/entry.ts';
import { listUnits } from './store/unit.ts';
import {
  actsOnBehalf,
  beginAct,
  factsOf,
  loadUnit,
  lockUnits,
  moveUnits,
  partyActor,
  type Unit,
  type UnitRef,
} from './unit.ts';

type Endpoints = typeof registration.endpoints;
type Outcome = Output<Endpoints['approve']>;

/** Approves units at the level whose turn it is and passes them on. Each is judged by itself. */
export async function approveRosters(ctx: Ctx, input: Parsed<Endpoints['approve']>): Promise<Outcome> {
  const units = await lockUnits(ctx, input.programId, input.schoolIds, input.onBehalf);
  const { passed, refused } = await sift(ctx, 'approve', units);
  for (const [step, group] of Map.groupBy(passed, (unit) => unit.row.step)) {
    await moveInTurn(ctx, 'approve', group, { step: step + 1, openedByNext: false });
  }
  return outcome(passed, refused);
}

/** The last reviewer locks, school by school or all at once (rules §3, §4): the people are enrolled. */
export async function lockRosters(ctx: Ctx, input: Parsed<Endpoints['lock']>): Promise<Outcome> {
  const schoolIds = input.all ? await waitingForLock(ctx, input) : input.schoolIds;
  const units = await lockUnits(ctx, input.programId, schoolIds, input.onBehalf);
  const { passed, refused } = await sift(ctx, 'lock', units);
  await enrolUnits(ctx, input.programId, passed);
  await moveInTurn(ctx, 'lock', passed, { state: 'locked', lockedAt: ctx.now, lockedBy: partyActor(ctx).personId });
  await tellLocked(ctx, input.programId, passed);
  return outcome(passed, refused);
}

async function waitingForLock(ctx: Ctx, input: { programId: string; onBehalf: boolean }): Promise<string[]> {
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  const rows = await listUnits(ctx.db, ctx.scope, program, null);
  const actor = partyActor(ctx, input.onBehalf);
  return rows
    .filter((row) => refuseAct('lock', factsOf(program, row, ctx.now), actor) === null)
    .map((row) => row.schoolId);
}

async function enrolUnits(ctx: Ctx, programId: string, units: readonly Unit[]): Promise<void> {
  const [first] = units;
  if (!first) return;
  const choice = { programId, schoolIds: units.map((unit) => unit.row.schoolId) };
  const late = isLateRegistrant(dayOf(ctx.now), first.program.settings.milestones.rosterDueOn);
  await linkPersons(ctx.db, choice, ctx.now);
  await enrol(ctx.db, choice, { now: ctx.now, late });
}

async function tellLocked(ctx: Ctx, programId: string, units: readonly Unit[]): Promise<void> {
  if (units.length === 0) return;
  const enrolled = await listEnrolled(
    ctx.db,
    programId,
    units.map((unit) => unit.row.schoolId),
  );
  for (const { row } of units) {
    const { entryIds, headcount } = enrolled.get(row.schoolId) ?? { entryIds: [], headcount: 0 };
    await ctx.publish(registrationLocked, { programId, schoolId: row.schoolId, headcount, entryIds });
  }
}

/** Which units the act is allowed for now, and why the others must wait. */
async function sift(ctx: Ctx, act: RegistrationAct, units: readonly Unit[]) {
  const ids = units.map((unit) => unit.row.schoolId);
  const [programId] = units.map((unit) => unit.program.id);
  const undecided = programId ? await countUndecided(ctx.db, programId, ids) : new Map<string, number>();
  const conflicts = programId
    ? Map.groupBy(await findConflicts(ctx.db, programId, ids), (one) => one.schoolId)
    : new Map();
  const passed: Unit[] = [];
  const refused: { unit: Unit; refusal: Refusal }[] = [];
  for (const unit of units) {
    const open = conflicts.get(unit.row.schoolId)?.[0] ?? null;
    const refusal =
      refuseAct(act, unit.facts, unit.actor) ?? refuseOpenMatters(act, undecided.get(unit.row.schoolId) ?? 0, open);
    if (refusal) refused.push({ unit, refusal });
    else passed.push(unit);
  }
  return { passed, refused };
}

/** An exemption is decided level by level; who works where is settled before anybody is enrolled. */
function refuseOpenMatters(act: RegistrationAct, undecided: number, conflict: ConflictOfUnit | null): Refusal | null {
  if (undecided > 0) return refuseRegistration('exemptUndecided', { count: undecided });
  if (act !== 'lock' || !conflict) return null;
  return refuseRegistration('conflictOpen', { name: conflict.name, school: conflict.otherName });
}

async function moveInTurn(
  ctx: Ctx,
  act: 'approve' | 'lock',
  units: readonly Unit[],
  change: Parameters<typeof moveUnits>[2],
) {
  for (const [onBehalf, group] of Map.groupBy(units, (unit) => actsOnBehalf(act, unit))) {
    await moveUnits(ctx, group, change, { act, onBehalf });
  }
}

/** One unit that is refused is an error; of many each tells for itself. */
function outcome(passed: readonly Unit[], refused: readonly { unit: Unit; refusal: Refusal }[]): Outcome {
  const [only] = refused;
  if (only && passed.length === 0 && refused.length === 1) throw new RefusalError(only.refusal);
  return {
    done: passed.length,
    refused: refused.map(({ unit, refusal }) => ({
      schoolId: unit.row.schoolId,
      schoolName: unit.row.schoolName,
      code: refusal.code,
      message: refusal.message,
    })),
  };
}

async function answer(ctx: Ctx, ref: UnitRef) {
  const { row } = await loadUnit(ctx, ref);
  return { state: row.state, version: row.version };
}

/** A roster that is returned when the deadline has passed may come back for so many days more. */
const returnedExtensionDays = 3;

/**
 * Returns a roster with a reason, down to the row; the draft stays as it is (rules §3). After the deadline the return
 * carries an extension, as the reviewer says or three days: what he asks to be mended he must be able to accept.
 */
export async function returnRoster(ctx: Ctx, input: Parsed<Endpoints['return']>) {
  const unit = await beginAct(ctx, 'return', input, input.onBehalf);
  await setReturnReasons(ctx.db, input.programId, input.schoolId, input.rows);
  const { facts } = unit;
  const isPast = facts.today >= acceptedUntil(facts);
  const until = input.extendUntil ?? (isPast ? addDays(facts.today, returnedExtensionDays) : null);
  const extension = until ? { extendedUntil: until } : {};
  const reason = until ? `${input.reason}（同时延期到${dayText(until)}）` : input.reason;
  await moveUnits(
    ctx,
    [unit],
    { state: 'returned', step: 0, openedByNext: false, returnReason: input.reason, ...extension },
    {
      act: 'return',
      reason,
      onBehalf: actsOnBehalf('return', unit),
      after: { rows: input.rows.length, ...extension },
    },
  );
  return answer(ctx, input);
}

/** Undoes a mistaken lock within the hour (rules §4); its people are taken out again. */
export async function unlockRoster(ctx: Ctx, input: UnitRef & { reason: string }) {
  const unit = await beginAct(ctx, 'unlock', input);
  const loggedIn = await countLoggedIn(ctx.db, input.programId, input.schoolId);
  if (loggedIn > 0) throw new RefusalError(refuseRegistration('unlockLoggedIn', { count: loggedIn }));
  const enrolled = await listEnrolled(ctx.db, input.programId, [input.schoolId]);
  const entryIds = enrolled.get(input.schoolId)?.entryIds ?? [];
  await ctx.publish(registrationUnlocked, { ...input, entryIds });
  await removeTrainees(ctx.db, input.programId, input.schoolId);
  const change = { state: 'submitted' as const, lockedAt: null, lockedBy: null, openedByNext: true };
  await moveUnits(ctx, [unit], change, { act: 'unlock', reason: input.reason });
  return answer(ctx, input);
}
