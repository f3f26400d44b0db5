import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { payment } from '@yanxiu/contract/payment';
import type { JournalSetting } from '@yanxiu/domain/payment/journal';
import { journalPresets } from '@yanxiu/domain/payment/journal';
import { type JournalRow, journalRows, type LedgerPosting, sumBySubject } from '@yanxiu/domain/payment/journal-book';
import type { Ctx } from '../platform/http/context.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { type CellValue, type ColumnToWrite, writeWorkbook } from '../platform/sheets/write.ts';
import { journalSettingOf } from './journal-setting.ts';
import { sheetType } from './printed.ts';
import { getAccount } from './store/account.ts';
import { listPosted, type PostedRow } from './store/journal.ts';

type Endpoints = typeof payment.endpoints;

const journalColumns: readonly ColumnToWrite[] = [
  { heading: '日期', kind: 'day' },
  { heading: '凭证字', kind: 'text', width: 8 },
  { heading: '凭证号', kind: 'integer' },
  { heading: '摘要', kind: 'text', width: 44 },
  { heading: '科目编码', kind: 'text', width: 14 },
  { heading: '科目名称', kind: 'text', width: 28 },
  { heading: '借方金额（元）', kind: 'money' },
  { heading: '贷方金额（元）', kind: 'money' },
  { heading: '项目', kind: 'text', width: 30 },
  { heading: '往来单位', kind: 'text', width: 34 },
  { heading: '流水号或发票号码', kind: 'text', width: 24 },
  { heading: '制单', kind: 'text' },
];

const sumColumns: readonly ColumnToWrite[] = [
  { heading: '科目编码', kind: 'text', width: 14 },
  { heading: '科目名称', kind: 'text', width: 28 },
  { heading: '借方合计（元）', kind: 'money' },
  { heading: '贷方合计（元）', kind: 'money' },
];

/** 凭证 workbook: balanced journal vouchers of a period under the provider's own accounts, undone entries in red (negative). */
export async function exportLedger(ctx: Ctx, input: Parsed<Endpoints['exportLedger']>): Promise<FileAnswer> {
  const account = await getAccount(ctx.db, ctx.scope, input.bankAccountId);
  const { setting, isOwn } = await journalSettingOf(ctx, account);
  const posted = await listPosted(ctx.db, account, input.fromOn, input.toOn);
  const rows = journalRows(posted.map(postingOf));
  const plan = isOwn ? '' : `，科目未确认，暂按${journalPresets.enterprise.name}`;
  const title = `记账凭证 ${input.fromOn} 至 ${input.toOn}（${account.name} ${account.accountNumber}${plan}）`;
  const sheets = [
    { name: '凭证分录', title, columns: journalColumns, rows: rows.map((row) => cellsOf(row, setting)) },
    { name: '科目汇总', title, columns: sumColumns, rows: sumCells(rows, setting) },
  ];
  return {
    name: `凭证分录-${input.fromOn}-${input.toOn}.xlsx`,
    mediaType: sheetType,
    bytes: writeWorkbook(sheets),
  };
}

export function postingOf(row: PostedRow): LedgerPosting {
  const { kind, direction, amountFen, taxFen } = row;
  const posted =
    kind === 'allocation'
      ? { kind, amountFen }
      : kind === 'invoice'
        ? { kind, amountFen, taxFen }
        : { kind, direction, amountFen };
  const partyName = row.schoolName ?? row.counterName;
  return {
    day: row.bookedOn,
    group: row.group,
    posted,
    words: wordsOf(row, partyName),
    projectName: row.programName ?? '',
    partyName,
    payerName: row.counterName,
    reference: row.reference.startsWith('行') ? '' : row.reference,
    madeBy: row.personName ?? '系统',
  };
}

const acts: Readonly<Record<PostedRow['kind'], readonly [normal: string, red: string]>> = {
  line: ['收到汇款', '收到汇款'],
  allocation: ['认领培训费', '冲回培训费'],
  refund: ['退款', '撤销退款'],
  reversal: ['退汇冲正', '撤销退汇冲正'],
  other: ['其他业务', '撤销其他业务'],
  invoice: ['开具发票', '红冲发票'],
};

function wordsOf({ kind, direction, amountFen, reason }: PostedRow, partyName: string): string {
  const act = kind === 'line' && direction === 'out' ? '付出款项' : acts[kind][amountFen < 0 ? 1 : 0];
  return [`${act} ${partyName}`.trim(), reason].filter(Boolean).join('：').slice(0, 120);
}

function cellsOf(row: JournalRow, { word, subjects }: JournalSetting): CellValue[] {
  const { code, name } = subjects[row.role];
  return [
    row.day,
    word,
    row.number,
    row.words,
    code,
    name,
    row.debitFen === 0 ? null : row.debitFen,
    row.creditFen === 0 ? null : row.creditFen,
    row.projectName,
    row.partyName,
    row.reference,
    row.madeBy,
  ];
}

function sumCells(rows: readonly JournalRow[], { subjects }: JournalSetting): CellValue[][] {
  const sums = sumBySubject(rows);
  const total = (of: (sum: (typeof sums)[number]) => number) => sums.reduce((fen, sum) => fen + of(sum), 0);
  return [
    ...sums.map(({ role, debitFen, creditFen }) => [subjects[role].code, subjects[role].name, debitFen, creditFen]),
    ['', '合计', total((sum) => sum.debitFen), total((sum) => sum.creditFen)],
  ];
}
