import type { Day } from '@yanxiu/domain/kernel/day';
import { isRefusal, type Refusal } from '@yanxiu/domain/kernel/refusal';
import { checkRoster } from '@yanxiu/domain/registration/check-roster';
import type { RosterRow, RosterSummary } from '@yanxiu/domain/registration/roster-fields';
import { makeSchoolNames, type SchoolNames } from '@yanxiu/domain/registration/school-names';
import { readSheets } from '@yanxiu/server/platform/sheets/read';
import { sheetRefusal } from '@yanxiu/server/platform/sheets/refusals';
import { readSchoolList } from './school-list.ts';

export interface CheckJob {
  bytes: Uint8Array;
  fileName: string;
  schools: { bytes: Uint8Array; fileName: string } | null;
  programCounties: string[];
  today: Day;
}

/** What the command prints; the order of keys is part of the promise. */
export interface CheckOutput {
  ok: boolean;
  refused: { code: string; message: string } | null;
  rows: readonly RosterRow[];
  summary: RosterSummary;
}

/** Reads and checks a roster file: the work of `roster check`, done in a worker thread. */
export async function checkRosterFile(
  job: CheckJob,
  onProgress: (rows: number, share: number) => void,
): Promise<CheckOutput> {
  const schools = await readSchools(job);
  if (isRefusal(schools)) return refusedOutput(schools);
  const read = await readSheets(job.bytes, job.fileName, { fillMerged: true, onProgress });
  if ('refused' in read) return refusedOutput(read.refused);
  const check = checkRoster(read.sheets, {
    today: job.today,
    programCounties: job.programCounties,
    ...(schools ? { knownSchools: schools } : {}),
  });
  if (isRefusal(check)) return refusedOutput(check);
  return { ok: check.summary.error === 0, refused: null, rows: check.rows, summary: check.summary };
}

export function refusedOutput(refusal: Refusal): CheckOutput {
  const { code, message } = refusal;
  return { ok: false, refused: { code, message }, rows: [], summary: { rows: 0, ok: 0, warning: 0, error: 0 } };
}

async function readSchools(job: CheckJob): Promise<SchoolNames | Refusal | null> {
  if (!job.schools) return null;
  const { bytes, fileName } = job.schools;
  const read = await readSheets(bytes, fileName);
  if ('refused' in read) return read.refused;
  const schools = readSchoolList(read.sheets);
  if (!schools || schools.length === 0) {
    return sheetRefusal('unsupported', { file: fileName, found: '没有“备案名称”或“学校全称”一列的学校名录' });
  }
  return makeSchoolNames(schools);
}
