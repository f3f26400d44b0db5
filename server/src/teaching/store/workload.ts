import type { Scope } from '@yanxiu/domain/access/scope';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { classInScope, tutorOn } from './class.ts';

export interface Workload {
  readonly personId: string;
  readonly name: string;
  readonly nameKey: string;
  readonly classes: number;
  readonly classNames: string;
  readonly people: number;
  readonly notices: number;
  readonly briefings: number;
  readonly handedIn: number;
  readonly marked: number;
  readonly asked: number;
  readonly answered: number;
  /** The middle of the answering times, in minutes; null before the first answer. */
  readonly answerMinutes: number | null;
}

interface Charge {
  readonly personId: string;
  readonly name: string;
  readonly nameKey: string;
  readonly classId: string;
  readonly className: string;
}

/** Who tutors which classes in reach today, by the tutor's name, her classes by their numbers. */
export async function listTutors(db: Db, scope: Scope, programId: string, today: string, q: string | undefined) {
  const words = q ? `%${q.replace(/[%_\\]/g, '\\$&')}%` : null;
  const { rows } = await sql<Charge>`
    select distinct on (person.name_key, person.id, class.number, class.id) person.id as person_id, person.name, person.name_key,
      class.id as class_id, class.name as class_name
    from class_tutor tutor
    join study_class class on class.program_id = tutor.program_id and class.id = tutor.class_id
    join person on person.id = tutor.person_id
    where tutor.program_id = ${programId} and class.closed_at is null and ${tutorOn(today)} and ${classInScope(scope)}
      ${words ? sql`and (person.name like ${words} or class.name like ${words})` : sql``}
    order by person.name_key, person.id, class.number, class.id`.execute(db);
  return [...Map.groupBy(rows, (one) => one.personId).values()];
}

interface ClassFigures {
  readonly classId: string;
  readonly people: number;
  readonly handedIn: number;
  readonly marked: number;
}

/** People and their work in some classes. */
async function countClasses(
  db: Db,
  programId: string,
  classIds: readonly string[],
): Promise<Map<string, ClassFigures>> {
  const { rows } = await sql<ClassFigures>`
    select members.class_id, members.people, coalesce(work.handed_in, 0)::int as handed_in, coalesce(work.marked, 0)::int as marked
    from (select class_id, count(*)::int as people from trainee
      where program_id = ${programId} and state = 'active' and class_id = any(${[...classIds]}::uuid[]) group by class_id) members
    left join (select trainee.class_id, count(*) filter (where piece.state in ('handedIn', 'marked')) as handed_in,
        count(*) filter (where piece.state = 'marked') as marked
      from (select person_id, class_id from trainee
        where program_id = ${programId} and class_id = any(${[...classIds]}::uuid[]) offset 0) trainee
      join assignment_piece piece on piece.program_id = ${programId} and piece.person_id = trainee.person_id
      group by trainee.class_id) work on work.class_id = members.class_id`.execute(db);
  return new Map(rows.map((row) => [row.classId, row]));
}

interface PersonFigures {
  readonly personId: string;
  readonly asked: number;
  readonly answered: number;
  readonly answerMinutes: number | null;
  readonly notices: number;
  readonly briefings: number;
}

/** Questions in a tutor's classes of today, and her notices and published briefings of the program. */
async function countPeople(db: Db, programId: string, today: string): Promise<Map<string, PersonFigures>> {
  const { rows } = await sql<PersonFigures>`
    select person_id, sum(asked)::int as asked, sum(answered)::int as answered, max(answer_minutes)::int as answer_minutes,
      sum(notices)::int as notices, sum(briefings)::int as briefings
    from (
      select tutor.person_id, count(*) as asked, count(post.answered_at) as answered,
        percentile_cont(0.5) within group (order by extract(epoch from post.answered_at - post.posted_at)) / 60 as answer_minutes,
        0 as notices, 0 as briefings
      from class_tutor tutor join discussion_post post on post.program_id = tutor.program_id and post.class_id = tutor.class_id
      where tutor.program_id = ${programId} and ${tutorOn(today)} and post.asks and post.removed_at is null
      group by tutor.person_id
      union all
      select sent_by, 0, 0, null, count(*), 0 from class_notice
      where program_id = ${programId} and withdrawn_at is null group by sent_by
      union all
      select author_id, 0, 0, null, 0, count(*) from class_briefing
      where program_id = ${programId} and state = 'published' group by author_id
    ) figures group by person_id`.execute(db);
  return new Map(rows.map((row) => [row.personId, row]));
}

/**
 * What came of some tutors' work: of their classes the people, the work handed in and marked; of each person the questions
 * asked and answered in her classes, her notices and published briefings. In the order given.
 */
export async function countWorkloads(
  db: Db,
  programId: string,
  today: string,
  tutors: readonly (readonly Charge[])[],
): Promise<Workload[]> {
  const [classes, people] = await Promise.all([
    countClasses(
      db,
      programId,
      tutors.flatMap((own) => own.map((one) => one.classId)),
    ),
    countPeople(db, programId, today),
  ]);
  return tutors.flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const sum = (key: 'people' | 'handedIn' | 'marked') =>
      own.reduce((total, one) => total + (classes.get(one.classId)?.[key] ?? 0), 0);
    const did = people.get(first.personId);
    return [
      {
        personId: first.personId,
        name: first.name,
        nameKey: first.nameKey,
        classes: own.length,
        classNames: own.map((one) => one.className).join('、'),
        people: sum('people'),
        handedIn: sum('handedIn'),
        marked: sum('marked'),
        asked: did?.asked ?? 0,
        answered: did?.answered ?? 0,
        answerMinutes: did?.answerMinutes ?? null,
        notices: did?.notices ?? 0,
        briefings: did?.briefings ?? 0,
      },
    ];
  });
}
