import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';

export interface MeetingFile {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
}

export interface MeetingRow {
  readonly orgId: string;
  readonly heldOn: string;
  readonly place: string;
  readonly attendance: number;
  readonly note: string;
  readonly fileIds: string[];
  readonly files: MeetingFile[];
  readonly recordedByName: string;
}

/** The 动员会 that these units held on a notice's word, by unit, with their photographs in order. */
export async function listMeetings(
  db: Db,
  noticeId: string,
  orgIds: readonly string[],
): Promise<Map<string, MeetingRow>> {
  if (orgIds.length === 0) return new Map();
  const { rows } = await sql<MeetingRow>`
    select meeting.org_id, to_char(meeting.held_on, 'YYYY-MM-DD') as held_on, meeting.place, meeting.attendance, meeting.note,
      meeting.file_ids, person.name as recorded_by_name,
      (select coalesce(jsonb_agg(jsonb_build_object('id', file.id, 'name', file.name, 'sizeBytes', file.size_bytes)
        order by array_position(meeting.file_ids, file.id)), '[]')
        from stored_file file where file.id = any (meeting.file_ids)) as files
    from notice_meeting meeting join person on person.id = meeting.recorded_by
    where meeting.notice_id = ${noticeId} and meeting.org_id = any (${[...orgIds]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.orgId, row]));
}

export interface NewMeeting {
  readonly noticeId: string;
  readonly orgId: string;
  readonly heldOn: string;
  readonly place: string;
  readonly attendance: number;
  readonly note: string;
  readonly fileIds: string[];
  readonly recordedBy: string;
  readonly recordedAt: Date;
}

/** Writes a meeting down, or puts right what was written before. */
export async function upsertMeeting(db: Db, row: NewMeeting): Promise<void> {
  const { noticeId: _, orgId: __, ...change } = row;
  await db
    .insertInto('noticeMeeting')
    .values(row)
    .onConflict((conflict) => conflict.columns(['noticeId', 'orgId']).doUpdateSet(change))
    .execute();
}
