import type { Scope } from '@yanxiu/domain/access/scope';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { inScope } from '../../platform/http/scope-sql.ts';
import { namedLike } from '../../school-based/store/session.ts';

interface Paging<State> {
  readonly programId: string;
  readonly state?: State | undefined;
  readonly q?: string | undefined;
  readonly page: number;
  readonly size: number;
}

const reach = (scope: Scope) => inScope(scope, { path: 'trainee.org_path', programId: 'trainee.program_id' });

function corrections(db: Db, scope: Scope, programId: string) {
  return db
    .selectFrom('scoreCorrection')
    .innerJoin('trainee', (join) =>
      join
        .onRef('trainee.programId', '=', 'scoreCorrection.programId')
        .onRef('trainee.personId', '=', 'scoreCorrection.personId'),
    )
    .innerJoin('org', 'org.id', 'trainee.workSchoolId')
    .innerJoin('org as unit', 'unit.id', 'trainee.schoolId')
    .innerJoin('org as parent', 'parent.id', 'unit.parentId')
    .innerJoin('person as asker', 'asker.id', 'scoreCorrection.askedBy')
    .leftJoin('person as decider', 'decider.id', 'scoreCorrection.decidedBy')
    .leftJoin('storedFile as file', 'file.id', 'scoreCorrection.fileId')
    .where('scoreCorrection.programId', '=', programId)
    .where(reach(scope));
}

const correctionColumns = [
  'scoreCorrection.id',
  'scoreCorrection.personId',
  'trainee.name',
  'org.name as schoolName',
  'parent.kind as parentKind',
  'scoreCorrection.itemKey',
  'scoreCorrection.beforeX100',
  'scoreCorrection.afterX100',
  'scoreCorrection.reason',
  'scoreCorrection.askedBy',
  'asker.name as askedByName',
  'scoreCorrection.askedAt',
  'scoreCorrection.state',
  'decider.name as decidedByName',
  'scoreCorrection.decisionReason',
  'file.id as fileId',
  'file.name as fileName',
  'file.sizeBytes as fileSizeBytes',
] as const;

export async function pageCorrections(db: Db, scope: Scope, paging: Paging<'asked' | 'approved' | 'returned'>) {
  let query = corrections(db, scope, paging.programId);
  if (paging.state) query = query.where('scoreCorrection.state', '=', paging.state);
  if (paging.q) query = query.where(namedLike(paging.q));
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select(correctionColumns)
    .orderBy(sql<boolean>`score_correction.state = 'asked'`, 'desc')
    .orderBy('scoreCorrection.askedAt', 'desc')
    .orderBy('scoreCorrection.id')
    .limit(paging.size)
    .offset((paging.page - 1) * paging.size)
    .execute();
  return { rows, total: Number(total) };
}

export async function lockCorrection(db: Db, scope: Scope, programId: string, id: string) {
  const row = await corrections(db, scope, programId)
    .select(correctionColumns)
    .where('scoreCorrection.id', '=', id)
    .forUpdate('scoreCorrection')
    .executeTakeFirst();
  return orNotFound(row);
}

/** Whether an item of a person waits for a decision already. */
export async function hasOpenCorrection(
  db: Db,
  of: { programId: string; personId: string; itemKey: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('scoreCorrection')
    .select('id')
    .where('programId', '=', of.programId)
    .where('personId', '=', of.personId)
    .where('itemKey', '=', of.itemKey)
    .where('state', '=', 'asked')
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertCorrection(
  db: Db,
  row: {
    programId: string;
    id: string;
    personId: string;
    itemKey: string;
    beforeX100: number;
    afterX100: number;
    reason: string;
    fileId: string | null;
    askedBy: string;
    askedAt: Date;
  },
): Promise<void> {
  await db.insertInto('scoreCorrection').values(row).execute();
}

export async function decideCorrectionRow(
  db: Db,
  programId: string,
  id: string,
  decision: { state: 'approved' | 'returned'; decidedBy: string; decidedAt: Date; decisionReason: string | null },
): Promise<void> {
  await db
    .updateTable('scoreCorrection')
    .set(decision)
    .where('programId', '=', programId)
    .where('id', '=', id)
    .execute();
}

function objections(db: Db, scope: Scope, programId: string) {
  return db
    .selectFrom('scoreObjection')
    .innerJoin('trainee', (join) =>
      join
        .onRef('trainee.programId', '=', 'scoreObjection.programId')
        .onRef('trainee.personId', '=', 'scoreObjection.personId'),
    )
    .innerJoin('org', 'org.id', 'trainee.workSchoolId')
    .leftJoin('person as answerer', 'answerer.id', 'scoreObjection.answeredBy')
    .where('scoreObjection.programId', '=', programId)
    .where(
      inScope(scope, { path: 'trainee.org_path', programId: 'trainee.program_id', personId: 'trainee.person_id' }),
    );
}

const objectionColumns = [
  'scoreObjection.id',
  'scoreObjection.personId',
  'trainee.name',
  'org.name as schoolName',
  'scoreObjection.text',
  'scoreObjection.state',
  'scoreObjection.answer',
  'scoreObjection.raisedAt',
  'scoreObjection.answeredAt',
  'answerer.name as answeredByName',
] as const;

export async function pageObjections(db: Db, scope: Scope, paging: Paging<'open' | 'answered'>) {
  let query = objections(db, scope, paging.programId);
  if (paging.state) query = query.where('scoreObjection.state', '=', paging.state);
  if (paging.q) query = query.where(namedLike(paging.q));
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select(objectionColumns)
    .orderBy('scoreObjection.state', 'desc')
    .orderBy('scoreObjection.raisedAt', 'desc')
    .orderBy('scoreObjection.id')
    .limit(paging.size)
    .offset((paging.page - 1) * paging.size)
    .execute();
  return { rows, total: Number(total) };
}

export async function lockObjection(db: Db, scope: Scope, programId: string, id: string) {
  const row = await objections(db, scope, programId)
    .select(objectionColumns)
    .where('scoreObjection.id', '=', id)
    .forUpdate('scoreObjection')
    .executeTakeFirst();
  return orNotFound(row);
}

export async function findOwnObjection(db: Db, scope: Scope, programId: string) {
  const row = await objections(db, scope, programId)
    .select(objectionColumns)
    .orderBy('scoreObjection.raisedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

export async function insertObjection(
  db: Db,
  row: { programId: string; id: string; personId: string; text: string; raisedAt: Date },
): Promise<void> {
  await db.insertInto('scoreObjection').values(row).execute();
}

export async function answerObjectionRow(
  db: Db,
  programId: string,
  id: string,
  answer: { answer: string; answeredBy: string; answeredAt: Date },
): Promise<void> {
  await db
    .updateTable('scoreObjection')
    .set({ ...answer, state: 'answered' })
    .where('programId', '=', programId)
    .where('id', '=', id)
    .execute();
}
