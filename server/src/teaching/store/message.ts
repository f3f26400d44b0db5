import { type RawBuilder, sql } from 'kysely';
import { isOffered } from '../../course/store/offered.ts';
import type { Db } from '../../platform/db/database.ts';

export type MessageKind = 'notice' | 'briefing' | 'returned' | 'marked' | 'answered' | 'result';

export interface MessageRow {
  readonly id: string;
  readonly kind: MessageKind;
  readonly title: string;
  readonly body: string;
  readonly fromName: string;
  readonly at: Date;
  readonly readAt: Date | null;
  readonly reminded: boolean;
  readonly link: string;
}

/** Whose messages, as an active or former member of the program. */
export interface Reader {
  readonly programId: string;
  readonly personId: string;
}

/** A person's messages of one program, or of all of hers. */
interface Whose {
  readonly programId: string | null;
  readonly personId: string;
}

/** Notices of her class, briefings for it and for the program, and what was told to her alone. */
function messagesOf({ programId, personId }: Whose): RawBuilder<unknown> {
  const own = sql`trainee.person_id = ${personId} ${programId ? sql`and trainee.program_id = ${programId}` : sql``}`;
  return sql`
    select notice.id, 'notice' as kind, notice.title, notice.body, sender.name as from_name, notice.sent_at as at,
      receipt.read_at, notice.reminded_at is not null and receipt.read_at is null as reminded, '' as link
    from trainee
    join class_notice notice on notice.program_id = trainee.program_id and notice.class_id = trainee.class_id
      and notice.withdrawn_at is null
    join person sender on sender.id = notice.sent_by
    left join class_notice_receipt receipt on receipt.program_id = notice.program_id and receipt.notice_id = notice.id
      and receipt.person_id = trainee.person_id
    where ${own}
    union all
    select briefing.id, 'briefing', '简报第' || briefing.issue_number || '期：' || briefing.title, '', author.name,
      briefing.published_at, receipt.read_at, false, '/class/briefings/' || briefing.id
    from trainee
    join class_briefing briefing on briefing.program_id = trainee.program_id and briefing.state = 'published'
      and (briefing.class_id is null or briefing.class_id = trainee.class_id)
    join person author on author.id = briefing.author_id
    left join class_briefing_receipt receipt on receipt.program_id = briefing.program_id and receipt.briefing_id = briefing.id
      and receipt.person_id = trainee.person_id
    where ${own}
    union all
    select message.id, message.kind, message.title, message.body, coalesce(teller.name, ''), message.told_at,
      message.read_at, false, message.link
    from trainee_message message left join person teller on teller.id = message.told_by
    where message.person_id = ${personId} ${programId ? sql`and message.program_id = ${programId}` : sql``}`;
}

/** What was asked for once more stands first, then what is unread, then the latest. */
export async function pageMessages(
  db: Db,
  reader: Reader,
  paging: { page: number; size: number; kinds?: readonly MessageKind[] },
) {
  const all = messagesOf(reader);
  const where = paging.kinds ? sql`where kind = any(${[...paging.kinds]}::text[])` : sql``;
  const { rows: counted } = await sql<{ total: number; unread: number }>`
    select count(*)::int as total, count(*) filter (where read_at is null)::int as unread from (${all}) message ${where}`.execute(
    db,
  );
  const { rows } = await sql<MessageRow>`
    select * from (${all}) message ${where} order by reminded desc, read_at is not null, at desc, id
    limit ${paging.size} offset ${(paging.page - 1) * paging.size}`.execute(db);
  return { rows, total: counted[0]?.total ?? 0, unread: counted[0]?.unread ?? 0 };
}

export async function countUnread(db: Db, reader: Whose): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (${messagesOf(reader)}) message where read_at is null`.execute(db);
  return rows[0]?.n ?? 0;
}

export async function findMessage(db: Db, reader: Reader, id: string): Promise<MessageRow | undefined> {
  const { rows } = await sql<MessageRow>`
    select * from (${messagesOf(reader)}) message where id = ${id}`.execute(db);
  return rows[0];
}

/** Notes the first reading; a later one changes nothing. */
export async function noteRead(db: Db, { programId, personId }: Reader, message: MessageRow, now: Date): Promise<void> {
  if (message.kind === 'notice') {
    await db
      .insertInto('classNoticeReceipt')
      .values({ programId, noticeId: message.id, personId, readAt: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return;
  }
  if (message.kind === 'briefing') {
    await db
      .insertInto('classBriefingReceipt')
      .values({ programId, briefingId: message.id, personId, readAt: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return;
  }
  await db
    .updateTable('traineeMessage')
    .set({ readAt: now })
    .where('programId', '=', programId)
    .where('id', '=', message.id)
    .where('readAt', 'is', null)
    .execute();
}

/** One message to each active trainee of some reporting units. */
export async function insertForUnits(
  db: Db,
  programId: string,
  schoolIds: readonly string[],
  message: { kind: MessageKind; title: string; body: string; link: string; toldBy: string | null; toldAt: Date },
): Promise<void> {
  await sql`insert into trainee_message (program_id, id, person_id, kind, title, body, link, told_by, told_at)
    select program_id, gen_random_uuid(), person_id, ${message.kind}, ${message.title}, ${message.body}, ${message.link},
      ${message.toldBy}::uuid, ${message.toldAt}::timestamptz
    from trainee where program_id = ${programId} and school_id = any(${[...schoolIds]}::uuid[]) and state = 'active'`.execute(
    db,
  );
}

/** The trainee's class with its tutors of the day; null before she is in one. */
export async function findMyClass(db: Db, { programId, personId }: Reader, today: string) {
  const { rows } = await sql<{
    id: string;
    name: string;
    regionName: string;
    people: number;
    tutors: { name: string; kind: 'lead' | 'substitute' }[];
    colleagues: string[];
  }>`
    select class.id, class.name, region.name as region_name,
      (select count(*)::int from trainee mate where mate.program_id = me.program_id and mate.class_id = me.class_id
        and mate.state = 'active') as people,
      coalesce((select jsonb_agg(jsonb_build_object('name', person.name, 'kind', tutor.kind) order by tutor.kind, tutor.from_on)
        from class_tutor tutor join person on person.id = tutor.person_id where tutor.program_id = me.program_id
        and tutor.class_id = me.class_id and tutor.ended_at is null and tutor.from_on <= ${today}::date
        and (tutor.until_on is null or tutor.until_on >= ${today}::date)), '[]') as tutors,
      array(select mate.name from trainee mate where mate.program_id = me.program_id and mate.class_id = me.class_id
        and mate.state = 'active' and mate.work_school_id = me.work_school_id and mate.person_id <> me.person_id
        order by mate.name_key limit 30) as colleagues
    from trainee me
    join study_class class on class.program_id = me.program_id and class.id = me.class_id
    join org region on region.id = class.region_org_id
    where me.program_id = ${programId} and me.person_id = ${personId}`.execute(db);
  return rows[0] ?? null;
}

/** Discussions of the trainee's courses, with what her class has said in each; those of lately first. */
export async function listDiscussions(db: Db, { programId, personId }: Reader) {
  const { rows } = await sql<{
    lessonId: string;
    title: string;
    courseTitle: string;
    posts: number;
    lastAt: Date | null;
  }>`
    select lesson.id as lesson_id, lesson.title, course.title as course_title, coalesce(said.posts, 0)::int as posts, said.last_at
    from trainee me
    join course_package_item item on item.program_id = me.program_id and item.stage = me.stage
    join course on course.id = item.course_id
    join lesson on lesson.course_id = course.id and lesson.kind = 'discussion' and ${isOffered}
    left join lateral (select count(*) as posts, max(post.posted_at) as last_at from discussion_post post
      where post.program_id = me.program_id and post.lesson_id = lesson.id and post.class_id = me.class_id
        and post.removed_at is null) said on true
    where me.program_id = ${programId} and me.person_id = ${personId}
    order by said.last_at desc nulls last, course.title, lesson.title limit 20`.execute(db);
  return rows;
}
