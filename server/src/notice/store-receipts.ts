import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import { type UnitFacts, unitFacts } from './store-unit.ts';

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

/** A unit directly below a bureau and what it did with one notice. */
export interface BelowRow extends UnitFacts {
  readonly orgId: string;
  readonly orgName: string;
  readonly signedAt: Date | null;
  readonly signedByName: string | null;
  readonly liaisonName: string | null;
  readonly liaisonPhone: string | null;
  readonly liaisonCipher: Buffer | null;
  readonly officePhone: string | null;
  readonly liaisonEmail: string | null;
  readonly forwardedId: string | null;
  readonly planId: string | null;
  readonly planIssuedOn: string | null;
  /** The notice is the parent's own: plans are handed in to whom asked for them. */
  readonly isIssuers: boolean;
  /** Schools below a bureau that held a 动员会 on this notice's word or on that of one that passed it on. */
  readonly meetingsBelow: number;
}

/** Every unit directly below (some hundreds at most), bureaus first; what reports through a 中心校 does not sign. */
export async function listBelow(db: Db, noticeId: string, parentId: string): Promise<BelowRow[]> {
  const { rows } = await sql<BelowRow>`
    select o.id as org_id, o.name as org_name, ${unitFacts},
      asked.org_id = o.parent_id as is_issuers, receipt.signed_at, person.name as signed_by_name,
      liaison.name as liaison_name, nullif(liaison.phone_mask, '') as liaison_phone, nullif(liaison.email, '') as liaison_email,
      liaison.phone_cipher as liaison_cipher, liaison.office_phone,
      (select id from notice n where n.answers_id = ${noticeId} and n.org_id = o.id and n.state = 'published'
        and n.kind <> 'plan' order by n.published_at desc limit 1) as forwarded_id,
      plan.id as plan_id, to_char(plan.issued_on, 'YYYY-MM-DD') as plan_issued_on,
      case when o.kind = 'school' then 0 else (select count(*)::int from notice_meeting m join org held on held.id = m.org_id
        where held.path like o.path || '%'
          and m.notice_id in (select id from notice n where n.id = ${noticeId} or n.answers_id = ${noticeId})) end as meetings_below
    from org o
    join org parent on parent.id = o.parent_id
    join notice asked on asked.id = ${noticeId}
    left join notice_receipt receipt on receipt.notice_id = ${noticeId} and receipt.org_id = o.id
    left join person on person.id = receipt.signed_by
    left join org_contact liaison on liaison.org_id = o.id and liaison.duty = 'liaison'
    left join lateral (select id, issued_on from notice n where n.answers_id = ${noticeId} and n.org_id = o.id
      and n.state = 'published' and n.kind = 'plan' order by n.published_at desc limit 1) plan on true
    where o.parent_id = ${parentId} and o.active and o.kind <> 'provider' and o.reports_through is null
    order by o.kind = 'school', o.sort_key, o.id`.execute(db);
  return rows;
}
