import type { Scope } from '@yanxiu/domain/access/scope';
import type { HelpState, HelpSubject } from '@yanxiu/domain/study/help';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

interface Key {
  readonly programId: string;
  readonly personId: string;
}

const columns = [
  'help.id',
  'help.about',
  'help.words',
  'help.state',
  'help.askedAt',
  'help.endedAt',
  'help.answer',
  'helper.name as helperName',
] as const;

/** The trainee's latest request. */
export async function findLastHelp(db: Db, key: Key) {
  const row = await db
    .selectFrom('studyHelp as help')
    .leftJoin('person as helper', 'helper.id', 'help.helpedBy')
    .select(columns)
    .where('help.programId', '=', key.programId)
    .where('help.personId', '=', key.personId)
    .orderBy('help.askedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Whom a trainee may call at her school: the liaison of her own unit, else of the 中心校 above it. */
export async function findLiaison(db: Db, key: Key) {
  const { rows } = await sql<{ name: string; officePhone: string }>`
    select contact.name, contact.office_phone
    from trainee
    join org on trainee.org_path like org.path || '%' and org.kind = 'school'
    join org_contact contact on contact.org_id = org.id and contact.duty = 'liaison'
    where trainee.program_id = ${key.programId} and trainee.person_id = ${key.personId}
    order by length(org.path) desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** Puts a name on the list; false when it stands there already. */
export async function insertHelp(
  db: Db,
  row: Key & { id: string; about: HelpSubject; words: string; askedAt: Date },
): Promise<boolean> {
  const result = await db
    .insertInto('studyHelp')
    .values(row)
    .onConflict((conflict) => conflict.columns(['programId', 'personId']).where('state', '=', 'open').doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Takes the own open request back; its id, or null when none was open. */
export async function withdrawOpenHelp(db: Db, key: Key, now: Date): Promise<string | null> {
  const row = await db
    .updateTable('studyHelp')
    .set({ state: 'withdrawn', endedAt: now })
    .where('programId', '=', key.programId)
    .where('personId', '=', key.personId)
    .where('state', '=', 'open')
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

const reach = { path: 'trainee.org_path', programId: 'trainee.program_id', classId: 'trainee.class_id' } as const;

/** A request in reach, locked. */
export async function lockHelp(db: Db, scope: Scope, programId: string, id: string) {
  return db
    .selectFrom('studyHelp as help')
    .innerJoin('trainee', (join) =>
      join.onRef('trainee.programId', '=', 'help.programId').onRef('trainee.personId', '=', 'help.personId'),
    )
    .select(['help.personId', 'help.state'])
    .where('help.programId', '=', programId)
    .where('help.id', '=', id)
    .where(inScope(scope, reach))
    .forUpdate('help')
    .executeTakeFirst();
}

export async function endHelp(
  db: Db,
  programId: string,
  id: string,
  end: { helpedBy: string; answer: string; endedAt: Date },
): Promise<void> {
  await db
    .updateTable('studyHelp')
    .set({ ...end, state: 'helped' })
    .where('programId', '=', programId)
    .where('id', '=', id)
    .execute();
}

interface Filter {
  readonly programId: string;
  readonly q?: string | undefined;
  readonly state?: HelpState | undefined;
  readonly page: number;
  readonly size: number;
  readonly sort?: string | undefined;
}

/** Requests in reach: who waits comes first, the longest waiting before the rest; then the latest that ended. */
export async function pageHelps(db: Db, scope: Scope, filter: Filter) {
  let all = db
    .selectFrom('studyHelp as help')
    .innerJoin('trainee', (join) =>
      join.onRef('trainee.programId', '=', 'help.programId').onRef('trainee.personId', '=', 'help.personId'),
    )
    .innerJoin('org as school', 'school.id', 'trainee.workSchoolId')
    .leftJoin('person as helper', 'helper.id', 'help.helpedBy')
    .where('help.programId', '=', filter.programId)
    .where(inScope(scope, reach));
  if (filter.q) {
    const words = `%${filter.q.replace(/[%_\\]/g, '\\$&')}%`;
    all = all.where((eb) => eb.or([eb('trainee.name', 'like', words), eb('school.name', 'like', words)]));
  }
  const sums = await all
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      sql<number>`count(*) filter (where help.state = 'open')`.as('open'),
    ])
    .executeTakeFirstOrThrow();
  const wanted = filter.state ? all.where('help.state', '=', filter.state) : all;
  const { n } = await wanted.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await wanted
    .select([...columns, 'help.personId', 'trainee.name', 'trainee.phoneMask', 'school.name as schoolName'])
    .orderBy(sql`help.state <> 'open'`)
    .orderBy(sql`case when help.state = 'open' then help.asked_at end`)
    .orderBy('help.endedAt', 'desc')
    .orderBy('help.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows, total: Number(n), open: Number(sums.open) };
}
