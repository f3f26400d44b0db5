import type { ProgramSettings } from '@yanxiu/domain/program/policy';
import { schoolBasedHours } from '@yanxiu/domain/school-based/hours';
import type { Db } from '../platform/db/database.ts';
import { type AttendedRow, listAttended, listOffline, type OfflineRow } from './store/hours.ts';

export interface SchoolBasedRecord {
  /** Of approved activities and offline sessions that feed the part: what counts. */
  readonly approvedX100: number;
  /** With everything recorded, approved or not. */
  readonly recordedX100: number;
  readonly byTask: ReadonlyMap<string, number>;
  readonly offline: OfflineRow | null;
}

/** The school-based record of the named people (all of a unit, or a chosen few), by one query each. */
export async function schoolBasedRecords(
  db: Db,
  programId: string,
  settings: ProgramSettings,
  personIds: readonly string[],
): Promise<Map<string, SchoolBasedRecord>> {
  const attended = Map.groupBy(await listAttended(db, programId, { personIds }), (row) => row.personId);
  const offline = new Map((await listOffline(db, programId, personIds)).map((row) => [row.personId, row]));
  return new Map(
    personIds.map((personId) => [
      personId,
      recordOf(settings, attended.get(personId) ?? [], offline.get(personId) ?? null),
    ]),
  );
}

function recordOf(
  settings: ProgramSettings,
  rows: readonly AttendedRow[],
  offline: OfflineRow | null,
): SchoolBasedRecord {
  const approved = schoolBasedHours(
    settings,
    rows.filter((row) => row.state === 'approved'),
    offline?.feedsX100 ?? 0,
  );
  const recorded = schoolBasedHours(settings, rows, offline?.feedsX100 ?? 0);
  return { approvedX100: approved.totalX100, recordedX100: recorded.totalX100, byTask: approved.byTask, offline };
}
