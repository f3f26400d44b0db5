import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** The figures of 附件 1 for one unit; stages and total leave out the exempt (rules §4). */
export interface HeadcountFigures {
  readonly schoolId: string;
  readonly senior: number;
  readonly vocational: number;
  readonly junior: number;
  readonly primary: number;
  readonly preschool: number;
  readonly special: number;
  readonly enrolled: number;
  readonly supporting: number;
  readonly seconded: number;
  readonly exempt: number;
}

export async function countForForm(
  db: Db,
  programId: string,
  schoolIds: readonly string[],
): Promise<Map<string, HeadcountFigures>> {
  const of = (stage: string) => sql`count(*) filter (where exempt_state <> 'approved' and stage = ${stage})`;
  const { rows } = await sql<HeadcountFigures>`
    select school_id, ${of('senior')} as senior, ${of('vocational')} as vocational, ${of('junior')} as junior,
      ${of('primary')} as "primary", ${of('preschool')} as preschool, ${of('special')} as special,
      count(*) filter (where exempt_state <> 'approved') as enrolled,
      count(*) filter (where exempt_state <> 'approved' and person_type = 'supporting') as supporting,
      count(*) filter (where exempt_state <> 'approved' and person_type = 'seconded') as seconded,
      count(*) filter (where exempt_state = 'approved') as exempt
    from roster_entry
    where program_id = ${programId} and school_id = any(${[...schoolIds]}::uuid[]) and withdrawn_at is null
    group by school_id`.execute(db);
  return new Map(rows.map((row) => [row.schoolId, row]));
}

/** Contacts and stages of several units, for 附件 1 and 4. */
export async function listFormUnits(db: Db, schoolIds: readonly string[]) {
  const contacts = await db
    .selectFrom('orgContact')
    .select(['orgId', 'duty', 'name', 'title', 'phoneCipher', 'officePhone', 'email'])
    .where('orgId', 'in', [...schoolIds, '00000000-0000-0000-0000-000000000000'])
    .execute();
  const { rows: stages } = await sql<{ id: string; stages: string[]; below: number }>`
    select u.id, u.stages, (select count(*) from org s where s.reports_through = u.id and s.active) as below
    from org u where u.id = any(${[...schoolIds]}::uuid[])`.execute(db);
  return { contacts, stages: new Map(stages.map((row) => [row.id, row])) };
}

export type FormContact = Awaited<ReturnType<typeof listFormUnits>>['contacts'][number];

/** The one liaison of each unit, by the unit's id. */
export async function listUnitLiaisons(db: Db, schoolIds: readonly string[]) {
  if (schoolIds.length === 0)
    return new Map<string, { name: string; phoneCipher: Buffer | null; officePhone: string; email: string }>();
  const rows = await db
    .selectFrom('orgContact')
    .select(['orgId', 'name', 'phoneCipher', 'officePhone', 'email'])
    .where('duty', '=', 'liaison')
    .where('orgId', 'in', [...schoolIds])
    .execute();
  return new Map(rows.map((row) => [row.orgId, row]));
}
