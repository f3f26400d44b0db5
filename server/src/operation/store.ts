import type { Scope } from '@yanxiu/domain/access/scope';
import { sql } from 'kysely';
import { auditActor, auditInScope } from '../overview/store/audit-scope.ts';
import type { Db } from '../platform/db/database.ts';
import { orNotFound } from '../platform/http/errors.ts';

interface Paging {
  readonly page: number;
  readonly size: number;
  readonly q?: string | undefined;
}

const jobColumns = [
  'id',
  'kind',
  'title',
  'state',
  'done',
  'total',
  'message',
  'result',
  'createdAt',
  'finishedAt',
] as const;

/** Messages run through the queue too; they have lists of their own. */
const messages = ['sms.send', 'sms.receipt', 'mail.send'];

export async function pageJobs(db: Db, personId: string, paging: Paging) {
  const query = db.selectFrom('job').where('personId', '=', personId).where('kind', 'not in', messages);
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select(jobColumns)
    .orderBy('createdAt', 'desc')
    .limit(paging.size)
    .offset((paging.page - 1) * paging.size)
    .execute();
  return { rows, total: Number(total) };
}

/** A person sees the jobs that she started; the demo's simulation belongs to nobody and is seen by everybody. */
export async function getJob(db: Db, personId: string, id: string) {
  const row = await db
    .selectFrom('job')
    .select(jobColumns)
    .where('id', '=', id)
    .where((eb) => eb.or([eb('personId', '=', personId), eb('kind', '=', 'demo.simulate')]))
    .executeTakeFirst();
  return orNotFound(row);
}

export async function findRunningSimulation(db: Db) {
  const row = await db
    .selectFrom('job')
    .select(['id', 'title'])
    .where('kind', '=', 'demo.simulate')
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst();
  return row ? { jobId: row.id, title: row.title } : null;
}

type OutboxState = 'queued' | 'sent' | 'failed';

type SmsReceipt = 'waiting' | 'delivered' | 'undelivered' | 'unknown';

export async function pageSms(
  db: Db,
  paging: Paging & { state?: OutboxState | undefined; receipt?: SmsReceipt | undefined },
) {
  let query = db.selectFrom('outboxSms');
  if (paging.state) query = query.where('state', '=', paging.state);
  if (paging.receipt) query = query.where('receipt', '=', paging.receipt);
  if (paging.q)
    query = query.where((eb) => eb.or([eb('phoneMask', 'like', `%${paging.q}%`), eb('text', 'like', `%${paging.q}%`)]));
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select(['id', 'phoneMask', 'template', 'text', 'state', 'createdAt', 'sentAt', 'failure'])
    .select(['receipt', 'receiptAt', 'attempts'])
    .orderBy('createdAt', 'desc')
    .limit(paging.size)
    .offset((paging.page - 1) * paging.size)
    .execute();
  return { rows, total: Number(total) };
}

/** How the messages since a moment fared, and why those that failed did. */
export async function countSms(db: Db, since: Date) {
  const { rows } = await sql<{ state: string; receipt: string | null; failure: string | null; n: number }>`
    select state, receipt, failure, count(*)::int as n from outbox_sms where created_at > ${since}
    group by state, receipt, failure`.execute(db);
  const sum = (wanted: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(wanted).reduce((total, row) => total + row.n, 0);
  const reasons = new Map<string, number>();
  for (const { failure, n } of rows) if (failure) reasons.set(failure, (reasons.get(failure) ?? 0) + n);
  return {
    lastDay: {
      queued: sum((row) => row.state === 'queued'),
      sent: sum((row) => row.state === 'sent'),
      failed: sum((row) => row.state === 'failed'),
      delivered: sum((row) => row.receipt === 'delivered'),
      undelivered: sum((row) => row.receipt === 'undelivered'),
      waiting: sum((row) => row.receipt === 'waiting'),
      unknown: sum((row) => row.receipt === 'unknown'),
    },
    failures: [...reasons].map(([message, count]) => ({ message, count })).sort((a, b) => b.count - a.count),
  };
}

export async function pageMail(db: Db, paging: Paging & { state?: OutboxState | undefined }) {
  let query = db.selectFrom('outboxMail');
  if (paging.state) query = query.where('state', '=', paging.state);
  if (paging.q)
    query = query.where((eb) =>
      eb.or([eb('recipient', 'like', `%${paging.q}%`), eb('subject', 'like', `%${paging.q}%`)]),
    );
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select(['id', 'recipient', 'subject', 'body', 'state', 'createdAt', 'failure'])
    .orderBy('createdAt', 'desc')
    .limit(paging.size)
    .offset((paging.page - 1) * paging.size)
    .execute();
  return { rows, total: Number(total) };
}

/** What an auditor reads: acts of people of the units in reach, and acts on their programs. */
export async function pageAudit(
  db: Db,
  scope: Scope,
  filter: Paging & { action?: string | undefined; programId?: string | undefined },
) {
  let query = db
    .selectFrom('auditEntry')
    .leftJoin('person', (join) => join.on('person.id', '=', auditActor))
    .leftJoin('org', 'org.id', 'auditEntry.orgId')
    .where(auditInScope(scope));
  if (filter.action) query = query.where('auditEntry.action', 'like', `${filter.action}%`);
  if (filter.programId) query = query.where('auditEntry.programId', '=', filter.programId);
  if (filter.q)
    query = query.where((eb) =>
      eb.or([eb('person.name', '=', filter.q ?? ''), eb('auditEntry.subjectId', '=', filter.q ?? '')]),
    );
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select([
      'auditEntry.seq',
      'auditEntry.at',
      'auditEntry.realAt',
      'person.name as personName',
      'auditEntry.role',
      'org.name as orgName',
      'auditEntry.action',
      'auditEntry.subjectKind',
      'auditEntry.subjectId',
      'auditEntry.before',
      'auditEntry.after',
      'auditEntry.reason',
      'auditEntry.address',
    ])
    .orderBy('auditEntry.seq', 'desc')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { rows, total: Number(total) };
}

export async function readHealth(db: Db) {
  const { rows } = await sql<{
    version: string;
    size: number;
    waiting: number;
    failed: number;
    sms: number;
    mail: number;
    lost: number;
  }>`
    select current_setting('server_version') as version, pg_database_size(current_database()) as size,
      (select count(*) from job where state in ('queued', 'running')) as waiting,
      (select count(*) from job where state = 'failed') as failed,
      (select count(*) from outbox_sms where state = 'queued') as sms,
      (select count(*) from outbox_mail where state = 'queued') as mail,
      (select count(*) from outbox_sms where state = 'failed') + (select count(*) from outbox_mail where state = 'failed') as lost
  `.execute(db);
  const [row] = rows;
  if (!row) throw new Error('no answer from the database');
  return row;
}

/** The settings of all published programs, for the demo clock's next milestone. */
export async function listProgramDays(db: Db) {
  return db.selectFrom('program').select(['name', 'settings']).where('state', '=', 'published').execute();
}
