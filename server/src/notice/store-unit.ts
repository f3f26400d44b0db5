import type { AddressedUnit, TargetLevel } from '@yanxiu/domain/notice/target';
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';

/** What is read of a unit to know whether a notice is addressed to it; `above` is the kind of its parent. */
export interface UnitFacts {
  readonly kind: string;
  readonly above: string | null;
  readonly ownership: string | null;
  readonly stages: string[];
  readonly isCentral: boolean;
}

/** The columns of `UnitFacts`, of `o` below `parent`. */
export const unitFacts = sql`o.kind, parent.kind as above, o.ownership, o.stages,
  exists (select from org sub where sub.reports_through = o.id and sub.active) as is_central`;

export function addressedUnit({ kind, above, ownership, stages, isCentral }: UnitFacts): AddressedUnit {
  return { level: levelOf(kind, above), isCentral, isPrivate: ownership === 'private', stages };
}

function levelOf(kind: string, above: string | null): TargetLevel {
  if (kind === 'city' || kind === 'county') return kind;
  return above === 'city' ? 'citySchool' : 'school';
}

/** One's own unit, as notices see it; null for somebody without one. */
export async function findAddressed(db: Db, orgId: string): Promise<AddressedUnit | null> {
  if (orgId === '') return null;
  const { rows } = await sql<UnitFacts>`
    select ${unitFacts} from org o left join org parent on parent.id = o.parent_id where o.id = ${orgId}`.execute(db);
  return rows[0] ? addressedUnit(rows[0]) : null;
}
