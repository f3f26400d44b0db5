import { readFile } from 'node:fs/promises';
import { systemScope } from '@yanxiu/domain/access/scope';
import { nameKey } from '@yanxiu/domain/kernel/person-name';
import { type ImportStep, makeImportProgress } from '@yanxiu/domain/registration/import-progress';
import type { RosterField, RosterIssue } from '@yanxiu/domain/registration/roster-fields';
import { issueMessage, type RosterIssueCode } from '@yanxiu/domain/registration/roster-issues';
import { z } from 'zod';
import type { App } from '../platform/http/app-parts.ts';
import { asSystem, type Ctx } from '../platform/http/context.ts';
import { notFound } from '../platform/http/errors.ts';
import { type JobProgress, jobTask } from '../platform/jobs/jobs.ts';
import { runSheetJob } from '../platform/sheets/worker.ts';
import { getProgram } from '../program/store.ts';
import { maskedName, openBench, type UnitFacts } from './bench.ts';
import type { CheckImportJob, CheckImportResult } from './check-import.ts';
import { keepRows } from './keep-rows.ts';
import { type Elsewhere, findImportElsewhere } from './store/elsewhere.ts';
import {
  getImport,
  type KeptImportRow,
  listImportRowsAround,
  recountImport,
  updateImport,
  updateImportVerdicts,
} from './store/import.ts';
import { listRegionSchools, listUnits } from './store/unit.ts';

const payload = z.object({ programId: z.string(), schoolId: z.string(), importId: z.string() });
type Payload = z.infer<typeof payload>;

const scope = systemScope('check an uploaded roster');

/**
 * Reads and judges an uploaded roster in a worker, keeping its rows meanwhile, then compares its numbers with the
 * rosters and people on record. Run again after a break it begins anew: until the end the import says 正在核对.
 */
export const checkImportJob = jobTask('registration.checkImport', payload.parse, async (app, ref, job) => {
  const input = await asSystem(app, scope, 'registration.checkImport', (ctx) => prepare(ctx, ref));
  const report = reporter(job);
  const result = await checkAndKeep(app, ref, input, report);
  return asSystem(app, scope, 'registration.checkImport', async (ctx) => {
    if ('refused' in result) {
      await updateImport(ctx.db, ref.programId, ref.importId, { state: 'refused', refusal: result.refused.message });
      return { importId: ref.importId, refused: result.refused.message };
    }
    report('compare', 0, '正在与其他名单比对');
    await compareElsewhere(ctx, ref);
    await recountImport(ctx.db, ref.programId, ref.importId);
    await updateImport(ctx.db, ref.programId, ref.importId, { state: 'ready' });
    report('compare', 1, '核对完毕');
    return { importId: ref.importId, rows: result.rows };
  });
});

async function prepare(ctx: Ctx, ref: Payload): Promise<CheckImportJob> {
  const program = await getProgram(ctx.db, ctx.scope, ref.programId);
  const [row] = await listUnits(ctx.db, ctx.scope, program, [ref.schoolId]);
  if (!row) return notFound();
  const unit: UnitFacts = { program, row };
  const bench = await openBench(ctx, unit);
  const kept = await getImport(ctx.db, ref.programId, ref.schoolId, ref.importId);
  const { path } = await ctx.app.files.find(kept.sha256);
  const { today, ownSchool, programCounties } = bench.context;
  return {
    programId: ref.programId,
    importId: ref.importId,
    bytes: await readFile(path),
    fileName: kept.fileName,
    today,
    region: await listRegionSchools(ctx.db, program.publisherPath),
    own: Array.from(bench.schools, ([name, id]) => ({ id, name })),
    ownSchool: ownSchool ?? { name: row.schoolName, county: '' },
    counties: programCounties ?? [],
    keys: ctx.app.vault.handOver(),
  };
}

type Report = (step: ImportStep, share: number, message: string) => void;

async function checkAndKeep(app: App, ref: Payload, input: CheckImportJob, report: Report): Promise<CheckImportResult> {
  const keeper = keepRows(app.database.pool, ref.programId, ref.importId);
  try {
    const result = await runSheetJob<CheckImportJob, CheckImportResult>({
      entry: new URL('./check-import-worker.ts', import.meta.url),
      fileName: input.fileName,
      data: input,
      onProgress: (rows, share) => report('read', share, `正在读取，已读 ${grouped(rows)} 行`),
      onPart: async (bytes, { done, total }) => {
        await keeper.write(bytes);
        report('keep', done / total, `正在核对和保存，已存 ${grouped(done)} / ${grouped(total)} 行`);
      },
    });
    if (!('refused' in result)) await keeper.finish();
    return result;
  } finally {
    await keeper.abandon();
  }
}

const grouped = (count: number) => count.toLocaleString('en');

/** Reports at most five times a second, one after another: each is a write, and two at once could overtake. */
function reporter(job: JobProgress): Report {
  const progress = makeImportProgress();
  let running = Promise.resolve();
  let last = 0;
  return (step, share, message) => {
    const percent = progress(step, share);
    const now = Date.now();
    if (percent < 100 && now - last < 200) return;
    last = now;
    running = running.then(() => job.report(percent, 100, message)).catch(() => undefined);
  };
}

/** Adds what only the database knows: another unit's roster, a phone's other owner, the name on record. */
async function compareElsewhere(ctx: Ctx, { programId, schoolId, importId }: Payload): Promise<void> {
  const elsewhere = await findImportElsewhere(ctx.db, programId, schoolId, importId);
  const { recordedNames, otherUnits, phoneOwners } = elsewhere;
  const met = {
    documents: [...recordedNames.keys(), ...otherUnits.keys()],
    phones: [...phoneOwners.keys()],
  };
  if (met.documents.length + met.phones.length === 0) return;
  const rows = await listImportRowsAround(ctx.db, programId, importId, [], met);
  const verdicts = rows.flatMap((row) => {
    const more = issuesElsewhere(row, elsewhere);
    const state = row.state === 'ok' ? ('warning' as const) : row.state;
    return more.length === 0 ? [] : [{ seq: row.seq, state, issues: [...row.issues, ...more] }];
  });
  await updateImportVerdicts(ctx.db, programId, importId, verdicts);
}

function issuesElsewhere(row: KeptImportRow, elsewhere: Elsewhere): RosterIssue[] {
  const issues: RosterIssue[] = [];
  const say = (field: RosterField, code: RosterIssueCode, params: Record<string, string>) =>
    issues.push({ column: null, field, code, message: issueMessage(code, params) });
  const { documentIndex, phoneIndex } = row;
  const recorded = elsewhere.recordedNames.get(documentIndex ?? '');
  if (recorded !== undefined && nameKey(recorded) !== nameKey(row.name)) {
    say('name', 'name.differsFromRecord', { recorded: maskedName(recorded) });
  }
  const other = elsewhere.otherUnits.get(documentIndex ?? '');
  if (other) say('idNumber', 'idNumber.otherSchool', { where: `“${other.schoolName}”` });
  const owners = elsewhere.phoneOwners.get(phoneIndex ?? '') ?? [];
  const owner = owners.find((one) => one.documentIndex !== documentIndex);
  if (owner) say('phone', 'phone.otherPerson', { where: owner.where });
  return issues;
}
