import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { payment } from '@yanxiu/contract/payment';
import { systemScope } from '@yanxiu/domain/access/scope';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { isRefusal } from '@yanxiu/domain/kernel/refusal';
import { lineDay } from '@yanxiu/domain/payment/closing';
import type { Statement, StatementLine } from '@yanxiu/domain/payment/statement-line';
import { z } from 'zod';
import { readableFile } from '../file/upload.ts';
import type { App } from '../platform/http/app-parts.ts';
import { actorOf, asSystem, type Ctx } from '../platform/http/context.ts';
import { orRefuse, RefusalError } from '../platform/http/errors.ts';
import type { Answer } from '../platform/http/serve.ts';
import { newId } from '../platform/id/new-id.ts';
import { type JobProgress, jobTask, queueJob } from '../platform/jobs/jobs.ts';
import { matchAccount } from './match-account.ts';
import { identitiesOf, readStatementFile, refuseForeignAccount } from './read-statement-file.ts';
import { type AccountRow, getAccount, lockAccount } from './store/account.ts';
import { countKnownLines, insertLines } from './store/line.ts';
import { countLinesOfFile, getStatementFile, insertStatementFile, updateStatementFile } from './store/statement.ts';

type Preview = typeof payment.endpoints.previewStatement;
type Import = typeof payment.endpoints.importStatement;

const scope = systemScope('imports a statement');

/** What a file holds, before anything of it is kept. */
export async function previewStatement(ctx: Ctx, input: Parsed<Preview>): Promise<Answer<Preview>> {
  const account = await getAccount(ctx.db, ctx.scope, input.bankAccountId);
  const file = await readableFile(ctx, input.fileId);
  const statement = orRefuse(await readStatementFile(ctx.app, file));
  const foreign = refuseForeignAccount(account.accountNumber, statement.account);
  if (foreign) throw new RefusalError(foreign);
  const known = await countKnownLines(ctx.db, account.id, identitiesOf(statement.lines));
  const incoming = statement.lines.filter((line) => line.direction === 'in');
  const outgoing = statement.lines.filter((line) => line.direction === 'out');
  const times = statement.lines.map((line) => line.at).sort();
  return {
    layout: statement.layout,
    fileName: file.name,
    accountTail: statement.account?.slice(-4) ?? null,
    lines: statement.lines.length,
    known,
    inCount: incoming.length,
    inFen: sumOf(incoming),
    outCount: outgoing.length,
    outFen: sumOf(outgoing),
    fromAt: times[0] ?? '',
    toAt: times.at(-1) ?? '',
    gaps: statement.gaps.slice(0, 50).map(({ kind, line, message }) => ({ kind, line, message })),
    first: statement.lines.slice(0, 20).map((line) => ({
      line: line.line,
      at: line.at,
      direction: line.direction,
      amountFen: line.amountFen,
      counterName: line.counterName,
      remark: [line.summary, line.purpose, line.postscript, line.personal].filter(Boolean).join(' '),
    })),
  };
}

function sumOf(lines: readonly StatementLine[]): number {
  return lines.reduce((sum, line) => sum + line.amountFen, 0);
}

/** Queues the import: reading, keeping, matching, booking what is certain. */
export async function importStatement(ctx: Ctx, input: Parsed<Import>): Promise<Answer<Import>> {
  const account = await getAccount(ctx.db, ctx.scope, input.bankAccountId);
  const file = await readableFile(ctx, input.fileId);
  const statementId = newId();
  const { personId } = actorOf(ctx);
  await insertStatementFile(ctx.db, {
    id: statementId,
    bankAccountId: account.id,
    fileId: file.id,
    personId,
    at: ctx.now,
  });
  ctx.audit({
    action: 'payment.importStatement',
    subject: ['statementFile', statementId],
    after: { account: account.accountNumber, file: file.name },
  });
  const jobId = await queueJob(ctx, {
    task: importTask.name,
    title: `导入流水 ${file.name}`,
    payload: { statementId },
  });
  return { statementId, jobId };
}

/**
 * The job: each step is a transaction of its own and can be run again, since lines are kept once by their identity and
 * only untouched lines are booked.
 */
export const importTask = jobTask(
  'payment.importStatement',
  z.object({ statementId: z.uuid() }).parse,
  async (app, { statementId }, job) => {
    const db = app.database.db;
    const file = await getStatementFile(db, statementId);
    const account = await getAccount(db, scope, file.bankAccountId);
    await job.report(0, 0, '正在读取流水');
    const statement = await readStatementFile(app, file);
    const refusal = isRefusal(statement) ? statement : refuseForeignAccount(account.accountNumber, statement.account);
    if (isRefusal(statement) || refusal) {
      const message = refusal?.message ?? '';
      await updateStatementFile(db, statementId, { state: 'refused', refusal: message });
      return { refused: message };
    }
    const counts = await keepLines(app, account, statementId, statement, job);
    const matched = await matchAccount(app, account.id, job);
    await updateStatementFile(db, statementId, { state: 'matched' });
    return { ...counts, ...matched };
  },
);

const chunk = 5000;

async function keepLines(app: App, account: AccountRow, statementId: string, statement: Statement, job: JobProgress) {
  const { lines } = statement;
  const identities = identitiesOf(lines);
  for (let at = 0; at < lines.length; at += chunk) {
    await job.report(at, lines.length, '正在导入');
    const part = lines.slice(at, at + chunk).map((line, index) => ({ line, identity: identities[at + index] ?? '' }));
    await asSystem(app, scope, 'payment.importStatement', async (ctx) => {
      const { closedUntil } = await lockAccount(ctx.db, scope, account.id);
      await insertLines(
        ctx.db,
        part.map(({ line, identity }) => rowOf(line, identity, account.id, statementId, closedUntil)),
      );
    });
  }
  const added = await countLinesOfFile(app.database.db, statementId);
  const counts = { lines: lines.length, added, known: lines.length - added };
  const days = lines.map((line) => line.at.slice(0, 10)).sort();
  await updateStatementFile(app.database.db, statementId, {
    ...counts,
    state: 'imported',
    layout: statement.layout,
    fromOn: days[0] ?? null,
    toOn: days.at(-1) ?? null,
    unreadable: statement.gaps.filter((gap) => gap.kind === 'unreadable').length,
    gaps: JSON.stringify(statement.gaps.slice(0, 200).map(({ kind, line, message }) => ({ kind, line, message }))),
  });
  return counts;
}

function rowOf(
  line: StatementLine,
  identity: string,
  bankAccountId: string,
  statementFileId: string,
  closedUntil: string | null,
) {
  const {
    key,
    rank,
    at,
    direction,
    amountFen,
    counterName,
    counterAccount,
    counterBank,
    summary,
    purpose,
    postscript,
    personal,
    raw,
  } = line;
  return {
    id: newId(),
    bankAccountId,
    statementFileId,
    identity,
    key,
    rowNumber: line.line,
    rank,
    at,
    bookedOn: lineDay(dayOf(new Date(at)), closedUntil),
    direction,
    amountFen,
    bankBalanceFen: line.balanceFen,
    counterName,
    counterAccount,
    counterBank,
    summary,
    purpose,
    postscript,
    personal,
    raw: [...raw],
  };
}
