import type { Scope } from '@yanxiu/domain/access/scope';
import type { ChangeKind, ChangeState, WithdrawalReason } from '@yanxiu/domain/registration/change';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

/** What a change order shows of itself: names and masks, never a full number. */
export interface ChangePayload {
  readonly personName: string;
  readonly newName: string | null;
  readonly details: readonly { field: string; before: string; after: string }[];
  readonly words: string;
}

export interface NewChange {
  readonly programId: string;
  readonly id: string;
  readonly schoolId: string;
  readonly kind: ChangeKind;
  readonly entryId: string | null;
  readonly toSchoolId: string | null;
  readonly payload: ChangePayload;
  readonly sealed: Buffer | null;
  readonly withdrawnCode: WithdrawalReason | null;
  readonly moveBill: boolean;
  readonly headDelta: number;
  readonly toHeadDelta: number;
  readonly billEffectFen: number;
  readonly reason: string;
  readonly onBehalf: boolean;
  readonly askedBy: string;
  readonly askedAt: Date;
}

export async function insertChange(db: Db, row: NewChange): Promise<void> {
  await db
    .insertInto('rosterChange')
    .values({ ...row, payload: JSON.stringify(row.payload) })
    .execute();
}

function changes(db: Db, scope: Scope, programId: string) {
  return db
    .selectFrom('rosterChange')
    .innerJoin('org as school', 'school.id', 'rosterChange.schoolId')
    .innerJoin('org as parent', 'parent.id', 'school.parentId')
    .leftJoin('org as target', 'target.id', 'rosterChange.toSchoolId')
    .leftJoin('person as asker', 'asker.id', 'rosterChange.askedBy')
    .leftJoin('person as decider', 'decider.id', 'rosterChange.decidedBy')
    .where('rosterChange.programId', '=', programId)
    .where((eb) =>
      eb.or([
        inScope(scope, { path: 'school.path', programId: 'roster_change.program_id' }),
        inScope(scope, { path: 'target.path', programId: 'roster_change.program_id' }),
      ]),
    );
}

const columns = [
  'rosterChange.id',
  'rosterChange.schoolId',
  'school.name as schoolName',
  'parent.kind as parentKind',
  'rosterChange.kind',
  'rosterChange.state',
  'rosterChange.entryId',
  'rosterChange.toSchoolId',
  'target.name as toSchoolName',
  'rosterChange.sealed',
  'rosterChange.withdrawnCode',
  'rosterChange.moveBill',
  'rosterChange.toAgreedAt',
  'rosterChange.headDelta',
  'rosterChange.toHeadDelta',
  'rosterChange.billEffectFen',
  'rosterChange.reason',
  'rosterChange.onBehalf',
  'rosterChange.askedBy',
  'rosterChange.askedAt',
  'asker.name as askedByName',
  'decider.name as decidedByName',
  'rosterChange.decidedAt',
  'rosterChange.decisionReason',
] as const;
const payload = sql<ChangePayload>`roster_change.payload`.as('payload');

export interface ChangeFilter {
  readonly schoolId?: string | undefined;
  readonly state?: ChangeState | undefined;
  readonly q?: string | undefined;
  readonly page: number;
  readonly size: number;
}

export async function pageChanges(db: Db, scope: Scope, programId: string, filter: ChangeFilter) {
  let query = changes(db, scope, programId);
  const { schoolId } = filter;
  if (schoolId) {
    query = query.where((eb) =>
      eb.or([eb('rosterChange.schoolId', '=', schoolId), eb('rosterChange.toSchoolId', '=', schoolId)]),
    );
  }
  if (filter.state) query = query.where('rosterChange.state', '=', filter.state);
  if (filter.q) {
    const words = `%${filter.q.replace(/[%_\\]/g, '\\$&')}%`;
    query = query.where((eb) =>
      eb.or([
        sql<boolean>`roster_change.payload ->> 'personName' like ${words}`,
        sql<boolean>`roster_change.payload ->> 'newName' like ${words}`,
        eb('school.name', 'like', words),
      ]),
    );
  }
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select(columns)
    .select(payload)
    .orderBy('rosterChange.askedAt', 'desc')
    .orderBy('rosterChange.id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows, total: Number(total) };
}

/** One change order, locked against a second decision in the same moment. */
export async function lockChange(db: Db, scope: Scope, programId: string, id: string) {
  await sql`select 1 from roster_change where program_id = ${programId} and id = ${id} for update`.execute(db);
  const row = await changes(db, scope, programId)
    .select(columns)
    .select(payload)
    .where('rosterChange.id', '=', id)
    .executeTakeFirst();
  return orNotFound(row);
}

export type ChangeRow = Awaited<ReturnType<typeof lockChange>>;

export interface ChangeUpdate {
  state?: ChangeState;
  toAgreedBy?: string;
  toAgreedAt?: Date;
  decidedBy?: string;
  decidedAt?: Date;
  decisionReason?: string | null;
  addedEntryId?: string | null;
}

export async function updateChange(db: Db, programId: string, id: string, change: ChangeUpdate): Promise<void> {
  await db
    .updateTable('rosterChange')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('programId', '=', programId)
    .where('id', '=', id)
    .execute();
}

export async function hasOpenChange(db: Db, programId: string, entryId: string): Promise<boolean> {
  const row = await db
    .selectFrom('rosterChange')
    .select('id')
    .where('programId', '=', programId)
    .where('entryId', '=', entryId)
    .where('state', '=', 'asked')
    .executeTakeFirst();
  return row !== undefined;
}

/** Copies a row onto another unit's roster: the same person, registered from now on by that unit. */
export async function copyEntry(
  db: Db,
  programId: string,
  entryId: string,
  to: { id: string; schoolId: string; schoolName: string; countyText: string; line: number },
): Promise<void> {
  await sql`
    insert into roster_entry (program_id, id, school_id, work_school_id, line, name, name_key, stage, subject, document_kind,
      document_cipher, document_index, document_tail_index, document_mask, phone_cipher, phone_index, phone_tail_index,
      phone_mask, sex, birth_on, no_own_phone, county_text, school_text, remark, person_type, home_school, check_state,
      exempt_state, exempt_reason, exempt_hours_x100, exempt_credits_x100, exempt_file_id, exempt_step, exempt_decided_by, person_id)
    select program_id, ${to.id}, ${to.schoolId}, ${to.schoolId}, ${to.line}, name, name_key, stage, subject, document_kind,
      document_cipher, document_index, document_tail_index, document_mask, phone_cipher, phone_index, phone_tail_index,
      phone_mask, sex, birth_on, no_own_phone, ${to.countyText}, ${to.schoolName}, remark, person_type, home_school, 'ok',
      exempt_state, exempt_reason, exempt_hours_x100, exempt_credits_x100, exempt_file_id, exempt_step, exempt_decided_by, person_id
    from roster_entry where program_id = ${programId} and id = ${entryId}`.execute(db);
}

/** Carries a corrected row over to its trainee and person. Document and phone of the person follow the row's. */
export async function carryCorrection(db: Db, programId: string, entryId: string): Promise<void> {
  await sql`
    update trainee t set name = e.name, name_key = e.name_key, stage = e.stage, subject = e.subject,
      document_mask = e.document_mask, phone_mask = e.phone_mask, work_school_id = e.work_school_id,
      org_path = u.path || case when e.work_school_id = e.school_id then '' else e.work_school_id::text || '/' end
    from roster_entry e join org u on u.id = e.school_id
    where e.program_id = ${programId} and e.id = ${entryId} and t.program_id = e.program_id and t.entry_id = e.id`.execute(
    db,
  );
  await sql`
    update person p set name = e.name, name_key = e.name_key, sex = e.sex, birth_on = e.birth_on,
      document_kind = e.document_kind, document_cipher = e.document_cipher, document_index = e.document_index,
      document_tail_index = e.document_tail_index, document_mask = e.document_mask,
      phone_cipher = coalesce(e.phone_cipher, p.phone_cipher), phone_index = coalesce(e.phone_index, p.phone_index),
      phone_tail_index = coalesce(e.phone_tail_index, p.phone_tail_index),
      phone_mask = coalesce(nullif(e.phone_mask, ''), p.phone_mask), version = p.version + 1
    from roster_entry e
    where e.program_id = ${programId} and e.id = ${entryId} and p.id = e.person_id`.execute(db);
}

/** The person to whom a document number belongs, if anybody. */
export async function findPersonByDocument(db: Db, documentIndex: string): Promise<string | null> {
  const row = await db
    .selectFrom('person')
    .select(['id', 'mergedInto'])
    .where('documentIndex', '=', documentIndex)
    .executeTakeFirst();
  return row ? (row.mergedInto ?? row.id) : null;
}
