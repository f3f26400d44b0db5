import type { Output, Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { registration } from '@yanxiu/contract/registration';
import { refuseRegistration } from '@yanxiu/domain/registration/refusals';
import { nothingSeen } from '@yanxiu/domain/registration/row-verdict';
import type { Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import type { Vault } from '../platform/vault/vault.ts';
import { type Bench, openBench } from './bench.ts';
import { requireOpen } from './import-roster.ts';
import { type OpenedRow, openRow } from './import-row.ts';
import { entryValues, judgeRow, type RowText, recheckUnit, textOf } from './judge-rows.ts';
import {
  countRows,
  type EntryRow,
  type EntryValues,
  lastLine,
  listEntries,
  removeEntries,
  upsertEntries,
} from './store/entry.ts';
import { getImport, type ImportedRow, listImportRows, markImported, updateImport } from './store/import.ts';
import { updateRegistration } from './store/unit.ts';
import { beginAct, noteEvents, type Unit, type UnitRef } from './unit.ts';

type Endpoints = typeof registration.endpoints;

/** A row as it was before an import, so that the import can be undone. */
interface RowBefore {
  readonly id: string;
  readonly line: number;
  readonly importId: string | null;
  readonly text: RowText;
}

/**
 * Imports the rows without errors, on the clerk's word (rules §4). By document number: a person who is on the roster is
 * brought up to date, anybody else added; rows that were imported before stay as they are.
 */
export async function confirmImport(
  ctx: Ctx,
  input: Parsed<Endpoints['confirmImport']>,
): Promise<Output<Endpoints['confirmImport']>> {
  const unit = await beginAct(ctx, 'edit', input);
  const kept = await getImport(ctx.db, input.programId, input.schoolId, input.importId);
  requireOpen(kept);
  const { vault } = ctx.app;
  const rows = (await listImportRows(ctx.db, input.programId, input.importId)).map((row) => openRow(vault, row));
  const good = rows.filter((row) => row.state !== 'error' && row.importedAs === null);
  if (good.length === 0) throw new RefusalError(refuseRegistration('importNothing'));
  const bench = await openBench(ctx, unit);
  if (input.mode === 'replace') await emptyDraft(ctx, unit, input.importId);
  const { updated, isAlone } = await mergeRows(ctx, input, bench, good);
  const added = good.length - updated;
  await updateImport(ctx.db, input.programId, input.importId, {
    state: 'imported',
    added: kept.added + added,
    updated: kept.updated + updated,
    importedAt: ctx.now,
  });
  // on an empty draft the rows have been judged among each other already, when the file was checked
  if (!isAlone) await recheckUnit(ctx, unit, bench);
  await updateRegistration(ctx.db, input.programId, [input.schoolId], {});
  const reason = `“${kept.fileName}”：新增 ${added} 人，更新 ${updated} 人`;
  await noteEvents(ctx, input.programId, [{ unit, toState: unit.row.state }], { act: 'importRoster', reason });
  const left = rows.filter((row) => row.state === 'error').length;
  return { added, updated, left, counts: await countRows(ctx.db, input.programId, input.schoolId) };
}

async function emptyDraft(ctx: Ctx, unit: Unit, importId: string): Promise<void> {
  const { program, row } = unit;
  const entries = await listEntries(ctx.db, program.id, row.schoolId);
  const before = entries.map((entry) => rowBefore(ctx.app.vault, entry));
  await updateImport(ctx.db, program.id, importId, { removed: ctx.app.vault.seal(JSON.stringify(before)) });
  await removeEntries(
    ctx.db,
    program.id,
    row.schoolId,
    entries.map((entry) => entry.id),
  );
}

function rowBefore(vault: Vault, entry: EntryRow): RowBefore {
  return { id: entry.id, line: entry.line, importId: entry.importId, text: textOf(vault, entry) };
}

const rowsPerWrite = 2000;

/** Writes the rows part by part: the next is made ready while the database takes the one before. */
async function mergeRows(ctx: Ctx, input: UnitRef & { importId: string }, bench: Bench, good: readonly OpenedRow[]) {
  const { vault } = ctx.app;
  const present = await listEntries(ctx.db, input.programId, input.schoolId);
  const byDocument = new Map(
    present.flatMap((entry) => (entry.documentIndex ? [[entry.documentIndex, entry] as const] : [])),
  );
  const isAlone = present.length === 0;
  let line = await lastLine(ctx.db, input.programId, input.schoolId);
  let updated = 0;
  let running: Promise<void> = Promise.resolve();
  const write = async (values: readonly EntryValues[], marks: readonly ImportedRow[]) => {
    await upsertEntries(ctx.db, input.programId, input.schoolId, values);
    await markImported(ctx.db, input.programId, input.importId, marks);
  };
  for (let from = 0; from < good.length; from += rowsPerWrite) {
    const values: EntryValues[] = [];
    const marks: ImportedRow[] = [];
    for (const row of good.slice(from, from + rowsPerWrite)) {
      const known = isAlone ? undefined : byDocument.get(vault.index('document', row.values.idNumber));
      const place = known ?? { id: newId(), line: ++line, importId: input.importId };
      values.push({ ...entryValues(vault, bench, row, place), ...(isAlone ? { checkState: row.state } : {}) });
      const before = known ? vault.seal(JSON.stringify(rowBefore(vault, known))).toString('base64') : null;
      marks.push({ seq: row.seq, importedAs: place.id, before });
      if (known) updated += 1;
    }
    await running;
    running = write(values, marks);
  }
  await running;
  return { updated, isAlone };
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
  const { vault } = ctx.app;
  const rows = (await listImportRows(ctx.db, input.programId, input.importId)).filter((row) => row.importedAs !== null);
  const addedIds = rows.flatMap((row) => (row.importedAs && !row.before ? [row.importedAs] : []));
  await removeEntries(ctx.db, input.programId, input.schoolId, addedIds);
  const before = rows.flatMap((row) => (row.before ? [JSON.parse(vault.open(row.before)) as RowBefore] : []));
  const removed = kept.removed ? (JSON.parse(vault.open(kept.removed)) as RowBefore[]) : [];
  const bench = await openBench(ctx, unit);
  const still = new Set((await listEntries(ctx.db, input.programId, input.schoolId)).map((entry) => entry.id));
  const restored = [...before.filter((row) => still.has(row.id)), ...removed].map((row) => {
    const judged = judgeRow(row.text, row.line, bench, bench.context, nothingSeen());
    return entryValues(vault, bench, judged, row);
  });
  await upsertEntries(ctx.db, input.programId, input.schoolId, restored);
  await updateImport(ctx.db, input.programId, input.importId, { state: 'undone', removed: null });
  await recheckUnit(ctx, unit, bench);
  await updateRegistration(ctx.db, input.programId, [input.schoolId], {});
  const note = { act: 'undoImport' as const, reason: `“${kept.fileName}”` };
  await noteEvents(ctx, input.programId, [{ unit, toState: unit.row.state }], note);
  return { counts: await countRows(ctx.db, input.programId, input.schoolId) };
}
