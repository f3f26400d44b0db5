import type { Scope } from '@yanxiu/domain/access/scope';
import type { Db } from '../../platform/db/database.ts';
import { orNotFound } from '../../platform/http/errors.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

export interface NewDraw {
  readonly programId: string;
  readonly id: string;
  readonly orgPath: string;
  readonly seed: string;
  readonly percent: number;
  readonly drawnOf: number;
  readonly activityIds: string[];
  readonly drawnBy: string;
  readonly drawnAt: Date;
}

export async function insertDraw(db: Db, row: NewDraw): Promise<void> {
  await db.insertInto('schoolBasedDraw').values(row).execute();
}

function draws(db: Db, scope: Scope, programId: string) {
  return db
    .selectFrom('schoolBasedDraw')
    .innerJoin('person', 'person.id', 'schoolBasedDraw.drawnBy')
    .where('schoolBasedDraw.programId', '=', programId)
    .where(inScope(scope, { path: 'school_based_draw.org_path', programId: 'school_based_draw.program_id' }));
}

const columns = [
  'schoolBasedDraw.id',
  'schoolBasedDraw.seed',
  'schoolBasedDraw.percent',
  'schoolBasedDraw.drawnOf',
  'schoolBasedDraw.activityIds',
  'schoolBasedDraw.drawnAt',
  'person.name as drawnByName',
] as const;

const counted = <T extends { activityIds: string[] }>(row: T) => ({ ...row, drawn: row.activityIds.length });

export async function pageDraws(db: Db, scope: Scope, filter: { programId: string; page: number; size: number }) {
  const query = draws(db, scope, filter.programId);
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select(columns)
    .orderBy('schoolBasedDraw.drawnAt', 'desc')
    .orderBy('schoolBasedDraw.id', 'desc')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows: rows.map(counted), total: Number(total) };
}

export async function getDraw(db: Db, scope: Scope, programId: string, id: string) {
  return counted(
    orNotFound(
      await draws(db, scope, programId).select(columns).where('schoolBasedDraw.id', '=', id).executeTakeFirst(),
    ),
  );
}
