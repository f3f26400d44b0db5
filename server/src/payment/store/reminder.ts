import type { Scope } from '@yanxiu/domain/access/scope';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { inScope } from '../../platform/http/scope-sql.ts';

export interface OwingUnit {
  readonly schoolName: string;
  /** Who pays: the unit itself, or the bureau that took the payment over. */
  readonly payerName: string;
  readonly serial: number;
  readonly owedFen: number;
  readonly allocatedFen: number;
  readonly balanceFen: number;
  readonly contactName: string | null;
  readonly phoneCipher: Buffer | null;
  readonly officePhone: string | null;
  readonly email: string | null;
}

/** Bills that still lack money, each with whom to write to: the payer's finance clerk, else its liaison, else its head. */
export async function listOwing(
  db: Db,
  scope: Scope,
  filter: { programId: string; regionId?: string | undefined },
): Promise<OwingUnit[]> {
  const region = filter.regionId ? sql`and school.path like '%' || ${filter.regionId}::text || '/%'` : sql``;
  const { rows } = await sql<OwingUnit>`
    select school.name as school_name, payer.name as payer_name, bill.serial, bill.due_fen + bill.adjusted_fen as owed_fen,
      bill.allocated_fen, bill.balance_fen, contact.name as contact_name, contact.phone_cipher, contact.office_phone, contact.email
    from bill join org school on school.id = bill.school_id join org payer on payer.id = bill.payer_id
      left join org region on region.id = school.parent_id
      left join lateral (
        select c.name, c.phone_cipher, c.office_phone, c.email from org_contact c where c.org_id = bill.payer_id
        order by array_position(array['finance', 'liaison', 'head'], c.duty) nulls last limit 1
      ) contact on true
    where bill.program_id = ${filter.programId} and bill.balance_fen > 0 ${region}
      and ${inScope(scope, { path: 'school.path', programId: 'bill.program_id' })}
    order by region.sort_key, school.sort_key, school.id`.execute(db);
  return rows;
}
