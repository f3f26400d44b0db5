import type { Scope } from '@yanxiu/domain/access/scope';
import type { PieceState } from '@yanxiu/domain/teaching/work/piece-states';
import { sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';
import { inScope } from '../../../platform/http/scope-sql.ts';

export interface PieceKey {
  readonly programId: string;
  readonly personId: string;
  readonly lessonId: string;
}

/** Trainees' rows as every scope can reach them. */
export const traineeReach = {
  path: 'trainee.org_path',
  programId: 'trainee.program_id',
  personId: 'trainee.person_id',
  classId: 'trainee.class_id',
} as const;

const columns = [
  'piece.id',
  'piece.programId',
  'piece.personId',
  'piece.lessonId',
  'piece.state',
  'piece.text',
  'piece.fileIds',
  'piece.mayPublish',
  'piece.version',
  'piece.savedAt',
  'piece.handIns',
  'piece.handedInAt',
  'piece.lateDays',
  'piece.claimedBy',
  'piece.claimedUntil',
  'piece.markedAt',
  'piece.points',
  'piece.tutorX100',
  'piece.scoreX100',
  'piece.comment',
  'piece.excellent',
  'piece.returnReason',
  'piece.returns',
  'claimer.name as claimerName',
  'marker.name as markerName',
] as const;

function pieces(db: Db) {
  return db
    .selectFrom('assignmentPiece as piece')
    .leftJoin('person as claimer', 'claimer.id', 'piece.claimedBy')
    .leftJoin('person as marker', 'marker.id', 'piece.markedBy');
}

/** One's own piece of a lesson, locked; undefined before anything was saved. */
export async function findOwnPiece(db: Db, key: PieceKey) {
  return pieces(db)
    .select(columns)
    .where('piece.programId', '=', key.programId)
    .where('piece.personId', '=', key.personId)
    .where('piece.lessonId', '=', key.lessonId)
    .executeTakeFirst();
}

export type Piece = NonNullable<Awaited<ReturnType<typeof findOwnPiece>>>;

/** A piece in reach that was handed in at some time, locked until the transaction's end. */
export async function lockPiece(db: Db, scope: Scope, programId: string, id: string) {
  return pieces(db)
    .innerJoin('trainee', (join) =>
      join.onRef('trainee.programId', '=', 'piece.programId').onRef('trainee.personId', '=', 'piece.personId'),
    )
    .select(columns)
    .select(['trainee.name', 'trainee.classId'])
    .where('piece.programId', '=', programId)
    .where('piece.id', '=', id)
    .where('piece.handIns', '>', 0)
    .where(inScope(scope, traineeReach))
    .forUpdate('piece')
    .executeTakeFirst();
}

export interface Writing {
  readonly text: string;
  readonly fileIds: readonly string[];
  readonly savedAt: Date;
}

/** Begins a piece; false when another page has begun it meanwhile. */
export async function insertPiece(db: Db, key: PieceKey & { id: string }, writing: Writing): Promise<boolean> {
  const result = await db
    .insertInto('assignmentPiece')
    .values({ ...key, ...writing, fileIds: [...writing.fileIds] })
    .onConflict((conflict) => conflict.columns(['programId', 'personId', 'lessonId']).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Writes what stands in the page when the version is still the one that it was read with. */
export async function updateWriting(db: Db, key: PieceKey, version: number, writing: Writing): Promise<boolean> {
  const result = await db
    .updateTable('assignmentPiece')
    .set({ ...writing, fileIds: [...writing.fileIds], version: version + 1 })
    .where('programId', '=', key.programId)
    .where('personId', '=', key.personId)
    .where('lessonId', '=', key.lessonId)
    .where('version', '=', version)
    .where('state', 'in', ['draft', 'returned'])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

type PieceChange = Partial<{
  state: PieceState;
  mayPublish: boolean;
  handIns: number;
  handedInAt: Date;
  lateDays: number;
  fingerprints: number[];
  similarPercent: number;
  claimedBy: string | null;
  claimedUntil: Date | null;
  markedBy: string | null;
  markedAt: Date | null;
  points: number[] | null;
  tutorX100: number | null;
  scoreX100: number | null;
  comment: string;
  excellent: boolean;
  returnReason: string;
  returns: number;
}>;

export async function updatePiece(db: Db, programId: string, id: string, change: PieceChange): Promise<void> {
  await db.updateTable('assignmentPiece').set(change).where('programId', '=', programId).where('id', '=', id).execute();
}

export async function insertHandIn(
  db: Db,
  row: { programId: string; pieceId: string; number: number; handedInAt: Date; lateDays: number } & Omit<
    Writing,
    'savedAt'
  >,
): Promise<void> {
  await db
    .insertInto('assignmentHandIn')
    .values({ ...row, fileIds: [...row.fileIds] })
    .execute();
}

/** Says at the last handing in why it was returned. */
export async function noteReturn(
  db: Db,
  key: { programId: string; pieceId: string; number: number },
  note: { returnReason: string; returnedBy: string; returnedAt: Date },
): Promise<void> {
  await db
    .updateTable('assignmentHandIn')
    .set(note)
    .where('programId', '=', key.programId)
    .where('pieceId', '=', key.pieceId)
    .where('number', '=', key.number)
    .execute();
}

export async function listHandIns(db: Db, programId: string, pieceId: string) {
  return db
    .selectFrom('assignmentHandIn as handIn')
    .leftJoin('person as returner', 'returner.id', 'handIn.returnedBy')
    .select(['handIn.number', 'handIn.handedInAt', 'handIn.returnReason', 'handIn.text'])
    .select('returner.name as returnedByName')
    .where('handIn.programId', '=', programId)
    .where('handIn.pieceId', '=', pieceId)
    .orderBy('handIn.number', 'desc')
    .execute();
}

interface Alike {
  readonly id: string;
  readonly text: string;
  readonly handedInAt: Date;
  readonly name: string;
  readonly schoolName: string;
  readonly inReach: boolean;
}

/** So many pieces are compared in full with one. */
const mostCompared = 8;

/** Others' pieces of the same lesson that have the most fingerprints in common with these; whether the reader may open each. */
export async function listAlike(db: Db, scope: Scope, key: PieceKey, fingerprints: readonly number[]) {
  if (fingerprints.length === 0) return [];
  const { rows } = await sql<Alike>`
    select piece.id, piece.text, piece.handed_in_at as "handedInAt", trainee.name, school.name as "schoolName",
      ${inScope(scope, traineeReach)} as "inReach"
    from assignment_piece piece
    join trainee on trainee.program_id = piece.program_id and trainee.person_id = piece.person_id
    join org school on school.id = trainee.work_school_id
    cross join lateral (
      select count(*) as common from unnest(piece.fingerprints) print
      where print = any(${[...fingerprints]}::int[])
    ) likeness
    where piece.program_id = ${key.programId} and piece.lesson_id = ${key.lessonId} and piece.person_id <> ${key.personId}
      and piece.hand_ins > 0 and piece.fingerprints && ${[...fingerprints]}::int[]
    order by likeness.common desc, piece.handed_in_at, piece.id limit ${mostCompared}`.execute(db);
  return rows;
}

/** Files of the piece by id, as they are shown; `personId` where they have to be that person's own uploads. */
export async function listWorkFiles(db: Db, ids: readonly string[], personId?: string) {
  if (ids.length === 0) return [];
  let query = db
    .selectFrom('storedFile')
    .select(['id', 'name', 'sizeBytes', 'mediaType', 'sha256'])
    .where('id', 'in', [...ids]);
  if (personId) query = query.where('personId', '=', personId);
  const rows = await query.execute();
  return ids.flatMap((id) => rows.filter((row) => row.id === id));
}

/** A piece by its id, for a use case that has already found it within reach. */
export async function findPiece(db: Db, programId: string, id: string) {
  return pieces(db)
    .select(columns)
    .where('piece.programId', '=', programId)
    .where('piece.id', '=', id)
    .executeTakeFirst();
}
