import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { supervision } from '@yanxiu/contract/supervision';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { type FundsEntry, fundsStanding } from '@yanxiu/domain/supervision/funds';
import { refuseSupervision } from '@yanxiu/domain/supervision/refusals';
import { z } from 'zod';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { orNotFound, RefusalError } from '../platform/http/errors.ts';
import type { Answer } from '../platform/http/serve.ts';
import {
  type FundsRecord,
  type FundsUnit,
  listFeesByYear,
  listFunds,
  listFundsChanges,
  listFundsUnits,
  saveFundsRow,
} from './store/funds.ts';

type Endpoints = typeof supervision.endpoints;
type Row = Answer<Endpoints['funds']>['rows'][number];

/** Years before this one that are listed of a unit even when nothing was entered. */
const yearsShown = 3;

const yearOf = (ctx: Ctx): number => Number(dayOf(ctx.now).slice(0, 4));

/** A bureau fills in its own unit only; above it one reads (rules §11). */
const isOwn = (ctx: Ctx, orgId: string): boolean => actorOf(ctx).assignment?.orgId === orgId;

function rowOf(ctx: Ctx, unit: FundsUnit, year: number, entry: FundsRecord | undefined, feesFen: number): Row {
  const may = isOwn(ctx, unit.orgId);
  const reason = refuseSupervision('fundsOfOwnUnit', { name: unit.name }).message;
  const standing = entry ? fundsStanding(entry) : null;
  return {
    ...unit,
    year,
    state: standing ? stateOf(standing.met) : 'missing',
    payrollFen: entry?.payrollFen ?? null,
    trainingFen: entry?.trainingFen ?? null,
    payrollDueFen: standing?.payroll.dueFen ?? null,
    payrollShortFen: standing?.payroll.shortFen ?? null,
    publicFen: entry?.publicFen ?? null,
    publicTrainingFen: entry?.publicTrainingFen ?? null,
    publicDueFen: standing?.publicFunds.dueFen ?? null,
    publicShortFen: standing?.publicFunds.shortFen ?? null,
    feesFen,
    note: entry?.note ?? '',
    updatedAt: entry?.updatedAt.toISOString() ?? null,
    updatedByName: entry?.updatedByName ?? null,
    version: entry?.version ?? 0,
    allowed: [may ? { act: 'save', allowed: true } : { act: 'save', allowed: false, reason }],
  };
}

const stateOf = (met: boolean) => (met ? ('met' as const) : ('short' as const));

const sortable = {
  name: null,
  payrollFen: (row: Row) => row.payrollFen,
  trainingFen: (row: Row) => row.trainingFen,
  payrollShortFen: (row: Row) => row.payrollShortFen,
  publicShortFen: (row: Row) => row.publicShortFen,
  feesFen: (row: Row) => row.feesFen,
} as const;

type Filter = Pick<Parsed<Endpoints['funds']>, 'year' | 'state' | 'q' | 'sort'>;

/** All units in reach for one year, narrowed and in order: a province has some 130, so they are read whole. */
export async function fundsOfYear(ctx: Ctx, { year, state, q, sort }: Filter): Promise<Row[]> {
  const [units, entries, fees] = await Promise.all([
    listFundsUnits(ctx.db, ctx.scope),
    listFunds(ctx.db, ctx.scope, { year }),
    listFeesByYear(ctx.db, ctx.scope, { year }),
  ]);
  const entryOf = new Map(entries.map((entry) => [entry.orgId, entry]));
  const feesOf = new Map(fees.map((fee) => [fee.orgId, fee.feesFen]));
  const rows = units
    .map((unit) => rowOf(ctx, unit, year, entryOf.get(unit.orgId), feesOf.get(unit.orgId) ?? 0))
    .filter((row) => (!state || row.state === state) && (!q || row.name.includes(q)));
  return inOrder(rows, sort);
}

/** By an amount, with the units that entered nothing last; else as the units come. */
function inOrder(rows: Row[], sort: string | undefined): Row[] {
  const key = sort?.replace('-', '') ?? '';
  const sign = sort?.startsWith('-') ? -1 : 1;
  if (!Object.hasOwn(sortable, key)) return rows;
  const amountOf = sortable[key as keyof typeof sortable];
  if (!amountOf) return rows.sort((a, b) => sign * a.name.localeCompare(b.name, 'zh-Hans-CN'));
  return rows.sort((a, b) => {
    const [left, right] = [amountOf(a), amountOf(b)];
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
    return sign * (left - right);
  });
}

export async function pageFunds(ctx: Ctx, input: Parsed<Endpoints['funds']>): Promise<Answer<Endpoints['funds']>> {
  const rows = await fundsOfYear(ctx, input);
  const sum = (value: (row: Row) => number | null) => rows.reduce((total, row) => total + (value(row) ?? 0), 0);
  return {
    rows: rows.slice((input.page - 1) * input.size, input.page * input.size),
    total: rows.length,
    totals: {
      payrollFen: sum((row) => row.payrollFen),
      trainingFen: sum((row) => row.trainingFen),
      payrollShortFen: sum((row) => row.payrollShortFen),
      publicShortFen: sum((row) => row.publicShortFen),
      feesFen: sum((row) => row.feesFen),
    },
  };
}

const kept = z.object({
  year: z.number(),
  payrollFen: z.number(),
  trainingFen: z.number(),
  publicFen: z.number(),
  publicTrainingFen: z.number(),
});

/** A unit year by year, the newest first, and who changed what. */
export async function fundsOfUnit(ctx: Ctx, { orgId }: { orgId: string }): Promise<Answer<Endpoints['fundsOfUnit']>> {
  const unit = orNotFound((await listFundsUnits(ctx.db, ctx.scope, orgId))[0]);
  const [entries, fees, changes] = await Promise.all([
    listFunds(ctx.db, ctx.scope, { orgId }),
    listFeesByYear(ctx.db, ctx.scope, { orgId }),
    listFundsChanges(ctx.db, orgId),
  ]);
  const now = yearOf(ctx);
  const past = Array.from({ length: yearsShown }, (_, back) => now - back);
  const years = new Set([...past, ...entries.map((one) => one.year), ...fees.map((one) => one.year)]);
  return {
    ...unit,
    rows: [...years]
      .sort((a, b) => b - a)
      .map((year) => {
        const feesFen = fees.find((fee) => fee.year === year)?.feesFen ?? 0;
        return rowOf(
          ctx,
          unit,
          year,
          entries.find((entry) => entry.year === year),
          feesFen,
        );
      }),
    changes: changes.map((change) => ({ at: change.at, byName: change.byName, ...kept.parse(change.after) })),
  };
}

export async function saveFunds(
  ctx: Ctx,
  input: Parsed<Endpoints['saveFunds']>,
): Promise<Answer<Endpoints['saveFunds']>> {
  const { orgId, year, version, payrollFen, trainingFen, publicFen, publicTrainingFen, note } = input;
  const unit = orNotFound((await listFundsUnits(ctx.db, ctx.scope, orgId))[0]);
  if (!isOwn(ctx, orgId)) throw new RefusalError(refuseSupervision('fundsOfOwnUnit', { name: unit.name }));
  if (year > yearOf(ctx)) throw new RefusalError(refuseSupervision('fundsYearAhead', { year, now: yearOf(ctx) }));
  if (publicTrainingFen > publicFen) throw new RefusalError(refuseSupervision('fundsPartOverWhole'));
  const before = (await listFunds(ctx.db, ctx.scope, { orgId, year }))[0];
  const amounts = { payrollFen, trainingFen, publicFen, publicTrainingFen, note };
  const by = actorOf(ctx).personId;
  if (!(await saveFundsRow(ctx.db, { orgId, year, version, amounts, by, at: ctx.now }))) {
    throw new RefusalError(refuseSupervision('fundsChanged', { year }));
  }
  ctx.audit({
    action: 'supervision.saveFunds',
    subject: ['funds', orgId],
    before: before ? { year, ...amountsOf(before), note: before.note } : null,
    after: { year, ...amounts },
  });
  return { version: version + 1, state: stateOf(fundsStanding(amounts).met) };
}

const amountsOf = ({ payrollFen, trainingFen, publicFen, publicTrainingFen }: FundsEntry): FundsEntry => ({
  payrollFen,
  trainingFen,
  publicFen,
  publicTrainingFen,
});
