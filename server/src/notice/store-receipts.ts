import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';

/** Which of these notices a unit has signed for, and when. */
export async function listSigned(db: Db, orgId: string, noticeIds: readonly string[]): Promise<Map<string, Date>> {
  if (noticeIds.length === 0 || orgId === '') return new Map();
  const rows = await db
    .selectFrom('noticeReceipt')
    .select(['noticeId', 'signedAt'])
    .where('orgId', '=', orgId)
    .where('noticeId', 'in', [...noticeIds])
    .execute();
  return new Map(rows.map((row) => [row.noticeId, row.signedAt]));
}

/** Signs once; who signs again is told when it was signed. */
export async function insertReceipt(
  db: Db,
  receipt: { noticeId: string; orgId: string; signedBy: string; signedAt: Date },
): Promise<boolean> {
  const result = await db
    .insertInto('noticeReceipt')
    .values(receipt)
    .onConflict((conflict) => conflict.columns(['noticeId', 'orgId']).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export interface ReceiptRow {
  readonly orgId: string;
  readonly orgName: string;
  readonly signedAt: Date | null;
  readonly signedByName: string | null;
  readonly liaisonName: string | null;
  readonly liaisonPhone: string | null;
  readonly liaisonEmail: string | null;
  readonly forwardedId: string | null;
  /** Bureaus directly below the issuer hand in plans; schools draw up none (忻教发〔2020〕98号). */
  readonly planAsked: boolean;
  readonly planId: string | null;
  readonly planIssuedOn: string | null;
}

export type ReceiptState = 'unsigned' | 'signed' | 'noPlan';

interface ReceiptFilter {
  readonly noticeId: string;
  /** The bureau whose direct children are meant; what reports through a 中心校 does not sign. */
  readonly parentId: string;
  readonly q?: string | undefined;
  readonly state?: ReceiptState | undefined;
}

function receipts(filter: Pick<ReceiptFilter, 'noticeId' | 'parentId'>) {
  return sql`
    select o.id as org_id, o.name as org_name, o.kind, o.sort_key,
      asked.asks_plan and asked.org_id = o.parent_id and o.kind <> 'school' as plan_asked, receipt.signed_at, person.name as signed_by_name,
      liaison.name as liaison_name, nullif(liaison.phone_mask, '') as liaison_phone, nullif(liaison.email, '') as liaison_email,
      (select id from notice n where n.answers_id = ${filter.noticeId} and n.org_id = o.id and n.state = 'published'
        and n.kind <> 'plan' order by n.published_at desc limit 1) as forwarded_id,
      plan.id as plan_id, to_char(plan.issued_on, 'YYYY-MM-DD') as plan_issued_on
    from org o
    join notice asked on asked.id = ${filter.noticeId}
    left join notice_receipt receipt on receipt.notice_id = ${filter.noticeId} and receipt.org_id = o.id
    left join person on person.id = receipt.signed_by
    left join org_contact liaison on liaison.org_id = o.id and liaison.duty = 'liaison'
    left join lateral (select id, issued_on from notice n where n.answers_id = ${filter.noticeId} and n.org_id = o.id
      and n.state = 'published' and n.kind = 'plan' order by n.published_at desc limit 1) plan on true
    where o.parent_id = ${filter.parentId} and o.active and o.reports_through is null`;
}

const wanted = {
  unsigned: sql`signed_at is null`,
  signed: sql`signed_at is not null`,
  noPlan: sql`plan_asked and plan_id is null`,
} as const;

export async function pageReceipts(db: Db, filter: ReceiptFilter, paging: { page: number; size: number }) {
  const words = filter.q ? `%${filter.q.replace(/[%_\\]/g, '\\$&')}%` : null;
  const where = sql`${filter.state ? wanted[filter.state] : sql`true`} ${words ? sql`and org_name like ${words}` : sql``}`;
  const { rows: counted } = await sql<{
    total: number;
    units: number;
    signed: number;
    plansAsked: number;
    planned: number;
  }>`
    select count(*) filter (where ${where})::int as total, count(*)::int as units, count(signed_at)::int as signed,
      count(*) filter (where plan_asked)::int as plans_asked, count(plan_id) filter (where plan_asked)::int as planned from (${receipts(filter)}) one`.execute(
    db,
  );
  const { rows } = await sql<ReceiptRow>`
    select * from (${receipts(filter)}) one where ${where} order by kind = 'school', sort_key, org_id
    limit ${paging.size} offset ${(paging.page - 1) * paging.size}`.execute(db);
  return { rows, ...(counted[0] ?? { total: 0, units: 0, signed: 0, plansAsked: 0, planned: 0 }) };
}
