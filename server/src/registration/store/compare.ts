import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** The newest program of an earlier year in which the unit's roster was locked. */
export async function findEarlierProgram(db: Db, unit: { programId: string; year: number; schoolId: string }) {
  const { rows } = await sql<{ id: string; name: string; year: number }>`
    select p.id, p.name, p.year from registration r join program p on p.id = r.program_id
    where r.school_id = ${unit.schoolId} and r.state = 'locked' and p.id <> ${unit.programId} and p.year < ${unit.year}
    order by p.year desc, r.locked_at desc limit 1`.execute(db);
  return rows[0] ?? null;
}

export interface ComparedPerson {
  readonly name: string;
  readonly stage: string | null;
  readonly subject: string;
  readonly change: 'left' | 'joined' | 'stayed';
  /** Stage and subject of the year before, where they differ. */
  readonly was: { readonly stage: string | null; readonly subject: string } | null;
}

/** Matched by document number; a row whose number is still to be mended counts as new. */
export async function comparePeople(
  db: Db,
  unit: { programId: string; earlierId: string; schoolId: string },
): Promise<ComparedPerson[]> {
  const roster = (programId: string) => sql`
    select distinct on (coalesce(e.document_index, e.id::text)) e.document_index, e.name, e.name_key, e.stage, e.subject
    from roster_entry e
    where e.program_id = ${programId} and e.school_id = ${unit.schoolId} and e.withdrawn_at is null
    order by coalesce(e.document_index, e.id::text), e.id`;
  const { rows } = await sql<ComparedPerson>`
    with here as (${roster(unit.programId)}), earlier as (${roster(unit.earlierId)})
    select coalesce(h.name, e.name) as name, coalesce(h.stage, e.stage) as stage,
      coalesce(h.subject, e.subject) as subject,
      case when h.name is null then 'left' when e.name is null then 'joined' else 'stayed' end as change,
      case when h.name is not null and e.name is not null and (h.stage is distinct from e.stage or h.subject <> e.subject)
        then jsonb_build_object('stage', e.stage, 'subject', e.subject) end as was
    from here h full join earlier e on e.document_index = h.document_index
    order by coalesce(h.name_key, e.name_key)`.execute(db);
  return rows;
}
