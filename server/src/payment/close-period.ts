import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { payment } from '@yanxiu/contract/payment';
import type { accountTotals, programTotals } from '@yanxiu/contract/payment/closing';
import { addDays, dayOf, isDay } from '@yanxiu/domain/kernel/day';
import { lastDayOf, laterDay, openDay, periodText, refuseClosing } from '@yanxiu/domain/payment/closing';
import { refusePayment } from '@yanxiu/domain/payment/refusals';
import type { z } from 'zod';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { HttpError, RefusalError } from '../platform/http/errors.ts';
import type { Answer } from '../platform/http/serve.ts';
import { getAccount, lockAccount } from './store/account.ts';
import {
  accountTotalsOn,
  countDifferences,
  countWaiting,
  insertClosing,
  pageClosings,
  programTotalsOn,
} from './store/balance.ts';

type Endpoints = typeof payment.endpoints;

/** 台账: where every fen of the account stands at the end of a day, and what can be closed next. */
export async function showBalance(
  ctx: Ctx,
  input: Parsed<Endpoints['balance']>,
): Promise<Answer<Endpoints['balance']>> {
  const account = await getAccount(ctx.db, ctx.scope, input.bankAccountId);
  const today = dayOf(ctx.now);
  const on = input.on ?? laterDay(today, openDay(today, account.closedUntil));
  const [totals, programs, differences, waiting] = await Promise.all([
    accountTotalsOn(ctx.db, account.id, on),
    programTotalsOn(ctx.db, account.id, on),
    countDifferences(ctx.db, account.id),
    countWaiting(ctx.db, account.id),
  ]);
  const month = addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7);
  const nextPeriods = [
    closable('day', today, today, account.closedUntil),
    closable('month', month, today, account.closedUntil),
  ];
  return { on, account, totals, programs, differences, waiting, nextPeriods };
}

function closable(kind: 'day' | 'month', period: string, today: string, closedUntil: string | null) {
  const refusal = refuseClosing(kind, period, today, closedUntil);
  return { kind, period, name: periodText(kind, period), allowed: refusal === null, reason: refusal?.message ?? '' };
}

/** 日结 / 月结: states the figures and shuts the period; an account that doesn't add up is not closed. */
export async function closePeriod(ctx: Ctx, input: Parsed<Endpoints['close']>): Promise<{ id: string }> {
  const { kind, period } = input;
  const untilOn = lastDayOf(kind, period);
  if (!isDay(untilOn) || (kind === 'day') !== isDay(period))
    throw new HttpError('invalid', '期间应写成 2021-11-03（日结）或 2021-11（月结）。');
  const account = await lockAccount(ctx.db, ctx.scope, input.bankAccountId);
  const refusal = refuseClosing(kind, period, dayOf(ctx.now), account.closedUntil);
  if (refusal) throw new RefusalError(refusal);
  const totals = await accountTotalsOn(ctx.db, account.id, untilOn);
  const differences = await countDifferences(ctx.db, account.id);
  if (differences > 0 || totals.differenceFen !== 0)
    throw new RefusalError(refusePayment('closeDiffers', { count: Math.max(1, differences) }));
  const programs = await programTotalsOn(ctx.db, account.id, untilOn);
  const { personId } = actorOf(ctx);
  const id = await insertClosing(ctx.db, {
    bankAccountId: account.id,
    kind,
    period,
    untilOn,
    totals,
    programs,
    personId,
    at: ctx.now,
  });
  ctx.audit({ action: 'payment.close', subject: ['bankAccount', account.id], after: { kind, period, totals } });
  return { id };
}

export async function listClosings(
  ctx: Ctx,
  input: Parsed<Endpoints['closings']>,
): Promise<Answer<Endpoints['closings']>> {
  await getAccount(ctx.db, ctx.scope, input.bankAccountId);
  const { rows, total } = await pageClosings(ctx.db, ctx.scope, input);
  return {
    rows: rows.map((row) => ({
      ...row,
      totals: row.totals as z.infer<typeof accountTotals>,
      programs: row.programs as z.infer<typeof programTotals>[],
      name: periodText(row.kind, row.period),
    })),
    total,
  };
}
