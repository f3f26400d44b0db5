import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { registration } from '@yanxiu/contract/registration';
import { presentWorkUnit } from '@yanxiu/domain/registration/conflict';
import { type PersonType, personTypeNames } from '@yanxiu/domain/registration/person-types';
import { refuseRegistration } from '@yanxiu/domain/registration/refusals';
import type { Ctx } from '../platform/http/context.ts';
import { notFound, RefusalError } from '../platform/http/errors.ts';
import { queueMail } from '../platform/mail/queue-mail.ts';
import { getProgram } from '../program/store.ts';
import { removeForConflict } from './change/apply.ts';
import { recheckUnit } from './judge-rows.ts';
import { type ConflictSideRow, listSides, pageConflicts } from './store/conflict.ts';
import { updateEntry } from './store/entry.ts';
import { listUnitLiaisons } from './store/form.ts';
import { lockUnits, noteEvents, type Unit } from './unit.ts';

type Endpoints = typeof registration.endpoints;

/** People who stand on two rosters of the program, with who should keep them by the rule of the present work unit. */
export async function listConflicts(ctx: Ctx, input: Parsed<Endpoints['conflicts']>) {
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  const { rows, total } = await pageConflicts(ctx.db, ctx.scope, program.id, input);
  const people = [...Map.groupBy(rows, (row) => row.documentIndex).values()];
  return { rows: people.map(describePerson), total };
}

function describePerson(sides: readonly ConflictSideRow[]) {
  return {
    documentMask: sides[0]?.documentMask ?? '',
    suggestedEntryId: presentWorkUnit(
      sides.map((side) => ({ ...side, personType: side.personType as PersonType, locked: side.state === 'locked' })),
    ),
    sides: sides.map((side) => ({ ...side, personTypeName: personTypeNames[side.personType as PersonType] ?? '' })),
  };
}

/**
 * Settles by which unit a person is registered and paid for; the other rosters lose the row, with the reason, and all
 * the units are told in their histories. A roster that is locked loses it by a change order.
 */
export async function settleConflict(
  ctx: Ctx,
  input: Parsed<Endpoints['settleConflict']>,
): Promise<{ removed: number }> {
  const sides = await listSides(ctx.db, ctx.scope, input.programId, input.keepEntryId);
  const kept = sides.find((side) => side.entryId === input.keepEntryId);
  if (!kept) return notFound();
  const others = sides.filter((side) => side.entryId !== kept.entryId);
  if (others.length === 0) throw new RefusalError(refuseRegistration('conflictGone'));
  const units = await lockUnits(ctx, input.programId, [...new Set(sides.map((side) => side.schoolId))]);
  const unitOf = (schoolId: string) => units.find((unit) => unit.row.schoolId === schoolId) ?? notFound();
  for (const side of others) await removeSide(ctx, unitOf(side.schoolId), side, kept, input.reason);
  const keeper = unitOf(kept.schoolId);
  await noteEvents(ctx, input.programId, [{ unit: keeper, toState: keeper.row.state }], {
    act: 'settleConflict',
    reason: `${kept.name}由本单位上报：${input.reason}`,
  });
  for (const unit of units) await recheckUnit(ctx, unit);
  await tellUnits(ctx, units, kept, input.reason);
  return { removed: others.length };
}

/** Both schools are told by mail too: who registers and pays for the person is the other's loss of a head. */
async function tellUnits(ctx: Ctx, units: readonly Unit[], kept: ConflictSideRow, reason: string): Promise<void> {
  const liaisons = await listUnitLiaisons(
    ctx.db,
    units.map((unit) => unit.row.schoolId),
  );
  for (const { row, program } of units) {
    const to = liaisons.get(row.schoolId)?.email;
    if (!to) continue;
    const isKeeper = row.schoolId === kept.schoolId;
    const what = isKeeper ? '由你单位报名和缴费' : `由“${kept.schoolName}”报名和缴费，已从你单位的名单里移出`;
    const body = `${program.name}：${kept.name}同时在两个单位的名单里，经裁定${what}。\n理由：${reason}`;
    await queueMail(ctx, { to, subject: `重复上报的裁定：${kept.name}`, body });
  }
}

async function removeSide(
  ctx: Ctx,
  unit: Unit,
  side: ConflictSideRow,
  kept: ConflictSideRow,
  reason: string,
): Promise<void> {
  const words = `${side.name}由“${kept.schoolName}”上报：${reason}`;
  if (unit.row.state === 'locked') await removeForConflict(ctx, unit, side.entryId, words);
  else await updateEntry(ctx.db, unit.program.id, side.entryId, { withdrawnAt: ctx.now, withdrawnCode: 'conflict' });
  await noteEvents(ctx, unit.program.id, [{ unit, toState: unit.row.state }], { act: 'settleConflict', reason: words });
}
