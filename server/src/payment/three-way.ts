import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { payment } from '@yanxiu/contract/payment';
import { mayRole } from '@yanxiu/domain/access/roles';
import { findingKeys, findings, findingsOf } from '@yanxiu/domain/payment/three-way';
import type { Ctx } from '../platform/http/context.ts';
import type { Answer, FileAnswer } from '../platform/http/serve.ts';
import { type CellValue, type ColumnToWrite, writeWorkbook } from '../platform/sheets/write.ts';
import { programOf } from './bill-entries.ts';
import { asOf, sheetType } from './printed.ts';
import { countFindings, pageThreeWay, sumThreeWay, type ThreeWayRow, unclaimedOf } from './store/three-way.ts';

type Endpoints = typeof payment.endpoints;

const rosterNames = { none: '没有上报', submitted: '已上报', locked: '已锁定' } as const;

function describe(row: ThreeWayRow, programId: string) {
  const state = row.registrationState;
  const rosterState: keyof typeof rosterNames = state === 'locked' || state === 'submitted' ? state : 'none';
  const owedFen = row.dueFen + row.adjustedFen;
  const found = findingsOf({ ...row, hasRoster: rosterState !== 'none', isLocked: rosterState === 'locked' });
  return {
    ...row,
    programId,
    rosterState,
    rosterStateName: rosterNames[rosterState],
    owedFen,
    balanceFen: owedFen - row.allocatedFen,
    findings: found.map((key) => ({ key, ...findings[key] })),
  };
}

/** Roster, bill, register, money and invoices of each unit side by side, what doesn't agree first. */
export async function showThreeWay(
  ctx: Ctx,
  input: Parsed<Endpoints['threeWay']>,
): Promise<Answer<Endpoints['threeWay']>> {
  const { rows, total, totals } = await pageThreeWay(ctx.db, ctx.scope, input);
  return { rows: rows.map((row) => describe(row, input.programId)), total, totals };
}

/** The same by county, how many units each finding holds for, and what nobody has booked yet. */
export async function showThreeWayRegions(
  ctx: Ctx,
  input: Parsed<Endpoints['threeWayRegions']>,
): Promise<Answer<Endpoints['threeWayRegions']>> {
  const { programId } = input;
  const role = ctx.actor?.assignment?.role;
  const seesLedger = role !== undefined && mayRole(role, 'payment.ledger');
  const [rows, counted, unclaimed] = await Promise.all([
    sumThreeWay(ctx.db, ctx.scope, { programId }),
    countFindings(ctx.db, ctx.scope, programId),
    seesLedger ? unclaimedOf(ctx.db, ctx.scope, programId) : null,
  ]);
  return { rows, counts: findingKeys.map((key) => ({ key, ...findings[key], units: counted[key] ?? 0 })), unclaimed };
}

const figureColumns: readonly ColumnToWrite[] = [
  { heading: '名单人数', kind: 'integer' },
  { heading: '缴费单人数', kind: 'integer' },
  { heading: '应缴（元）', kind: 'money' },
  { heading: '登记汇款（元）', kind: 'money' },
  { heading: '到账笔数', kind: 'integer' },
  { heading: '到账（元）', kind: 'money' },
  { heading: '差额（元）', kind: 'money' },
  { heading: '已开票（元）', kind: 'money' },
];
const schoolColumns: readonly ColumnToWrite[] = [
  { heading: '县（市、区）', kind: 'text', width: 14 },
  { heading: '学校', kind: 'text', width: 34 },
  { heading: '名单', kind: 'text' },
  ...figureColumns,
  { heading: '核对结果', kind: 'text', width: 44 },
];
const regionColumns: readonly ColumnToWrite[] = [
  { heading: '县（市、区）', kind: 'text', width: 14 },
  { heading: '学校数', kind: 'integer' },
  { heading: '不一致', kind: 'integer' },
  ...figureColumns,
];

interface Figures {
  readonly rosterHeads: number;
  readonly heads: number;
  readonly owedFen: number;
  readonly registeredFen: number;
  readonly lines: number;
  readonly allocatedFen: number;
  readonly invoicedFen: number;
}

function figureCells(of: Figures): CellValue[] {
  const money = [of.allocatedFen, of.owedFen - of.allocatedFen, of.invoicedFen];
  return [of.rosterHeads, of.heads, of.owedFen, of.registeredFen, of.lines, ...money];
}

/** 三方核对表 as a workbook: the schools, what doesn't agree first, and the counties. */
export async function exportThreeWay(ctx: Ctx, input: Parsed<Endpoints['exportThreeWay']>): Promise<FileAnswer> {
  const program = await programOf(ctx, input.programId);
  const { words, day } = asOf(ctx);
  const title = `${program.settings.title} 三方核对（${words}）`;
  const regions = await sumThreeWay(ctx.db, ctx.scope, input);
  async function* schools(): AsyncGenerator<readonly CellValue[]> {
    for (let page = 1; ; page += 1) {
      const { rows } = await pageThreeWay(ctx.db, ctx.scope, { ...input, page, size: 2000 });
      for (const row of rows.map((one) => describe(one, input.programId))) {
        const found = row.findings.map((one) => one.name).join('；') || '一致';
        yield [row.countyName, row.schoolName, row.rosterStateName, ...figureCells(row), found];
      }
      if (rows.length < 2000) return;
    }
  }
  const bytes = writeWorkbook([
    { name: '按学校', title, columns: schoolColumns, rows: schools() },
    {
      name: '按县',
      title,
      columns: regionColumns,
      rows: regions.map((row): CellValue[] => [row.name, row.units, row.exceptions, ...figureCells(row)]),
    },
  ]);
  return { name: `三方核对-${day}.xlsx`, mediaType: sheetType, bytes };
}
