import type { Failures } from '@yanxiu/domain/access/lockout';
import type { Role } from '@yanxiu/domain/access/roles';
import type { Assignment } from '@yanxiu/domain/access/scope';
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import { prepared } from '../platform/db/prepared.ts';

export interface AccountRow {
  readonly personId: string;
  readonly passwordHash: string | null;
  readonly activatedAt: Date | null;
}

export async function findAccountByLogin(db: Db, loginIndex: string): Promise<AccountRow | null> {
  const row = await db
    .selectFrom('account')
    .select(['personId', 'passwordHash', 'activatedAt'])
    .where('loginIndex', '=', loginIndex)
    .executeTakeFirst();
  return row ?? null;
}

/** Locks the counter of a login name for this transaction and returns it. */
export async function lockFailures(db: Db, loginIndex: string, now: Date): Promise<Failures> {
  await db
    .insertInto('loginFailure')
    .values({ loginIndex, count: 0, lastAt: now })
    .onConflict((conflict) => conflict.column('loginIndex').doNothing())
    .execute();
  return db
    .selectFrom('loginFailure')
    .select(['count', 'lockedUntil'])
    .where('loginIndex', '=', loginIndex)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function saveFailures(db: Db, loginIndex: string, failures: Failures, now: Date): Promise<void> {
  await db
    .updateTable('loginFailure')
    .set({ count: failures.count, lockedUntil: failures.lockedUntil, lastAt: now })
    .where('loginIndex', '=', loginIndex)
    .execute();
}

export async function clearFailures(db: Db, loginIndex: string): Promise<void> {
  await db.deleteFrom('loginFailure').where('loginIndex', '=', loginIndex).execute();
}

/** The privacy notice that an account's owner has agreed to. */
export async function findConsent(db: Db, personId: string): Promise<string | null> {
  const row = await db
    .selectFrom('account')
    .select('consentVersion')
    .where('personId', '=', personId)
    .executeTakeFirst();
  return row?.consentVersion ?? null;
}

export async function markLoggedIn(db: Db, personId: string, now: Date): Promise<void> {
  await db.updateTable('account').set({ lastLoginAt: now }).where('personId', '=', personId).execute();
}

/** A person's assignments of a day, the widest first as the role switcher shows them. */
export async function listAssignments(db: Db, personId: string, today: string): Promise<Assignment[]> {
  const rows = await db
    .selectFrom('roleAssignment')
    .innerJoin('org', 'org.id', 'roleAssignment.orgId')
    .select([
      'roleAssignment.id',
      'roleAssignment.role',
      'roleAssignment.programId',
      'roleAssignment.classId',
      'org.id as orgId',
      'org.kind as orgKind',
      'org.path as orgPath',
      'org.name as orgName',
    ])
    .where('roleAssignment.personId', '=', personId)
    .where('roleAssignment.endedAt', 'is', null)
    .where((eb) => eb.or([eb('roleAssignment.expiresOn', 'is', null), eb('roleAssignment.expiresOn', '>=', today)]))
    .where((eb) => eb.or([eb('roleAssignment.startsOn', 'is', null), eb('roleAssignment.startsOn', '<=', today)]))
    .orderBy('org.path')
    .orderBy('roleAssignment.role')
    .orderBy('roleAssignment.id')
    .execute();
  return classesTogether(rows.map((row) => ({ ...row, role: row.role as Role })));
}

/** A tutor's classes of one program are one role to act in, as in the session's scope. */
function classesTogether(rows: readonly Assignment[]): Assignment[] {
  const kept = new Map<string, Assignment>();
  const hasClass = rows.some((row) => row.classId !== null);
  for (const row of rows) {
    // to be a tutor without a class reaches nothing: no role to act in beside the classes
    if (hasClass && row.role === 'tutor' && !row.classId) continue;
    const key = row.classId ? `${row.role} ${row.programId}` : row.id;
    const first = kept.get(key);
    if (!row.classId) kept.set(key, row);
    else kept.set(key, { ...(first ?? row), classIds: [...(first?.classIds ?? []), row.classId] });
  }
  return [...kept.values()];
}

export async function isTrainee(db: Db, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('trainee')
    .select('personId')
    .where('personId', '=', personId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export interface NewSession {
  readonly tokenHash: string;
  readonly id: string;
  readonly personId: string;
  readonly assignmentId: string | null;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
  readonly address: string;
  readonly userAgent: string;
}

export async function insertSession(db: Db, session: NewSession): Promise<void> {
  await db.insertInto('session').values(session).execute();
}

export async function findSession(db: Db, tokenHash: string) {
  return db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.personId')
    .select([
      'session.id',
      'session.personId',
      'session.assignmentId',
      'session.seenAt',
      'session.expiresAt',
      'session.createdAt',
      'person.name',
    ])
    .where('session.tokenHash', '=', tokenHash)
    .executeTakeFirst();
}

/** A session with whose it is and the role it acts in, where that is held on this day: asked for almost every request. */
export async function findSessionHolder(db: Db, tokenHash: string, today: string) {
  const { rows } = await sql<{
    id: string;
    personId: string;
    seenAt: Date;
    expiresAt: Date;
    name: string;
    isTrainee: boolean;
    awaitsFirstLogin: boolean;
    assignment: Assignment | null;
  }>`${prepared}
    select session.id, session.person_id as "personId", session.seen_at as "seenAt", session.expires_at as "expiresAt",
      person.name,
      exists (select 1 from trainee where trainee.person_id = session.person_id) as "isTrainee",
      exists (select 1 from trainee where trainee.person_id = session.person_id and trainee.first_login_at is null
        and trainee.state <> 'withdrawn') as "awaitsFirstLogin",
      case when org.id is not null then jsonb_build_object('id', held.id, 'role', held.role, 'programId', held.program_id,
        'classId', held.class_id, 'classIds', case when held.class_id is not null then (
          select jsonb_agg(other.class_id) from role_assignment other where other.person_id = held.person_id
            and other.role = held.role and other.program_id = held.program_id and other.class_id is not null
            and other.ended_at is null and (other.expires_on is null or other.expires_on >= ${today})
            and (other.starts_on is null or other.starts_on <= ${today})) end, 'orgId', org.id, 'orgKind', org.kind, 'orgPath', org.path, 'orgName', org.name)
        end as assignment
    from session
    join person on person.id = session.person_id
    left join role_assignment held on held.id = session.assignment_id and held.person_id = session.person_id
      and held.ended_at is null and (held.expires_on is null or held.expires_on >= ${today})
      and (held.starts_on is null or held.starts_on <= ${today})
    left join org on org.id = held.org_id
    where session.token_hash = ${tokenHash}`.execute(db);
  return rows[0];
}

export async function renewSession(db: Db, tokenHash: string, seenAt: Date, expiresAt: Date): Promise<void> {
  await db.updateTable('session').set({ seenAt, expiresAt }).where('tokenHash', '=', tokenHash).execute();
}

export async function listSessions(db: Db, personId: string, now: Date) {
  return db
    .selectFrom('session')
    .select(['id', 'createdAt', 'seenAt', 'address', 'userAgent'])
    .where('personId', '=', personId)
    .where('expiresAt', '>', now)
    .orderBy('seenAt', 'desc')
    .execute();
}

export async function removeSession(db: Db, personId: string, id: string): Promise<boolean> {
  const result = await db
    .deleteFrom('session')
    .where('personId', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export interface CodeRow {
  readonly id: string;
  readonly codeHash: string;
  readonly tries: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** The newest unused code of a phone for a purpose, locked for this transaction. */
export async function lockCode(db: Db, phoneIndex: string, purpose: string): Promise<CodeRow | null> {
  const row = await db
    .selectFrom('smsCode')
    .select(['id', 'codeHash', 'tries', 'createdAt', 'expiresAt'])
    .where('phoneIndex', '=', phoneIndex)
    .where('purpose', '=', purpose)
    .where('usedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** When codes were sent to a phone since a moment. */
export async function listCodeTimes(db: Db, phoneIndex: string, since: Date): Promise<Date[]> {
  const rows = await db
    .selectFrom('smsCode')
    .select('createdAt')
    .where('phoneIndex', '=', phoneIndex)
    .where('createdAt', '>', since)
    .execute();
  return rows.map((row) => row.createdAt);
}

export async function insertCode(
  db: Db,
  code: { id: string; phoneIndex: string; purpose: string; codeHash: string; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await db.insertInto('smsCode').values(code).execute();
}

export async function noteCodeTry(db: Db, id: string, usedAt: Date | null): Promise<void> {
  await db
    .updateTable('smsCode')
    .set((eb) => ({ tries: eb('tries', '+', 1), usedAt }))
    .where('id', '=', id)
    .execute();
}
