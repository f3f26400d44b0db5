import { isRefusal, type Refusal } from '@yanxiu/domain/kernel/refusal';
import { checkRoster, summaryOf } from '@yanxiu/domain/registration/check-roster';
import type { RosterRow, RosterSummary } from '@yanxiu/domain/registration/roster-fields';
import { CopyLines } from '../platform/db/copy-lines.ts';
import { readSheets } from '../platform/sheets/read.ts';
import type { WorkerReport } from '../platform/sheets/worker-side.ts';
import { Vault, type VaultKeys } from '../platform/vault/vault.ts';
import { writeImportRow } from './import-row.ts';
import { schoolLookup } from './school-lookup.ts';
import type { RegionSchool } from './store/unit.ts';
import { withUnitRule } from './unit-rule.ts';

/** What the worker needs to read, judge and seal an uploaded roster; everything that can be sent to a thread. */
export interface CheckImportJob {
  readonly programId: string;
  readonly importId: string;
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly today: string;
  readonly region: readonly RegionSchool[];
  /** The schools that the unit registers for; itself first. */
  readonly own: readonly { readonly id: string; readonly name: string }[];
  readonly ownSchool: { name: string; county: string };
  readonly counties: readonly string[];
  readonly keys: VaultKeys;
}

export type CheckImportResult = RosterSummary | { refused: Refusal };

/**
 * Reads an uploaded sheet, judges its rows by everything that is not in the database and sends them on, sealed, as COPY
 * takes them, while the database takes those before. Runs in a worker thread.
 */
export async function checkImport(job: CheckImportJob, report: WorkerReport): Promise<CheckImportResult> {
  const rows = await judgedRows(job, report);
  if ('refused' in rows) return rows;
  await sendRows(job, rows, report);
  return summaryOf(rows);
}

async function judgedRows(job: CheckImportJob, report: WorkerReport): Promise<RosterRow[] | { refused: Refusal }> {
  const read = await readSheets(job.bytes, job.fileName, { fillMerged: true, onProgress: report.progress });
  if ('refused' in read) return read;
  const checked = checkRoster(read.sheets, {
    today: job.today,
    knownSchools: schoolLookup(job.region, new Set(job.own.map((school) => school.id))),
    ownSchool: job.ownSchool,
    programCounties: job.counties,
  });
  if (isRefusal(checked)) return { refused: checked };
  const unit = { schools: new Map(job.own.map(({ id, name }) => [name, id])), unitName: job.ownSchool.name };
  return checked.rows.map((row) => withUnitRule(row, unit));
}

const rowsPerPart = 1000;

async function sendRows(job: CheckImportJob, rows: readonly RosterRow[], report: WorkerReport): Promise<void> {
  const vault = new Vault(job.keys);
  const lines = new CopyLines(1024 * rowsPerPart);
  for (const [at, row] of rows.entries()) {
    const done = at + 1;
    writeImportRow(lines, vault, { programId: job.programId, importId: job.importId, seq: done }, row);
    if (done % rowsPerPart === 0 || done === rows.length) await report.part(lines.take(), { done, total: rows.length });
  }
}
