import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** The county and city that a unit lies in; a city-direct school has no county. */
export async function findPlace(db: Db, schoolId: string): Promise<{ county: string; city: string }> {
  const { rows } = await sql<{ county: string; city: string }>`
    select case when parent.kind = 'county' then parent.name else '' end as county,
      coalesce(case when parent.kind = 'city' then parent.name else above.name end, '') as city
    from org u left join org parent on parent.id = u.parent_id left join org above on above.id = parent.parent_id
    where u.id = ${schoolId}`.execute(db);
  return rows[0] ?? { county: '', city: '' };
}
