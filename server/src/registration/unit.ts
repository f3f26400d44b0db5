import { type Role, roleNames } from '@yanxiu/domain/access/roles';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { routeFor } from '@yanxiu/domain/program/route';
import type { EventAct } from '@yanxiu/domain/registration/history';
import { refuseRegistration } from '@yanxiu/domain/registration/refusals';
import {
  type Actor,
  allowedActs,
  isLate,
  isOnBehalf,
  partyOf,
  type RegistrationAct,
  type RegistrationFacts,
  refuseAct,
  registrationStateNames,
} from '@yanxiu/domain/registration/states';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { notFound, RefusalError } from '../platform/http/errors.ts';
import { getProgram } from '../program/store.ts';
import { insertEvents } from './store/event.ts';
import {
  type CountedUnit,
  listUnits,
  lockRegistration,
  type Program,
  type RegistrationChange,
  type UnitRow,
  updateRegistration,
} from './store/unit.ts';

/** A reporting unit in a program as somebody acts on it. */
export interface Unit {
  readonly program: Program;
  readonly row: CountedUnit;
  readonly facts: RegistrationFacts;
  readonly actor: Actor;
}

export interface UnitRef {
  readonly programId: string;
  readonly schoolId: string;
}

/** What the states table needs to know of a unit now. */
export function factsOf(program: Program, row: UnitRow, now: Date): RegistrationFacts {
  return {
    state: row.state,
    step: row.step,
    route: routeFor(program.settings, row.parentKind),
    openedByNext: row.openedByNext,
    lockedAt: row.lockedAt,
    rosterDueOn: program.settings.milestones.rosterDueOn,
    extendedUntil: row.extendedUntil,
    extensionAsked: row.extensionAskedUntil !== null,
    submittedBy: row.submittedBy,
    clerkIsHead: row.clerkIsHead,
    today: dayOf(now),
    now,
  };
}

export function partyActor(ctx: Ctx, onBehalf = false): Actor {
  const { personId, assignment } = actorOf(ctx);
  return { party: assignment ? partyOf(assignment.role) : null, personId, onBehalf };
}

/** The unit as far as the reader's scope goes; 404 beyond it and for what is no reporting unit of the program. */
export async function loadUnit(ctx: Ctx, ref: UnitRef, onBehalf = false): Promise<Unit> {
  const program = await getProgram(ctx.db, ctx.scope, ref.programId);
  const [row] = await listUnits(ctx.db, ctx.scope, program, [ref.schoolId]);
  return row ? { program, row, facts: factsOf(program, row, ctx.now), actor: partyActor(ctx, onBehalf) } : notFound();
}

/** Loads several units for one act on all of them, locked in a fixed order. Those out of reach are a 404 for all. */
export async function lockUnits(
  ctx: Ctx,
  programId: string,
  schoolIds: readonly string[] | null,
  onBehalf = false,
): Promise<Unit[]> {
  const program = await getProgram(ctx.db, ctx.scope, programId);
  if (program.state !== 'published') throw new RefusalError(refuseRegistration('programNotOpen'));
  const inReach = await listUnits(ctx.db, ctx.scope, program, schoolIds);
  if (schoolIds && inReach.length < new Set(schoolIds).size) notFound();
  const ids = inReach.map((row) => row.schoolId);
  await lockRegistration(ctx.db, programId, ids);
  const rows = await listUnits(ctx.db, ctx.scope, program, ids);
  const actor = partyActor(ctx, onBehalf);
  return rows.map((row) => ({ program, row, facts: factsOf(program, row, ctx.now), actor }));
}

/** Begins an act on one unit: in reach, program open, registration locked for this transaction, and allowed now. */
export async function beginAct(ctx: Ctx, act: RegistrationAct, ref: UnitRef, onBehalf = false): Promise<Unit> {
  const [unit] = await lockUnits(ctx, ref.programId, [ref.schoolId], onBehalf);
  if (!unit) return notFound();
  const refusal = refuseAct(act, unit.facts, unit.actor);
  if (refusal) throw new RefusalError(refusal);
  return unit;
}

export interface MoveNote {
  readonly act: EventAct;
  readonly reason?: string | null;
  readonly onBehalf?: boolean;
  /** What the audit shows of the change beside the states. */
  readonly after?: unknown;
}

/** Writes a move of one or more units that go the same way: their registrations, histories and audit. */
export async function moveUnits(
  ctx: Ctx,
  units: readonly Unit[],
  change: RegistrationChange,
  note: MoveNote,
): Promise<void> {
  const [first] = units;
  if (!first) return;
  const { program } = first;
  const ids = units.map((unit) => unit.row.schoolId);
  if (Object.keys(change).length > 0) await updateRegistration(ctx.db, program.id, ids, change);
  await noteEvents(
    ctx,
    program.id,
    units.map((unit) => ({ unit, toState: change.state ?? unit.row.state })),
    note,
  );
}

export async function noteEvents(
  ctx: Ctx,
  programId: string,
  moves: readonly { unit: Pick<Unit, 'row' | 'facts' | 'actor'>; toState: string }[],
  note: MoveNote,
): Promise<void> {
  const role: Role | null = ctx.actor?.assignment?.role ?? null;
  const frame = {
    programId,
    at: ctx.now,
    personId: ctx.actor?.personId ?? null,
    role: role ? roleNames[role] : '系统',
  };
  const events = moves.map(({ unit, toState }) => ({
    schoolId: unit.row.schoolId,
    act: note.act,
    fromState: unit.row.state,
    toState,
    reason: note.reason ?? null,
    onBehalf: note.onBehalf ?? false,
  }));
  await insertEvents(ctx.db, frame, events);
  for (const { unit, toState } of moves) {
    ctx.audit({
      action: `registration.${note.act}`,
      subject: ['registration', unit.row.schoolId],
      programId,
      before: { state: unit.row.state, step: unit.row.step },
      after: { state: toState, ...(note.after === undefined ? {} : { change: note.after }) },
      reason: note.reason ?? null,
    });
  }
}

export function actsOnBehalf(act: RegistrationAct, unit: Unit): boolean {
  return unit.actor.party !== null && isOnBehalf(act, unit.facts, unit.actor.party);
}

/** A unit as a list shows it. */
export function describeUnit(unit: Unit) {
  const { row, facts, actor } = unit;
  return {
    ...row,
    stateName: registrationStateNames[row.state],
    waitingAt: waitingAt(facts),
    late: isLate(facts),
    allowed: allowedActs(facts, actor),
  };
}

function waitingAt(facts: RegistrationFacts): 'clerk' | 'principal' | 'county' | 'city' | null {
  if (facts.state === 'locked') return null;
  if (facts.state === 'withPrincipal') return 'principal';
  return facts.state === 'submitted' ? (facts.route[facts.step] ?? null) : 'clerk';
}
