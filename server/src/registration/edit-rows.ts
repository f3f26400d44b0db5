import type { Output, Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { registration } from '@yanxiu/contract/registration';
import { refuseRegistration } from '@yanxiu/domain/registration/refusals';
import { nothingSeen } from '@yanxiu/domain/registration/row-verdict';
import { learnAlias } from '../org/learn-alias.ts';
import type { Ctx } from '../platform/http/context.ts';
import { notFound, RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { openBench } from './bench.ts';
import { entryValues, judgeRow, numbersOf, type RowText, recheckAround } from './judge-rows.ts';
import { countRows, getEntry, lastLine, removeEntries, upsertEntries } from './store/entry.ts';
import { updateRegistration } from './store/unit.ts';
import { beginAct, type UnitRef } from './unit.ts';

type Endpoints = typeof registration.endpoints;

/** Adds typed or pasted rows to a draft; rows with errors stay in it to be mended. */
export async function addRows(ctx: Ctx, input: Parsed<Endpoints['addRows']>): Promise<Output<Endpoints['addRows']>> {
  const unit = await beginAct(ctx, 'edit', input);
  const bench = await openBench(ctx, unit);
  const first = (await lastLine(ctx.db, input.programId, input.schoolId)) + 1;
  const rows = input.rows.filter(hasContent).map((row, at) => {
    const judged = judgeRow(row, first + at, bench, bench.context, nothingSeen());
    return entryValues(ctx.app.vault, bench, judged, { id: newId(), line: first + at, importId: null });
  });
  await upsertEntries(ctx.db, input.programId, input.schoolId, rows);
  const ids = rows.map((row) => row.id);
  await recheckAround(ctx, unit, bench, ids, numbersOf([]));
  await updateRegistration(ctx.db, input.programId, [input.schoolId], {});
  auditRows(ctx, input, 'registration.addRows', { added: rows.length });
  return { ids, counts: await countRows(ctx.db, input.programId, input.schoolId) };
}

function hasContent(row: RowText): boolean {
  return [row.name, row.phone, row.idNumber, row.stage, row.subject].some((text) => text.trim() !== '');
}

/** Changes one row of a draft when it is still the one that was read. */
export async function updateRow(
  ctx: Ctx,
  input: Parsed<Endpoints['updateRow']>,
): Promise<Output<Endpoints['updateRow']>> {
  const unit = await beginAct(ctx, 'edit', input);
  const before = await getEntry(ctx.db, input.programId, input.schoolId, input.entryId);
  if (before.version !== input.version) throw new RefusalError(refuseRegistration('changed'));
  if (before.withdrawnAt) throw new RefusalError(refuseRegistration('noRow'));
  const bench = await openBench(ctx, unit);
  const judged = judgeRow(input, before.line, bench, bench.context, nothingSeen());
  const place = { id: before.id, line: before.line, importId: before.importId };
  await upsertEntries(ctx.db, input.programId, input.schoolId, [entryValues(ctx.app.vault, bench, judged, place)]);
  await recheckAround(ctx, unit, bench, [before.id], numbersOf([before]));
  await updateRegistration(ctx.db, input.programId, [input.schoolId], {});
  const after = await getEntry(ctx.db, input.programId, input.schoolId, input.entryId);
  await learnSchoolName(ctx, before, after);
  ctx.audit({
    action: 'registration.updateRow',
    subject: ['rosterEntry', before.id],
    programId: input.programId,
    before: shown(before),
    after: shown(after),
  });
  const counts = await countRows(ctx.db, input.programId, input.schoolId);
  return { state: after.checkState, version: after.version, counts };
}

type Entry = Awaited<ReturnType<typeof getEntry>>;

/** A name that nobody knew and that a clerk has set right is known from then on, where the rule lets it (rules §1). */
async function learnSchoolName(ctx: Ctx, before: Entry, after: Entry): Promise<void> {
  const wasUnknown = before.issues.some((issue) => issue.code === 'school.unknown');
  const isKnown = !after.issues.some((issue) => issue.field === 'school' && issue.code !== 'school.short');
  if (!wasUnknown || !isKnown || before.schoolText === after.schoolText) return;
  const used = { orgId: after.workSchoolId, alias: before.schoolText, source: 'roster' as const, note: before.id };
  await learnAlias(ctx, used);
}

/** What the audit keeps of a row: names and masks. */
export function shown(entry: Awaited<ReturnType<typeof getEntry>>) {
  const { name, stage, subject, documentMask, phoneMask, schoolText, remark, personType, homeSchool } = entry;
  return { name, stage, subject, documentMask, phoneMask, school: schoolText, remark, personType, homeSchool };
}

export async function removeRow(
  ctx: Ctx,
  input: UnitRef & { entryId: string },
): Promise<Output<Endpoints['removeRow']>> {
  const unit = await beginAct(ctx, 'edit', input);
  const before = await getEntry(ctx.db, input.programId, input.schoolId, input.entryId);
  const removed = await removeEntries(ctx.db, input.programId, input.schoolId, [input.entryId]);
  if (removed === 0) notFound();
  await recheckAround(ctx, unit, await openBench(ctx, unit), [], numbersOf([before]));
  await updateRegistration(ctx.db, input.programId, [input.schoolId], {});
  ctx.audit({
    action: 'registration.removeRow',
    subject: ['rosterEntry', input.entryId],
    programId: input.programId,
    before: shown(before),
  });
  return { counts: await countRows(ctx.db, input.programId, input.schoolId) };
}

/** 在职专任教师数, the only figure of 附件 1 that is typed (rules §4). */
export async function setStaffCount(ctx: Ctx, input: Parsed<Endpoints['setStaffCount']>) {
  const unit = await beginAct(ctx, 'edit', input);
  await updateRegistration(ctx.db, input.programId, [input.schoolId], { staffCount: input.staffCount });
  ctx.audit({
    action: 'registration.setStaffCount',
    subject: ['registration', input.schoolId],
    programId: input.programId,
    before: unit.row.staffCount,
    after: input.staffCount,
  });
  return { ok: true as const };
}

function auditRows(ctx: Ctx, ref: UnitRef, action: string, after: unknown): void {
  ctx.audit({ action, subject: ['registration', ref.schoolId], programId: ref.programId, after });
}
