import type { Scope } from '@yanxiu/domain/access/scope';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { auditInScope } from './audit-scope.ts';

/** Both outboxes: what has not left, what failed, what left since a moment. */
export async function countOutbox(db: Db, since: Date) {
  const { rows } = await sql<{
    box: 'sms' | 'mail';
    queued: number;
    failed: number;
    sentToday: number;
    oldestQueuedAt: Date | null;
  }>`
    select box, count(*) filter (where state = 'queued')::int as queued, count(*) filter (where state = 'failed')::int as failed,
      count(*) filter (where state = 'sent' and sent_at >= ${since})::int as "sentToday",
      min(created_at) filter (where state = 'queued') as "oldestQueuedAt"
    from (select 'sms' as box, state, sent_at, created_at from outbox_sms
      union all select 'mail', state, sent_at, created_at from outbox_mail) boxes
    group by box order by box desc`.execute(db);
  return rows;
}

/** Background work by state; the latest failures by name. Messages of the outboxes have their own lists. */
export async function readQueue(db: Db) {
  const { rows } = await sql<{ waiting: number; running: number; failed: number }>`
    select count(*) filter (where state = 'queued')::int as waiting, count(*) filter (where state = 'running')::int as running,
      count(*) filter (where state = 'failed')::int as failed from job where kind not in ('sms.send', 'sms.receipt', 'mail.send')`.execute(
    db,
  );
  const failures = await db
    .selectFrom('job')
    .select(['id', 'title', 'message'])
    .select((eb) => eb.fn.coalesce('finishedAt', 'createdAt').as('at'))
    .where('state', '=', 'failed')
    .where('kind', 'not in', ['sms.send', 'sms.receipt', 'mail.send'])
    .orderBy('createdAt', 'desc')
    .limit(8)
    .execute();
  return { queue: rows[0] ?? { waiting: 0, running: 0, failed: 0 }, failures };
}

/** The audit of the units and programs in reach: how much, since when, and the acts that are looked at first. */
export async function readAudit(db: Db, scope: Scope, today: Date, since: Date, actions: readonly string[]) {
  const from = sql`from audit_entry left join org on org.id = audit_entry.org_id
    where ${auditInScope(scope)}`;
  const { rows } = await sql<{ entries: number; entriesToday: number; lastAt: Date | null }>`
    select count(*)::int as entries, count(*) filter (where at >= ${today})::int as "entriesToday", max(at) as "lastAt" ${from}`.execute(
    db,
  );
  const { rows: watched } = await sql<{ action: string; count: number; lastAt: Date }>`
    select action, count(*)::int as count, max(at) as "lastAt" ${from}
      and at >= ${since} and action = any(${[...actions]}::text[]) group by action order by count(*) desc, action`.execute(
    db,
  );
  return { ...(rows[0] ?? { entries: 0, entriesToday: 0, lastAt: null }), watched };
}
