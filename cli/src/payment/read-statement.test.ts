import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { encodeGbk } from '@yanxiu/tools/remittance/statement-file';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from './read-statement.ts';

interface Line {
  readonly key: string;
  readonly line: number;
  readonly at: string;
  readonly direction: string;
  readonly amountFen: number;
  readonly balanceFen: number | null;
  readonly counterName: string;
  readonly postscript: string;
}

interface Printed {
  readonly ok: boolean;
  readonly refused: { readonly code: string; readonly message: string } | null;
  readonly layout: string | null;
  readonly account: string | null;
  readonly lines: readonly Line[];
  readonly gaps: readonly { readonly kind: string; readonly line: number; readonly message: string }[];
}

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yanxiu-read-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the command prints for a file of these bytes, with its exit code. */
async function read(name: string, bytes: string | Uint8Array): Promise<{ code: number; printed: Printed }> {
  const file = join(folder, name);
  await writeFile(file, bytes);
  const written: string[] = [];
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const err = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  try {
    const code = await run([file, '--json']);
    return { code, printed: JSON.parse(written.join('')) as Printed };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

const text = (rows: readonly (readonly string[])[], mark = ',') => rows.map((row) => row.join(mark)).join('\r\n');
const head = [
  '流水号',
  '凭证号',
  '交易时间',
  '借贷标志',
  '对方账号',
  '对方户名',
  '收入金额',
  '支出金额',
  '余额',
  '附言',
];
const row = (
  serial: string,
  voucher: string,
  balance: string,
  more: Partial<Record<'at' | 'in' | 'out' | 'flag', string>> = {},
) => [
  serial,
  voucher,
  more.at ?? '2021-11-03 10:21:33',
  more.flag ?? '贷',
  '6222',
  '某校',
  more.in ?? '120.00',
  more.out ?? '',
  balance,
  '1人',
];
const keys = ({ lines }: Printed) => lines.map((line) => line.key);

describe('payment read-statement --json', () => {
  it('prints one object with the fields of each line, none besides', async () => {
    const { code, printed } = await read('plain.csv', text([head, row('S1', 'V1', '1000.00')]));
    expect(code).toBe(0);
    expect(printed).toEqual({
      ok: true,
      refused: null,
      layout: 'other',
      account: null,
      lines: [
        {
          key: 'S1',
          line: 2,
          at: '2021-11-03T10:21:33+08:00',
          direction: 'in',
          amountFen: 12_000,
          balanceFen: 100_000,
          counterName: '某校',
          counterAccount: '6222',
          counterBank: '',
          summary: '',
          purpose: '',
          postscript: '1人',
        },
      ],
      gaps: [],
    });
  });

  it('a PDF is refused with advice, whatever its name says', async () => {
    for (const name of ['明细.pdf', '明细.xlsx', '明细.csv']) {
      const { code, printed } = await read(name, '%PDF-1.7\n%âãÏÓ\n1 0 obj');
      expect(code).toBe(2);
      expect(printed).toMatchObject({ ok: false, layout: null, account: null, lines: [], gaps: [] });
      expect(printed.refused?.code).toBe('payment.statement_pdf');
      expect(printed.refused?.message).toContain('重新导出');
    }
  });

  it('names a line by 流水号, else 凭证号, else its row; a number borne twice names neither of the two', async () => {
    const rows = [
      row('S1', 'V1', '120.00'),
      row('', 'V2', '240.00'),
      row('0000000000', 'V3', '360.00'),
      row('S5', '', '480.00'),
      row('S5', '', '600.00'),
      row('', 'V7', '720.00'),
      row('', 'V7', '840.00'),
      row('——', '无', '960.00'),
    ];
    const { printed } = await read('keys.csv', text([['账户明细'], head, ...rows]));
    expect(keys(printed)).toEqual(['S1', 'V2', 'V3', '行6', '行7', '行8', '行9', '行10']);
    expect(printed.lines.map((line) => line.line)).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('unwraps ="…", strips tabs and thousands marks', async () => {
    const wrapped = row('="000123"', '\t', '"1,120.00"', { in: '"1,120.00"' }).map((cell) =>
      cell === '6222' ? '="0512 0405"' : cell,
    );
    const { printed } = await read('wrapped.csv', text([head, wrapped]));
    expect(printed.lines[0]).toMatchObject({ key: '000123', amountFen: 112_000, counterAccount: '05120405' });
  });

  it.each([
    ['utf8.csv', (rows: string[][]) => Buffer.from(text(rows))],
    ['bom.csv', (rows: string[][]) => Buffer.from(`\ufeff${text(rows)}`)],
    ['gbk.txt', (rows: string[][]) => encodeGbk(text(rows, '\t'))],
    ['utf16le.csv', (rows: string[][]) => Buffer.from(`\ufeff${text(rows, '\t')}`, 'utf16le')],
    ['utf16be.txt', (rows: string[][]) => Buffer.from(`\ufeff${text(rows, '\t')}`, 'utf16le').swap16()],
    ['book.xlsx', (rows: string[][]) => book(rows, 'xlsx')],
    ['book.xls', (rows: string[][]) => book(rows, 'biff8')],
  ] as const)('reads %s', async (name, bytes) => {
    const { printed } = await read(
      name,
      bytes([['某银行账户明细'], head, row('9001', 'V1', '120.00'), row('9002', 'V2', '240.00')]),
    );
    expect(printed.ok).toBe(true);
    expect(keys(printed)).toEqual(['9001', '9002']);
    expect(printed.lines.map(({ counterName, amountFen }) => [counterName, amountFen])).toEqual([
      ['某校', 12_000],
      ['某校', 12_000],
    ]);
  });

  it('names where the running balance breaks, and a row that can’t be read', async () => {
    const rows = [
      row('1', '', '120.00'),
      row('2', '', '360.00'),
      row('3', '', '480.00'),
      row('4', '', '600.00', { at: '某日' }),
    ];
    const { code, printed } = await read('gap.csv', text([head, ...rows]));
    expect(code).toBe(0);
    expect(printed.ok).toBe(false);
    expect(printed.gaps.map(({ kind, line }) => [kind, line])).toEqual([
      ['balance', 3],
      ['unreadable', 5],
    ]);
    expect(printed.gaps[0]?.message).toContain('第 2 行与第 3 行之间余额不连续');
  });

  const ownAccount = '0512040509026402092';
  it.each([
    [
      'icbc-a',
      [
        '凭证号',
        '本方账号',
        '对方账号',
        '交易时间',
        '借/贷',
        '借方发生额',
        '贷方发生额',
        '对方行号',
        '摘要',
        '用途',
        '对方单位名称',
        '余额',
        '个性化信息',
      ],
      [
        'V1',
        ownAccount,
        '6222',
        '2021-11-03 10:21:33',
        '贷',
        '0.00',
        '120.00',
        '1021',
        '汇兑',
        '',
        '某校',
        '120.00',
        '1人',
      ],
    ],
    [
      'icbc-b',
      [
        '凭证号',
        '对方账号',
        '交易时间',
        '借贷标志',
        '对方单位',
        '对方行号',
        '用途',
        '摘要',
        '附言',
        '回单个性化信息',
        '转入金额',
        '转出金额',
        '支付凭证种类',
        '余额',
      ],
      [
        'V1',
        '6222',
        '2021-11-03 10:21:33',
        '贷',
        '某校',
        '1021',
        '',
        '汇兑',
        '1人',
        '',
        '120.00',
        '0.00',
        '',
        '120.00',
      ],
    ],
    [
      'icbc-c',
      [
        '凭证号',
        '对方账号',
        '交易时间',
        '借贷标志',
        '对方单位',
        '对方行号',
        '用途',
        '摘要',
        '附言',
        '回单个性化信息',
        '发生额',
        '币种',
        '支付凭证种类',
        '余额',
      ],
      [
        'V1',
        '6222',
        '2021-11-03 10:21:33',
        '贷',
        '某校',
        '1021',
        '',
        '汇兑',
        '1人',
        '',
        '120.00',
        '人民币',
        '',
        '120.00',
      ],
    ],
    [
      'icbc-d',
      ['对方账号', '交易时间', '对方单位', '用途', '摘要', '附言', '回单个性化信息', '余额', '转出金额', '转入金额'],
      ['6222', '2021-11-03 10:21:33', '某校', '', '汇兑', '1人', '', '120.00', '0.00', '120.00'],
    ],
    [
      'other',
      [
        '交易日期',
        '支出金额',
        '收入金额',
        '对方户名',
        '对方行名',
        '凭证号码',
        '备注1',
        '备注2',
        '交易流水号',
        '账户余额',
      ],
      ['20211103', '', '120.00', '某校', '农行', '', '1人', '', 'S1', '120.00'],
    ],
    [
      'other',
      ['交易日', '借方金额', '贷方金额', '收(付)方名称', '收(付)方账号', '摘要', '附言', '余额'],
      ['2021-11-03', '', '120.00', '某校', '6222', '', '1人', '120.00'],
    ],
    [
      'other',
      ['记账日期', '付款人名称', '收款人名称', '收入金额', '支出金额', '备注', '余额'],
      ['2021/11/3', '某校', '本院', '120.00', '', '1人', '120.00'],
    ],
    [
      'other',
      ['核心流水号', '交易日期', '交易时间', '借/贷', '发生额', '账户余额', '对方单位名称', '附言'],
      ['C1', '2021-11-03', '10:21:33', '贷', '120.00', '120.00', '某校', '1人'],
    ],
  ] as const)('reads the columns of %s (%s)', async (layout, names, cells) => {
    const { printed } = await read(
      'layout.txt',
      text([[layout === 'icbc-a' ? '[HISTORYDETAIL]' : '账户明细'], [...names], [...cells]], '\t'),
    );
    expect(printed.layout).toBe(layout);
    expect(printed.account).toBe(layout === 'icbc-a' ? ownAccount : null);
    expect(printed.lines).toHaveLength(1);
    expect(printed.lines[0]).toMatchObject({
      direction: 'in',
      amountFen: 12_000,
      balanceFen: 12_000,
      counterName: '某校',
      postscript: '1人',
    });
    expect(printed.lines[0]?.at).toMatch(/^2021-11-03T(?:10:21:33|00:00:00)\+08:00$/);
    const named = { 'icbc-a': 'V1', 'icbc-b': 'V1', 'icbc-c': 'V1', 'icbc-d': '行3' } as const;
    if (layout !== 'other') expect(printed.lines[0]?.key).toBe(named[layout]);
  });

  it('says how it is called', async () => {
    const err = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    expect(await run([])).toBe(64);
    err.mockRestore();
  });
});

/** A workbook with its amounts as numbers, as the bank's own download has them. */
function book(rows: string[][], bookType: 'xlsx' | 'biff8'): Uint8Array {
  const cells = rows.map((cellsOfRow) => cellsOfRow.map((cell) => (/^\d+\.\d\d$/.test(cell) ? Number(cell) : cell)));
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, utils.aoa_to_sheet(cells), '明细');
  return write(workbook, { type: 'buffer', bookType }) as Uint8Array;
}
