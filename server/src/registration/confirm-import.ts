import type { Output, Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { registration } from '@yanxiu/contract/registration';
import { refuseRegistration } from '@yanxiu/domain/registration/refusals';
import type { Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { type Bench, openBench } from './bench.ts';
import { requireOpen } from './import-roster.ts';
import { recheckUnit } from './judge-rows.ts';
import { countRows, lastLine } from './store/entry.ts';
import { countsOf, getImport, updateImport } from './store/import.ts';
import {
  countStrayRows,
  countWaitingRows,
  type ImportPlace,
  insertFromImport,
  setAsideEntries,
  takeBackImport,
  updateFromImport,
  type WorkSchools,
} from './store/merge-import.ts';
import { updateRegistration } from './store/unit.ts';
import { beginAct, noteEvents, type Unit, type UnitRef } from './unit.ts';

type Endpoints = typeof registration.endpoints;

/**
 * Imports the rows without errors, on the clerk's word (rules §4). By document number: a person who is on the roster is
 * brought up to date, anybody else added; rows that were imported before stay as they are. The rows are copied inside
 * the database, sealed as they wait.
 */
export async function confirmImport(
  ctx: Ctx,
  input: Parsed<Endpoints['confirmImport']>,
): Promise<Output<Endpoints['confirmImport']>> {
  const unit = await beginAct(ctx, 'edit', input);
  const kept = await getImport(ctx.db, input.programId, input.schoolId, input.importId);
  requireOpen(kept);
  if ((await countWaitingRows(ctx.db, input)) === 0) throw new RefusalError(refuseRegistration('importNothing'));
  if (input.mode === 'replace') await setAsideEntries(ctx.db, input);
  const { added, updated } = await mergeRows(ctx, unit, input);
  await updateImport(ctx.db, input.programId, input.importId, {
    state: 'imported',
    imports: kept.imports + 1,
    added: kept.added + added,
    updated: kept.updated + updated,
    importedAt: ctx.now,
  });
  await updateRegistration(ctx.db, input.programId, [input.schoolId], {});
  const reason = `“${kept.fileName}”：新增 ${added} 人，更新 ${updated} 人`;
  await noteEvents(ctx, input.programId, [{ unit, toState: unit.row.state }], { act: 'importRoster', reason });
  const { error: left } = countsOf(kept);
  return { added, updated, left, counts: await countRows(ctx.db, input.programId, input.schoolId) };
}

async function mergeRows(ctx: Ctx, unit: Unit, place: ImportPlace): Promise<{ added: number; updated: number }> {
  const bench = await openBench(ctx, unit);
  const schools = workSchools(bench);
  const { rows: present } = await countRows(ctx.db, place.programId, place.schoolId);
  // on an empty draft the rows have been judged among each other already, when the file was checked
  const judged = present === 0 && (await countStrayRows(ctx.db, place, schools)) === 0;
  const updated = present === 0 ? 0 : await updateFromImport(ctx.db, place, schools);
  const line = await lastLine(ctx.db, place.programId, place.schoolId);
  const added = await insertFromImport(ctx.db, place, schools, { line, judged });
  if (!judged) await recheckUnit(ctx, unit, bench);
  return { added, updated };
}

function workSchools({ schools }: Bench): WorkSchools {
  return { names: [...schools.keys()], ids: [...schools.values()] };
}

/** Takes an import back: what it added goes, what it changed or replaced is as it was. */
export async function undoImport(
  ctx: Ctx,
  input: UnitRef & { importId: string },
): Promise<Output<Endpoints['undoImport']>> {
  const unit = await beginAct(ctx, 'edit', input);
  const kept = await getImport(ctx.db, input.programId, input.schoolId, input.importId);
  if (kept.state !== 'imported')
    throw new RefusalError(refuseRegistration('importState', { state: '还没有导入，或已撤销' }));
  // what an import of an earlier version had changed was kept in another form
  if (kept.imports === 0) throw new RefusalError(refuseRegistration('importState', { state: '是系统升级以前做的' }));
  await takeBackImport(ctx.db, input);
  await updateImport(ctx.db, input.programId, input.importId, { state: 'undone' });
  await recheckUnit(ctx, unit);
  await updateRegistration(ctx.db, input.programId, [input.schoolId], {});
  const note = { act: 'undoImport' as const, reason: `“${kept.fileName}”` };
  await noteEvents(ctx, input.programId, [{ unit, toState: unit.row.state }], note);
  return { counts: await countRows(ctx.db, input.programId, input.schoolId) };
}
