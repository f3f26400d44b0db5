import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { registration } from '@yanxiu/contract/registration';
import { routeFor } from '@yanxiu/domain/program/route';
import { changeKindNames, changeStateNames, mayDecideChange, withdrawnNames } from '@yanxiu/domain/registration/change';
import { refuseRegistration } from '@yanxiu/domain/registration/refusals';
import { levelNames } from '@yanxiu/domain/registration/states';
import { actorOf, type Ctx } from '../../platform/http/context.ts';
import { notFound, RefusalError } from '../../platform/http/errors.ts';
import { getProgram } from '../../program/store.ts';
import { type ChangeRow, lockChange, pageChanges, updateChange } from '../store/change.ts';
import { listUnits, type Program } from '../store/unit.ts';
import { lockUnits, noteEvents, partyActor, type Unit } from '../unit.ts';
import { applyChange } from './apply.ts';

type Endpoints = typeof registration.endpoints;

/** A reviewing level of the school's route decides; an approved change takes effect at once. */
export async function decideChange(ctx: Ctx, input: Parsed<Endpoints['decideChange']>) {
  const change = await lockChange(ctx.db, ctx.scope, input.programId, input.id);
  if (change.state !== 'asked') {
    throw new RefusalError(refuseRegistration('changeState', { state: changeStateNames[change.state] }));
  }
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  const refusal = refuseDecision(ctx, program, change);
  if (refusal) throw new RefusalError(refusal);
  const reached = await listUnits(ctx.db, ctx.scope, program, involved(change));
  if (reached.length < involved(change).length) throw new RefusalError(refuseRegistration('changeReach'));
  if (input.approve && change.moveBill && !change.toAgreedAt)
    throw new RefusalError(refuseRegistration('changeUnagreed'));
  const units = await lockUnits(ctx, input.programId, involved(change));
  const unit = units.find((one) => one.row.schoolId === change.schoolId) ?? notFound();
  const target = units.find((one) => one.row.schoolId === change.toSchoolId) ?? null;
  if (units.some((one) => one.row.state !== 'locked')) throw new RefusalError(refuseRegistration('notLocked'));
  const state = input.approve ? ('approved' as const) : ('returned' as const);
  await updateChange(ctx.db, input.programId, change.id, {
    state,
    decidedBy: actorOf(ctx).personId,
    decidedAt: ctx.now,
    decisionReason: input.reason ?? null,
  });
  if (input.approve) await applyChange(ctx, unit, change, target);
  await tellUnits(ctx, units, change, input);
  return { state };
}

function involved(change: ChangeRow): string[] {
  return change.toSchoolId ? [change.schoolId, change.toSchoolId] : [change.schoolId];
}

async function tellUnits(
  ctx: Ctx,
  units: readonly Unit[],
  change: ChangeRow,
  input: { approve: boolean; reason?: string | undefined },
) {
  const reason = [change.payload.words, input.reason].filter(Boolean).join('：');
  const [first] = units;
  if (!first) return;
  const act = input.approve ? ('changeApproved' as const) : ('changeReturned' as const);
  const moves = units.map((unit) => ({ unit, toState: unit.row.state }));
  await noteEvents(ctx, first.program.id, moves, { act, reason });
}

function refuseDecision(ctx: Ctx, program: Program, change: Pick<ChangeRow, 'parentKind' | 'state'>) {
  const route = routeFor(program.settings, change.parentKind);
  const { party } = partyActor(ctx);
  if (mayDecideChange(route, party)) return null;
  return refuseRegistration('notYourRole', { who: route.map((level) => `${levelNames[level]}审核人`).join('或') });
}

/** Change orders in reach: of one's own unit, of those below, and transfers to one's unit. */
export async function listChanges(ctx: Ctx, input: Parsed<Endpoints['changes']>) {
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  const { rows, total } = await pageChanges(ctx.db, ctx.scope, program.id, input);
  return { rows: rows.map((row) => describeChange(ctx, program, row)), total };
}

function describeChange(ctx: Ctx, program: Program, row: ChangeRow) {
  const { payload, withdrawnCode } = row;
  return {
    ...row,
    kindName: changeKindNames[row.kind],
    stateName: changeStateNames[row.state],
    personName: payload.personName,
    newName: payload.newName,
    details: [...payload.details],
    withdrawnName: withdrawnCode ? (withdrawnNames[withdrawnCode as keyof typeof withdrawnNames] ?? null) : null,
    toAgreed: row.toAgreedAt !== null,
    askedByName: row.askedByName ?? '',
    allowed: row.state === 'asked' ? actsOn(ctx, program, row) : [],
  };
}

function actsOn(ctx: Ctx, program: Program, row: ChangeRow) {
  const { party } = partyActor(ctx);
  const own = actorOf(ctx).assignment?.orgId;
  const acts: { act: 'decide' | 'withdraw' | 'agree'; allowed: boolean; reason?: string }[] = [];
  if (party === 'county' || party === 'city') {
    const refusal =
      refuseDecision(ctx, program, row) ??
      (row.moveBill && !row.toAgreedAt ? refuseRegistration('changeUnagreed') : null);
    acts.push(refusal ? { act: 'decide', allowed: false, reason: refusal.message } : { act: 'decide', allowed: true });
  }
  if (party === 'clerk' && own === row.schoolId) acts.push({ act: 'withdraw', allowed: true });
  if (party === 'clerk' && own === row.toSchoolId && row.moveBill && !row.toAgreedAt)
    acts.push({ act: 'agree', allowed: true });
  return acts;
}
