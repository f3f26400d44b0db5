import type { Scope } from '@yanxiu/domain/access/scope';
import { type RawBuilder, sql } from 'kysely';
import { bulkInsert } from '../../platform/db/bulk-insert.ts';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { inScope } from '../../platform/http/scope-sql.ts';
import { classInScope } from './class.ts';

export interface NoticeRow {
  readonly id: string;
  readonly classId: string;
  readonly className: string;
  readonly title: string;
  readonly body: string;
  readonly senderId: string;
  readonly senderName: string;
  readonly sentAt: Date;
  readonly remindedAt: Date | null;
  /** Active people of the class now, and those among them who have read. */
  readonly people: number;
  readonly read: number;
}

const columns = sql`
  notice.id, notice.class_id, class.name as class_name, notice.title, notice.body, notice.sent_by as sender_id,
  sender.name as sender_name, notice.sent_at, notice.reminded_at,
  (select count(*)::int from trainee where trainee.program_id = notice.program_id and trainee.class_id = notice.class_id
    and trainee.state = 'active') as people,
  (select count(*)::int from class_notice_receipt receipt join trainee on trainee.program_id = receipt.program_id
      and trainee.person_id = receipt.person_id and trainee.class_id = notice.class_id and trainee.state = 'active'
    where receipt.program_id = notice.program_id and receipt.notice_id = notice.id) as read`;

const source = sql`class_notice notice
  join study_class class on class.program_id = notice.program_id and class.id = notice.class_id
  join person sender on sender.id = notice.sent_by`;

interface NoticeFilter {
  readonly programId: string;
  readonly classId?: string | undefined;
  readonly q?: string | undefined;
  readonly page: number;
  readonly size: number;
}

/** Notices of the classes in reach, the latest first. */
export async function pageNotices(db: Db, scope: Scope, filter: NoticeFilter) {
  const words = filter.q ? `%${filter.q.replace(/[%_\\]/g, '\\$&')}%` : null;
  const where = sql`notice.program_id = ${filter.programId} and notice.withdrawn_at is null and ${classInScope(scope)}
    ${filter.classId ? sql`and notice.class_id = ${filter.classId}` : sql``}
    ${words ? sql`and (notice.title like ${words} or notice.body like ${words} or class.name like ${words} or sender.name like ${words})` : sql``}`;
  const [counted, page] = await Promise.all([
    sql<{ n: number }>`select count(*)::int as n from ${source} where ${where}`.execute(db),
    sql<NoticeRow>`select ${columns} from ${source} where ${where} order by notice.sent_at desc, notice.id
      limit ${filter.size} offset ${(filter.page - 1) * filter.size}`.execute(db),
  ]);
  return { rows: page.rows, total: counted.rows[0]?.n ?? 0 };
}

/** A standing notice in reach; 404 otherwise. */
export async function getNotice(db: Db, scope: Scope, programId: string, id: string): Promise<NoticeRow> {
  const { rows } = await sql<NoticeRow>`select ${columns} from ${source}
    where notice.program_id = ${programId} and notice.id = ${id} and notice.withdrawn_at is null and ${classInScope(scope)}`.execute(
    db,
  );
  return orNotFound(rows[0]);
}

interface ReaderFilter {
  readonly programId: string;
  readonly noticeId: string;
  readonly classId: string;
  readonly unread?: boolean | undefined;
  readonly q?: string | undefined;
  readonly page: number;
  readonly size: number;
}

/** The people of a notice's class in reach: who has not read first. */
export async function pageReaders(db: Db, scope: Scope, filter: ReaderFilter) {
  const words = filter.q ? `%${filter.q.replace(/[%_\\]/g, '\\$&')}%` : null;
  const reach = inScope(scope, {
    path: 'trainee.org_path',
    programId: 'trainee.program_id',
    classId: 'trainee.class_id',
  });
  const state: RawBuilder<unknown> =
    filter.unread === undefined ? sql`` : sql`and receipt.read_at is ${sql.raw(filter.unread ? 'null' : 'not null')}`;
  const from = sql`from trainee join org school on school.id = trainee.work_school_id
    left join class_notice_receipt receipt on receipt.program_id = trainee.program_id and receipt.person_id = trainee.person_id
      and receipt.notice_id = ${filter.noticeId}
    where trainee.program_id = ${filter.programId} and trainee.class_id = ${filter.classId} and trainee.state = 'active'
      and ${reach} ${state} ${words ? sql`and (trainee.name like ${words} or school.name like ${words})` : sql``}`;
  const [counted, page] = await Promise.all([
    sql<{ n: number }>`select count(*)::int as n ${from}`.execute(db),
    sql<{ personId: string; name: string; schoolName: string; phoneMask: string; readAt: Date | null }>`
      select trainee.person_id, trainee.name, school.name as school_name, trainee.phone_mask, receipt.read_at ${from}
      order by receipt.read_at is not null, receipt.read_at desc, school.sort_key, trainee.name_key, trainee.person_id
      limit ${filter.size} offset ${(filter.page - 1) * filter.size}`.execute(db),
  ]);
  return { rows: page.rows, total: counted.rows[0]?.n ?? 0 };
}

export async function insertNotices(
  db: Db,
  rows: readonly {
    programId: string;
    id: string;
    classId: string;
    title: string;
    body: string;
    sentBy: string;
    sentAt: Date;
  }[],
): Promise<void> {
  await bulkInsert(db, 'classNotice', rows);
}

export async function changeNotice(
  db: Db,
  programId: string,
  id: string,
  change: { remindedAt?: Date; withdrawnAt?: Date },
): Promise<void> {
  await db.updateTable('classNotice').set(change).where('programId', '=', programId).where('id', '=', id).execute();
}

/** The classes in reach among these, or all of them, by number. */
export async function listClassesInReach(db: Db, scope: Scope, programId: string, ids: readonly string[] | null) {
  const { rows } = await sql<{ id: string; name: string; people: number }>`
    select class.id, class.name, (select count(*)::int from trainee where trainee.program_id = class.program_id
      and trainee.class_id = class.id and trainee.state = 'active') as people
    from study_class class where class.program_id = ${programId} and class.closed_at is null and ${classInScope(scope)}
      ${ids ? sql`and class.id = any(${[...ids]}::uuid[])` : sql``} order by class.number`.execute(db);
  return rows;
}

/** Notices of a class that somebody has still to read, summed over people: class → open readings of the last 30 days. */
export async function countUnreadByClass(db: Db, scope: Scope, programId: string, since: Date) {
  const { rows } = await sql<{ classId: string; n: number }>`
    select notice.class_id, count(distinct trainee.person_id)::int as n
    from class_notice notice
    join study_class class on class.program_id = notice.program_id and class.id = notice.class_id
    join trainee on trainee.program_id = notice.program_id and trainee.class_id = notice.class_id and trainee.state = 'active'
    where notice.program_id = ${programId} and notice.withdrawn_at is null and notice.sent_at >= ${since} and ${classInScope(scope)}
      and not exists (select 1 from class_notice_receipt receipt where receipt.program_id = notice.program_id
        and receipt.notice_id = notice.id and receipt.person_id = trainee.person_id)
    group by notice.class_id`.execute(db);
  return new Map(rows.map((row) => [row.classId, row.n]));
}
