import { readFile } from 'node:fs/promises';
import type { Output, Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { registration } from '@yanxiu/contract/registration';
import { findHeader } from '@yanxiu/domain/registration/columns';
import { refuseRegistration } from '@yanxiu/domain/registration/refusals';
import type { RosterIssue } from '@yanxiu/domain/registration/roster-fields';
import { nothingSeen } from '@yanxiu/domain/registration/row-verdict';
import { attachFile } from '../file/upload.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { notFound, RefusalError } from '../platform/http/errors.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { newId } from '../platform/id/new-id.ts';
import { queueJob } from '../platform/jobs/jobs.ts';
import { annotateWorkbook, type SheetNotes } from '../platform/sheets/annotate.ts';
import { readSheetsInWorker } from '../platform/sheets/worker.ts';
import { contextsFor, openBench } from './bench.ts';
import { xlsx } from './form-sheets.ts';
import { type OpenedRow, openRow, textOfRow } from './import-row.ts';
import { judgeRow, keptIssues, numbersOf, type RowText } from './judge-rows.ts';
import type { NumberIndexes } from './store/entry.ts';
import {
  countsOf,
  getImport,
  type ImportRow,
  insertImport,
  listImportRowsAround,
  listImports,
  listImportVerdicts,
  pageImportRows,
  recountImport,
  updateImportRows,
} from './store/import.ts';
import { storedValues } from './stored-values.ts';
import { beginAct, loadUnit, type Unit, type UnitRef } from './unit.ts';
import { viewOnce } from './view-once.ts';

type Endpoints = typeof registration.endpoints;
type ImportRef = UnitRef & { importId: string };

/** Takes an uploaded roster to be read and judged in the background; nothing reaches the draft yet. */
export async function importRoster(
  ctx: Ctx,
  input: Parsed<Endpoints['importRoster']>,
): Promise<Output<Endpoints['importRoster']>> {
  await beginAct(ctx, 'edit', input);
  const file = await attachFile(ctx, input.fileId, { orgId: input.schoolId, programId: input.programId });
  const importId = newId();
  await insertImport(ctx.db, {
    ...input,
    id: importId,
    fileName: file.name,
    createdBy: actorOf(ctx).personId,
    createdAt: ctx.now,
  });
  const { programId, schoolId } = input;
  const jobId = await queueJob(ctx, {
    task: 'registration.checkImport',
    title: `核对名单“${file.name}”`,
    payload: { programId, schoolId, importId },
    programId,
  });
  ctx.audit({
    action: 'registration.importRoster',
    subject: ['rosterImport', importId],
    programId,
    after: { file: file.name },
  });
  return { importId, jobId };
}

export async function listRosterImports(ctx: Ctx, input: UnitRef) {
  await loadUnit(ctx, input);
  const rows = await listImports(ctx.db, input.programId, input.schoolId);
  return rows.map(describe);
}

function describe(row: ImportRow) {
  return { ...row, counts: countsOf(row) };
}

function shownRow(row: OpenedRow) {
  const { seq, sheet, line, state, values, issues, imported } = row;
  return { seq, sheet, line, state, values, issues: [...issues], imported };
}

/** The judged rows in full, for the clerk who mends them; the view is logged. */
export async function showImport(ctx: Ctx, input: Parsed<Endpoints['getImport']>) {
  await loadUnit(ctx, input);
  const kept = await getImport(ctx.db, input.programId, input.schoolId, input.importId);
  const { rows, total } = await pageImportRows(ctx.db, input.programId, kept, input);
  if (rows.length > 0) await viewOnce(ctx, input, 'registration.viewImport', '核对上传的名单');
  const opened = rows.map((row) => shownRow(openRow(ctx.app.vault, row)));
  return { ...describe(kept), rows: opened, total };
}

/** Mends one row on the page of the check; rows that it clashes or had clashed with are judged anew. */
export async function mendImportRow(
  ctx: Ctx,
  input: Parsed<Endpoints['mendImportRow']>,
): Promise<Output<Endpoints['mendImportRow']>> {
  const unit = await beginAct(ctx, 'edit', input);
  const kept = await getImport(ctx.db, input.programId, input.schoolId, input.importId);
  requireOpen(kept);
  const changed = await judgeAgain(ctx, unit, input);
  const { vault } = ctx.app;
  await updateImportRows(
    ctx.db,
    input.programId,
    input.importId,
    changed.map((row) => ({ ...storedValues(vault, row), seq: row.seq, state: row.state })),
  );
  const row = changed.find((one) => one.seq === input.seq) ?? notFound();
  ctx.audit({
    action: 'registration.mendImportRow',
    subject: ['rosterImport', input.importId],
    programId: input.programId,
    after: { line: row.line, state: row.state },
  });
  return { row: shownRow(row), counts: await recountImport(ctx.db, input.programId, input.importId) };
}

/**
 * The verdicts on a mended row and on those that share a number with it, as it is or was. What has been imported
 * stands; a row that is judged again may share its other number with an earlier one, which is seen and not judged.
 */
async function judgeAgain(
  ctx: Ctx,
  unit: Unit,
  mended: RowText & { programId: string; importId: string; seq: number },
): Promise<OpenedRow[]> {
  const { vault } = ctx.app;
  const { programId, importId, seq } = mended;
  const around = (numbers: NumberIndexes) => listImportRowsAround(ctx.db, programId, importId, [seq], numbers);
  const [was] = await around(numbersOf([]));
  if (!was) return notFound();
  if (was.imported) throw new RefusalError(refuseRegistration('rowImported'));
  const bench = await openBench(ctx, unit);
  const { values } = judgeRow(mended, was.line, bench, bench.context, nothingSeen());
  const now = {
    documentIndex: values.idNumber === '' ? null : vault.index('document', values.idNumber),
    phoneIndex: values.phone === '' ? null : vault.index('phone', values.phone),
  };
  const concerned = numbersOf([was, now]);
  const affected = (await around(concerned)).filter((row) => !row.imported);
  const seqs = new Set(affected.map((row) => row.seq));
  const rows = (await around(numbersOf(affected, concerned))).map((row) => openRow(vault, row));
  const texts = rows.map((row) => (row.seq === seq ? mended : textOfRow(row)));
  const contextOf = await contextsFor(ctx, unit, bench, texts);
  const seen = nothingSeen();
  return rows.flatMap((row, at) => {
    const text = texts[at] ?? mended;
    const judged = judgeRow(text, row.line, bench, contextOf(text), seen, row.sheet);
    const issues = row.seq === seq ? judged.issues : keptIssues(row, judged.issues);
    return seqs.has(row.seq) ? [{ ...row, ...judged, issues }] : [];
  });
}

const closedWords = {
  checking: '还在核对',
  refused: '没有通过读取',
  ready: '',
  imported: '',
  undone: '已撤销',
} as const;

/** An import that may still be mended and imported from. */
export function requireOpen(kept: ImportRow): void {
  const words = closedWords[kept.state];
  if (words) throw new RefusalError(refuseRegistration('importState', { state: words }));
}

/** The user's own file with what was found at the end of each row. */
export async function annotatedImport(ctx: Ctx, input: ImportRef): Promise<FileAnswer> {
  await loadUnit(ctx, input);
  const kept = await getImport(ctx.db, input.programId, input.schoolId, input.importId);
  const { path } = await ctx.app.files.find(kept.sha256);
  const read = await readSheetsInWorker(await readFile(path), kept.fileName);
  if ('refused' in read) throw new RefusalError(read.refused);
  const rows = await listImportVerdicts(ctx.db, input.programId, input.importId);
  const notes: SheetNotes[] = read.sheets.flatMap((sheet) => {
    const own = rows.filter((row) => row.sheet === sheet.name);
    const header = findHeader(sheet.rows);
    if (!header || own.length === 0) return [];
    return [
      {
        sheet: sheet.name,
        headingLine: header.line,
        notes: own.map(({ line, state, issues }) => ({ line, state, text: noteText(issues) })),
      },
    ];
  });
  await viewOnce(ctx, input, 'registration.downloadAnnotated', '下载带核对结果的原表');
  const name = `${kept.fileName.replace(/\.\w{1,5}$/, '')}（核对结果）.xlsx`;
  return { name, mediaType: xlsx, bytes: annotateWorkbook(read.sheets, notes) };
}

function noteText(issues: readonly RosterIssue[]): string {
  if (issues.length === 0) return '可导入';
  return issues.map((issue) => (issue.column ? `${issue.column} 列：${issue.message}` : issue.message)).join('\n');
}
