import { readFile } from 'node:fs/promises';
import type { Output, Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { registration } from '@yanxiu/contract/registration';
import { findHeader } from '@yanxiu/domain/registration/columns';
import { refuseRegistration } from '@yanxiu/domain/registration/refusals';
import type { RosterIssue } from '@yanxiu/domain/registration/roster-fields';
import { nothingSeen, type SeenNumbers } from '@yanxiu/domain/registration/row-verdict';
import { attachFile } from '../file/upload.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { notFound, RefusalError } from '../platform/http/errors.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { newId } from '../platform/id/new-id.ts';
import { queueJob } from '../platform/jobs/jobs.ts';
import { annotateWorkbook, type SheetNotes } from '../platform/sheets/annotate.ts';
import { readSheetsInWorker } from '../platform/sheets/worker.ts';
import { type Bench, contextsFor, openBench } from './bench.ts';
import { xlsx } from './form-sheets.ts';
import { type OpenedRow, openRow, sealRow, textOfValues } from './import-row.ts';
import { judgeRow, type RowText } from './judge-rows.ts';
import {
  countImportRows,
  getImport,
  type ImportRow,
  insertImport,
  listImportRows,
  listImports,
  pageImportRows,
  upsertImportRows,
} from './store/import.ts';
import { beginAct, loadUnit, type Unit, type UnitRef } from './unit.ts';
import { viewOnce } from './view-once.ts';

type Endpoints = typeof registration.endpoints;
type ImportRef = UnitRef & { importId: string };

const noRows = { rows: 0, ok: 0, warning: 0, error: 0 };

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
  const counts = await countImportRows(
    ctx.db,
    input.programId,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ ...row, counts: counts.get(row.id) ?? noRows }));
}

async function describe(ctx: Ctx, programId: string, row: ImportRow) {
  const counts = await countImportRows(ctx.db, programId, [row.id]);
  return { ...row, counts: counts.get(row.id) ?? noRows };
}

function shownRow(row: OpenedRow) {
  const { seq, sheet, line, state, values, issues } = row;
  return { seq, sheet, line, state, values, issues: [...issues], imported: row.importedAs !== null };
}

/** The judged rows in full, for the clerk who mends them; the view is logged. */
export async function showImport(ctx: Ctx, input: Parsed<Endpoints['getImport']>) {
  await loadUnit(ctx, input);
  const kept = await getImport(ctx.db, input.programId, input.schoolId, input.importId);
  const { rows, total } = await pageImportRows(ctx.db, input.programId, input.importId, input);
  if (rows.length > 0) await viewOnce(ctx, input, 'registration.viewImport', '核对上传的名单');
  const opened = rows.map((row) => shownRow(openRow(ctx.app.vault, row)));
  return { ...(await describe(ctx, input.programId, kept)), rows: opened, total };
}

/** Mends one row on the page of the check; rows that it had clashed with are judged anew. */
export async function mendImportRow(
  ctx: Ctx,
  input: Parsed<Endpoints['mendImportRow']>,
): Promise<Output<Endpoints['mendImportRow']>> {
  const unit = await beginAct(ctx, 'edit', input);
  const kept = await getImport(ctx.db, input.programId, input.schoolId, input.importId);
  requireOpen(kept);
  const { vault } = ctx.app;
  const rows = (await listImportRows(ctx.db, input.programId, input.importId)).map((row) => openRow(vault, row));
  if (!rows.some((row) => row.seq === input.seq)) notFound();
  const changed = await judgeAgain(ctx, unit, rows, input);
  await upsertImportRows(
    ctx.db,
    input.programId,
    input.importId,
    changed.map((row) => sealRow(vault, row.seq, row)),
  );
  const row = changed.find((one) => one.seq === input.seq) ?? notFound();
  ctx.audit({
    action: 'registration.mendImportRow',
    subject: ['rosterImport', input.importId],
    programId: input.programId,
    after: { line: row.line, state: row.state },
  });
  const { counts } = await describe(ctx, input.programId, kept);
  return { row: shownRow(row), counts };
}

const clashes = /^(idNumber|phone)\.duplicate/;

async function judgeAgain(
  ctx: Ctx,
  unit: Unit,
  rows: readonly OpenedRow[],
  mended: RowText & { seq: number },
): Promise<OpenedRow[]> {
  const bench = await openBench(ctx, unit);
  const texts = rows.map((row) => (row.seq === mended.seq ? mended : textOfValues(row)));
  const contextOf = await contextsFor(ctx, unit, bench, texts);
  const seen = nothingSeen();
  const changed: OpenedRow[] = [];
  for (const [at, row] of rows.entries()) {
    const text = texts[at];
    const affected = row.seq === mended.seq || row.issues.some((issue) => clashes.test(issue.code));
    if (!text || !affected) noteNumbers(row, seen);
    else changed.push({ ...row, ...judgedInFile(row, text, bench, contextOf(text), seen) });
  }
  return changed;
}

function judgedInFile(row: OpenedRow, text: RowText, bench: Bench, context: Bench['context'], seen: SeenNumbers) {
  const { state, values, issues } = judgeRow(text, row.line, bench, context, seen, row.sheet);
  return { state, values, issues, name: values.name };
}

function noteNumbers(row: OpenedRow, seen: SeenNumbers): void {
  const { sheet, line, values } = row;
  const place = { sheet, line, name: values.name };
  if (values.idNumber !== '' && !seen.idNumbers.has(values.idNumber)) seen.idNumbers.set(values.idNumber, place);
  if (values.phone !== '' && !seen.phones.has(values.phone)) seen.phones.set(values.phone, place);
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
  const rows = (await listImportRows(ctx.db, input.programId, input.importId)).map((row) =>
    openRow(ctx.app.vault, row),
  );
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
