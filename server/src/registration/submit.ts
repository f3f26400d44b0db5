import type { Refusal } from '@yanxiu/domain/kernel/refusal';
import { refuseRegistration } from '@yanxiu/domain/registration/refusals';
import { firstError } from '@yanxiu/domain/registration/roster-issues';
import { attachFile } from '../file/upload.ts';
import { listContacts } from '../org/store.ts';
import { evidenceTypes } from '../platform/files/media-type.ts';
import type { Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { registrationSubmitted } from './facts.ts';
import { recheckUnit } from './judge-rows.ts';
import { findConflicts } from './store/conflict.ts';
import { clearReturnReasons, countRows, listEntries } from './store/entry.ts';
import type { RegistrationChange } from './store/unit.ts';
import {
  actsOnBehalf,
  beginAct,
  loadUnit,
  lockUnits,
  type MoveNote,
  moveUnits,
  type Unit,
  type UnitRef,
} from './unit.ts';

type Moved = { state: Unit['row']['state']; version: number };

const fresh = { openedByNext: false, returnReason: null };

async function answer(ctx: Ctx, ref: UnitRef): Promise<Moved> {
  const { row } = await loadUnit(ctx, ref);
  return { state: row.state, version: row.version };
}

/** The clerk hands the roster to the principal, once nothing is missing or wrong. */
export async function submitRoster(ctx: Ctx, input: UnitRef): Promise<Moved> {
  const unit = await beginAct(ctx, 'submit', input);
  await recheckUnit(ctx, unit);
  const refusal = await refuseIncomplete(ctx, unit);
  if (refusal) throw new RefusalError(refusal);
  await clearReturnReasons(ctx.db, input.programId, input.schoolId);
  const change = {
    ...fresh,
    state: 'withPrincipal' as const,
    step: 0,
    submittedAt: ctx.now,
    submittedBy: unit.actor.personId,
    // what was scanned before is not what is handed in now
    scanFileId: null,
  };
  await moveUnits(ctx, [unit], change, { act: 'submit', onBehalf: actsOnBehalf('submit', unit) });
  return answer(ctx, input);
}

/** What a roster still needs before it may leave the school. */
async function refuseIncomplete(ctx: Ctx, unit: Unit): Promise<Refusal | null> {
  const { program, row } = unit;
  const counts = await countRows(ctx.db, program.id, row.schoolId);
  if (counts.rows === 0) return refuseRegistration('empty');
  if (counts.error > 0) {
    const [first] = (await listEntries(ctx.db, program.id, row.schoolId)).filter(
      (entry) => entry.checkState === 'error',
    );
    const words = first ? `第 ${first.line} 行 ${first.name}：${firstError(first.issues)}` : '';
    return refuseRegistration('rowErrors', { count: counts.error, first: words });
  }
  if (row.staffCount === null) return refuseRegistration('staffCountMissing');
  if (row.staffCount < counts.rows) {
    return refuseRegistration('staffCountTooSmall', { staff: row.staffCount, count: counts.rows });
  }
  const contacts = await listContacts(ctx.db, row.schoolId);
  if (!contacts.some((contact) => contact.duty === 'liaison' && contact.phoneCipher))
    return refuseRegistration('liaisonMissing');
  const [open] = (await findConflicts(ctx.db, program.id, [row.schoolId])).filter(
    (conflict) => conflict.homeSchool === '',
  );
  return open ? refuseRegistration('conflictUnexplained', { name: open.name, school: open.otherName }) : null;
}

/** The principal's confirmation sends the roster up (校长确认即上报). */
export async function confirmRoster(ctx: Ctx, input: UnitRef): Promise<Moved> {
  const unit = await beginAct(ctx, 'confirm', input);
  return sendUp(ctx, unit, { confirmedHow: 'click' }, { act: 'confirm' });
}

export async function returnToClerk(ctx: Ctx, input: UnitRef & { reason: string }): Promise<Moved> {
  const unit = await beginAct(ctx, 'returnToClerk', input);
  const change = { ...fresh, state: 'returned' as const, returnReason: input.reason };
  await moveUnits(ctx, [unit], change, { act: 'returnToClerk', reason: input.reason });
  return answer(ctx, input);
}

/** A stamped and signed scan stands in for the principal's click; which of the two it was is shown (rules §4). */
export async function recordScan(ctx: Ctx, input: UnitRef & { fileId: string }): Promise<Moved> {
  const unit = await beginAct(ctx, 'recordScan', input);
  const file = await attachFile(ctx, input.fileId, { orgId: input.schoolId, programId: input.programId });
  if (!evidenceTypes.some((type) => type === file.mediaType)) throw new RefusalError(refuseRegistration('scanKind'));
  const note = { act: 'recordScan' as const, after: { file: file.name }, onBehalf: true };
  return sendUp(ctx, unit, { confirmedHow: 'scan', scanFileId: input.fileId }, note);
}

/** Where clerk and head are one person, the county confirms (rules §4). */
export async function confirmFor(ctx: Ctx, input: UnitRef & { reason: string }): Promise<Moved> {
  const unit = await beginAct(ctx, 'confirmFor', input);
  const note = { act: 'confirmFor' as const, reason: input.reason, onBehalf: true };
  return sendUp(ctx, unit, { confirmedHow: 'bureau' }, note);
}

async function sendUp(ctx: Ctx, unit: Unit, how: RegistrationChange, note: MoveNote): Promise<Moved> {
  const confirmed = { confirmedAt: ctx.now, confirmedBy: unit.actor.personId };
  await moveUnits(ctx, [unit], { ...fresh, ...how, ...confirmed, state: 'submitted', step: 0 }, note);
  const headcount = unit.row.headcount - unit.row.exemptCount;
  await ctx.publish(registrationSubmitted, { programId: unit.program.id, schoolId: unit.row.schoolId, headcount });
  return answer(ctx, { programId: unit.program.id, schoolId: unit.row.schoolId });
}

/** Takes back what the next has not opened: to the clerk's draft, or one step back along the route. */
export async function takeBack(ctx: Ctx, input: UnitRef): Promise<Moved> {
  const unit = await beginAct(ctx, 'takeBack', input);
  const toSchool = unit.row.state === 'withPrincipal' || unit.row.step === 0;
  const change = toSchool ? { ...fresh, state: 'draft' as const, step: 0 } : { ...fresh, step: unit.row.step - 1 };
  await moveUnits(ctx, [unit], change, { act: 'takeBack' });
  return answer(ctx, input);
}

/** The one whose turn it is has opened the roster; for anybody else this changes nothing. */
export async function openRoster(ctx: Ctx, input: UnitRef): Promise<{ ok: true }> {
  const { facts, actor, row, program } = await loadUnit(ctx, input);
  const isNext =
    (facts.state === 'withPrincipal' && actor.party === 'principal') ||
    (facts.state === 'submitted' && actor.party === facts.route[facts.step]);
  if (!isNext || row.openedByNext || program.state !== 'published') return { ok: true };
  const [unit] = await lockUnits(ctx, input.programId, [input.schoolId]);
  if (unit) await markOpened(ctx, unit);
  return { ok: true };
}

async function markOpened(ctx: Ctx, unit: Unit): Promise<void> {
  await ctx.db
    .updateTable('registration')
    .set({ openedByNext: true })
    .where('programId', '=', unit.program.id)
    .where('schoolId', '=', unit.row.schoolId)
    .execute();
  ctx.audit({ action: 'registration.open', subject: ['registration', unit.row.schoolId], programId: unit.program.id });
}
