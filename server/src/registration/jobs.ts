import { readFile } from 'node:fs/promises';
import { systemScope } from '@yanxiu/domain/access/scope';
import { nameKey } from '@yanxiu/domain/kernel/person-name';
import type { RosterField, RosterRow } from '@yanxiu/domain/registration/roster-fields';
import { issueMessage, type RosterIssueCode } from '@yanxiu/domain/registration/roster-issues';
import { z } from 'zod';
import type { App } from '../platform/http/app-parts.ts';
import { asSystem, type Ctx } from '../platform/http/context.ts';
import { notFound } from '../platform/http/errors.ts';
import { type JobProgress, jobTask } from '../platform/jobs/jobs.ts';
import { runSheetJob } from '../platform/sheets/worker.ts';
import { getProgram } from '../program/store.ts';
import { type Bench, contextsFor, openBench, type UnitFacts } from './bench.ts';
import type { CheckImportJob, CheckImportResult } from './check-import.ts';
import { sealRow } from './import-row.ts';
import { withUnitRule } from './judge-rows.ts';
import { getImport, removeImportRows, updateImport, upsertImportRows } from './store/import.ts';
import { listRegionSchools, listUnits } from './store/unit.ts';

const payload = z.object({ programId: z.string(), schoolId: z.string(), importId: z.string() });
type Payload = z.infer<typeof payload>;

const scope = systemScope('check an uploaded roster');
const rowsPerWrite = 2000;

/** Reads and judges an uploaded roster in a worker, then compares its numbers with the rosters and people on record. */
export const checkImportJob = jobTask('registration.checkImport', payload.parse, async (app, ref, job) => {
  const { unit, bench, input } = await asSystem(app, scope, 'registration.checkImport', (ctx) => prepare(ctx, ref));
  const result = await runSheetJob<CheckImportJob, CheckImportResult>({
    entry: new URL('./check-import-worker.ts', import.meta.url),
    fileName: input.fileName,
    data: input,
    onProgress: progressOf(job),
  });
  return asSystem(app, scope, 'registration.checkImport', async (ctx) => {
    await removeImportRows(ctx.db, ref.programId, ref.importId);
    if ('refused' in result) {
      await updateImport(ctx.db, ref.programId, ref.importId, { state: 'refused', refusal: result.refused.message });
      return { importId: ref.importId, refused: result.refused.message };
    }
    const rows = await compareElsewhere(ctx, unit, bench, result.rows);
    await keepRows(app, ctx, ref, rows, job);
    await updateImport(ctx.db, ref.programId, ref.importId, { state: 'ready' });
    return { importId: ref.importId, rows: rows.length };
  });
});

async function prepare(ctx: Ctx, ref: Payload) {
  const program = await getProgram(ctx.db, ctx.scope, ref.programId);
  const [row] = await listUnits(ctx.db, ctx.scope, program, [ref.schoolId]);
  if (!row) return notFound();
  const unit: UnitFacts = { program, row };
  const bench = await openBench(ctx, unit);
  const kept = await getImport(ctx.db, ref.programId, ref.schoolId, ref.importId);
  const { path } = await ctx.app.files.find(kept.sha256);
  const { today, ownSchool, programCounties } = bench.context;
  const input: CheckImportJob = {
    bytes: await readFile(path),
    fileName: kept.fileName,
    today,
    region: await listRegionSchools(ctx.db, program.publisherPath),
    ownIds: [...bench.schools.values()],
    ownSchool: ownSchool ?? { name: row.schoolName, county: '' },
    counties: programCounties ?? [],
  };
  return { unit, bench, input };
}

/** Reports at most five times a second: each report is a write. */
function progressOf(job: JobProgress): (rows: number, share: number) => void {
  let last = 0;
  return (rows, share) => {
    const now = Date.now();
    if (now - last < 200) return;
    last = now;
    void job.report(rows, share > 0 ? Math.round(rows / share) : 0, '正在读取和核对').catch(() => undefined);
  };
}

/** Adds what only the database knows: another unit's roster, a phone's other owner, the name on record. */
async function compareElsewhere(
  ctx: Ctx,
  unit: UnitFacts,
  bench: Bench,
  rows: readonly RosterRow[],
): Promise<RosterRow[]> {
  const contextOf = await contextsFor(
    ctx,
    unit,
    bench,
    rows.map((row) => row.values),
  );
  return rows.map((row) => {
    const { name, idNumber, phone } = row.values;
    const context = contextOf({ name, idNumber, phone });
    let judged = withUnitRule(row, bench);
    const say = (field: RosterField, code: RosterIssueCode, params: Record<string, string>) => {
      const issues = [...judged.issues, { column: null, field, code, message: issueMessage(code, params) }];
      judged = { ...judged, state: judged.state === 'ok' ? 'warning' : judged.state, issues };
    };
    const recorded = idNumber === '' ? null : (context.recordedName?.(idNumber) ?? null);
    if (recorded !== null && nameKey(recorded) !== nameKey(name)) say('name', 'name.differsFromRecord', { recorded });
    const elsewhere = idNumber === '' ? null : (context.otherSchoolOf?.(idNumber) ?? null);
    if (elsewhere !== null) say('idNumber', 'idNumber.otherSchool', { where: elsewhere });
    const owner = phone === '' ? null : (context.otherOwnerOf?.(phone, idNumber) ?? null);
    if (owner !== null) say('phone', 'phone.otherPerson', { where: owner });
    return judged;
  });
}

async function keepRows(app: App, ctx: Ctx, ref: Payload, rows: readonly RosterRow[], job: JobProgress): Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  for (let from = 0; from < rows.length; from += rowsPerWrite) {
    // the next part is sealed while the database takes the one before
    const part = rows.slice(from, from + rowsPerWrite).map((row, at) => sealRow(app.vault, from + at + 1, row));
    await running;
    running = upsertImportRows(ctx.db, ref.programId, ref.importId, part);
    void job.report(Math.min(rows.length, from + rowsPerWrite), rows.length, '正在保存核对结果').catch(() => undefined);
  }
  await running;
}
