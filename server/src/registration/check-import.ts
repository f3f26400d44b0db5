import { isRefusal, type Refusal } from '@yanxiu/domain/kernel/refusal';
import type { RosterCheck } from '@yanxiu/domain/registration/check-roster';
import { checkRoster } from '@yanxiu/domain/registration/check-roster';
import { readSheets } from '../platform/sheets/read.ts';
import { schoolLookup } from './school-lookup.ts';
import type { RegionSchool } from './store/unit.ts';

/** What the worker needs to read and judge an uploaded roster; everything that can be copied to a thread. */
export interface CheckImportJob {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly today: string;
  readonly region: readonly RegionSchool[];
  readonly ownIds: readonly string[];
  readonly ownSchool: { name: string; county: string };
  readonly counties: readonly string[];
}

export type CheckImportResult = RosterCheck | { refused: Refusal };

/** Reads an uploaded sheet and judges its rows by everything that is not in the database. Runs in a worker thread. */
export async function checkImport(
  job: CheckImportJob,
  onProgress: (rows: number, share: number) => void,
): Promise<CheckImportResult> {
  const read = await readSheets(job.bytes, job.fileName, { fillMerged: true, onProgress });
  if ('refused' in read) return read;
  const checked = checkRoster(read.sheets, {
    today: job.today,
    knownSchools: schoolLookup(job.region, new Set(job.ownIds)),
    ownSchool: job.ownSchool,
    programCounties: job.counties,
  });
  return isRefusal(checked) ? { refused: checked } : checked;
}
