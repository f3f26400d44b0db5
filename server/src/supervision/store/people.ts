import type { Scope } from '@yanxiu/domain/access/scope';
import type { ReminderReason } from '@yanxiu/domain/supervision/reminder';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

export interface PeopleFilter {
  readonly programId: string;
  readonly path: string;
  readonly show: ReminderReason;
  readonly startedX100: number;
  /** Online hours that a person in time would have by now. */
  readonly expectedX100: number;
  readonly q?: string | undefined;
}

export interface PersonRow {
  readonly personId: string;
  readonly name: string;
  readonly schoolId: string;
  readonly schoolName: string;
  readonly stage: string;
  readonly subject: string;
  readonly phoneMask: string;
  readonly activated: boolean;
  readonly loggedIn: boolean;
  readonly onlineHoursX100: number;
  readonly schoolBasedHoursX100: number;
  readonly totalX100: number | null;
  readonly lastStudiedOn: string | null;
}

function condition(filter: PeopleFilter): RawBuilder<unknown> {
  switch (filter.show) {
    case 'notActivated':
      return sql`and account.activated_at is null`;
    case 'notLoggedIn':
      return sql`and trainee.first_login_at is null`;
    case 'notStarted':
      return sql`and coalesce(study.hours_x100, 0) < ${filter.startedX100}`;
    case 'behind':
      return sql`and coalesce(study.hours_x100, 0) < ${filter.expectedX100}`;
    case 'near':
      return sql`and score.total_x100 >= 5000 and score.total_x100 < 6000`;
    case 'failed':
      return sql`and score.person_id is not null and not score.passed`;
    case 'passed':
      return sql`and score.passed`;
    default:
      return sql``;
  }
}

function from(scope: Scope, filter: PeopleFilter): RawBuilder<unknown> {
  return sql`from trainee
    join org on org.id = trainee.work_school_id
    left join account on account.person_id = trainee.person_id
    left join study_total study on study.program_id = trainee.program_id and study.person_id = trainee.person_id
    left join trainee_score score on score.program_id = trainee.program_id and score.person_id = trainee.person_id
    where trainee.program_id = ${filter.programId} and trainee.state = 'active' and trainee.org_path like ${`${filter.path}%`}
      and ${inScope(scope, { path: 'trainee.org_path', programId: 'trainee.program_id' })}
      ${filter.q ? sql`and (trainee.name like ${`${filter.q}%`} or trainee.name_key like ${`${filter.q.toLowerCase()}%`} or org.name like ${`%${filter.q}%`})` : sql``}
      ${condition(filter)}`;
}

export async function countPeople(db: Db, scope: Scope, filter: PeopleFilter): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n ${from(scope, filter)}`.execute(db);
  return rows[0]?.n ?? 0;
}

export async function listPeople(
  db: Db,
  scope: Scope,
  filter: PeopleFilter,
  paging: { limit: number; offset: number },
): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select trainee.person_id as "personId", trainee.name, trainee.school_id as "schoolId",
      org_name_in(trainee.program_id, org.id, org.name) as "schoolName", trainee.stage,
      trainee.subject, trainee.phone_mask as "phoneMask", account.activated_at is not null as activated,
      trainee.first_login_at is not null as "loggedIn", coalesce(study.hours_x100, 0) as "onlineHoursX100",
      coalesce(score.school_based_hours_x100, (select sum(attendance.hours_x100)::int from school_based_attendance attendance
        join school_based_activity activity on activity.program_id = attendance.program_id and activity.id = attendance.activity_id
        where attendance.program_id = trainee.program_id and attendance.person_id = trainee.person_id and activity.state = 'approved'), 0) as "schoolBasedHoursX100",
      score.total_x100 as "totalX100",
      to_char(study.last_studied_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "lastStudiedOn"
    ${from(scope, filter)}
    order by org.sort_key, trainee.name_key, trainee.person_id
    limit ${paging.limit} offset ${paging.offset}`.execute(db);
  return rows;
}

export async function listLiaisons(db: Db, schoolIds: readonly string[]) {
  if (schoolIds.length === 0) return [];
  return db
    .selectFrom('org')
    .leftJoin('orgContact', (join) =>
      join.onRef('orgContact.orgId', '=', 'org.id').on('orgContact.duty', '=', 'liaison'),
    )
    .select([
      'org.id',
      'org.name',
      'orgContact.name as liaisonName',
      'orgContact.phoneCipher as liaisonCipher',
      'orgContact.officePhone',
      'orgContact.email',
    ])
    .where('org.id', 'in', [...schoolIds])
    .orderBy('org.sortKey')
    .execute();
}
