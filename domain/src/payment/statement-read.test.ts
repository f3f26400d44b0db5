import { describe, expect, it } from 'vitest';
import { isRefusal } from '../kernel/refusal.ts';
import { identityOfLine } from './statement-key.ts';
import type { Statement, StatementRow } from './statement-line.ts';
import { readStatementSheets } from './statement-pick.ts';
import { readStatement } from './statement-read.ts';
import { isPdf } from './statement-refusals.ts';

type Cell = string | number;

/** Rows as the sheet reader gives them: blank rows left out, the row number kept. */
function rowsOf(...rows: Cell[][]): StatementRow[] {
  return rows.flatMap((cells, at) => {
    if (cells.length === 0) return [];
    const row = cells.map((cell) => (typeof cell === 'number' ? { text: String(cell), number: cell } : { text: cell }));
    return [{ line: at + 1, cells: row }];
  });
}

function read(...rows: Cell[][]): Statement {
  const statement = readStatement(rowsOf(...rows));
  if (isRefusal(statement)) throw new Error(statement.message);
  return statement;
}

function refusedCode(...rows: Cell[][]): string {
  const statement = readStatement(rowsOf(...rows));
  return isRefusal(statement) ? statement.code : 'read';
}

const plainHead = ['流水号', '交易时间', '借贷标志', '对方户名', '收入金额', '支出金额', '余额', '附言'];

describe('the four ICBC forms and other banks', () => {
  it('reads form a below its marker line', () => {
    const statement = read(
      ['[HISTORYDETAIL]'],
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
        '00000000',
        '0200 0062 0901 4412345',
        '6222',
        '2021-11-03 10:21:33',
        '贷',
        '0.00',
        '6,720.00',
        '102100001008',
        '汇兑',
        '培训费',
        '凤城镇第二中学',
        '10,000.00',
        '阳城县凤城镇第二中学，56人',
      ],
    );
    expect(statement.layout).toBe('icbc-a');
    expect(statement.account).toBe('0200006209014412345');
    expect(statement.lines[0]).toMatchObject({
      key: '行3',
      line: 3,
      at: '2021-11-03T10:21:33+08:00',
      direction: 'in',
      amountFen: 672_000,
      balanceFen: 1_000_000,
      counterName: '凤城镇第二中学',
      counterAccount: '6222',
      counterBank: '102100001008',
      purpose: '培训费',
      postscript: '阳城县凤城镇第二中学，56人',
    });
    expect(statement.lines[0]?.raw).toHaveLength(13);
  });

  it('reads form c by its flag and form d without one', () => {
    const c = read(
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
        '余额',
      ],
      ['123', '6222', '20211103', '借', '某校', '', '', '退款', '', '', '120.00', '人民币', '80.00'],
    );
    expect(c).toMatchObject({
      layout: 'icbc-c',
      lines: [{ key: '123', direction: 'out', amountFen: 12_000, at: '2021-11-03T00:00:00+08:00' }],
    });
    const d = read(
      ['对方账号', '交易时间', '对方单位', '用途', '摘要', '附言', '回单个性化信息', '余额', '转出金额', '转入金额'],
      ['6222', '2021/11/3 9:05', '某校', '', '', '8人', '', '960.00', '', '960.00'],
    );
    expect(d).toMatchObject({
      layout: 'icbc-d',
      lines: [{ key: '行2', direction: 'in', at: '2021-11-03T09:05:00+08:00' }],
    });
  });

  it('reads dates and times in two columns, several 备注 columns, two header rows and rows of totals', () => {
    const statement = read(
      ['某银行对公账户明细', '', '', '', '', '', ''],
      ['账号', '1234567890123', '', '币种', '人民币', '', ''],
      [],
      ['交易日期', '交易时间', '对方户名', '发生额', '', '余额', '备注1', '备注2'],
      ['', '', '', '收入', '支出', '', '', ''],
      ['20211103', '93012', ' 某 校 ', 120, '', 1120, '沁水县某校', '1人'],
      [44504, '10:00:00', '某校', '', '(20.00)', '1,140.00', '', ''],
      ['合计', '', '', 120, 20, '', '', ''],
    );
    expect(statement.account).toBe('1234567890123');
    expect(statement.lines.map((line) => [line.at, line.direction, line.amountFen, line.postscript])).toEqual([
      ['2021-11-03T09:30:12+08:00', 'in', 12_000, '沁水县某校 1人'],
      ['2021-11-04T10:00:00+08:00', 'in', 2_000, ''],
    ]);
    expect(statement.gaps).toEqual([]);
  });

  it('takes the payer of incoming and the payee of outgoing lines', () => {
    const statement = read(
      ['交易日期', '付款人名称', '付款人账号', '收款人名称', '收款人账号', '收入金额', '支出金额', '余额'],
      ['2021-11-03', '甲校', '11', '本单位', '22', '10', '', '110'],
      ['2021-11-04', '本单位', '22', '乙校', '33', '', '10', '100'],
    );
    expect(statement.lines.map((line) => [line.counterName, line.counterAccount])).toEqual([
      ['甲校', '11'],
      ['乙校', '33'],
    ]);
  });
});

describe('cells as exports really hold them', () => {
  it('strips padding, ="…", apostrophes and thousands marks, and leaves formulas as text', () => {
    const statement = read(plainHead, [
      '="0012345"',
      '\t2021-11-03 10:21:33 ',
      '贷',
      '\u3000某校 ',
      '"1,080.00"'.replaceAll('"', ''),
      '',
      '1,080.00',
      '=HYPERLINK("http://x","某校")',
    ]);
    expect(statement.lines[0]).toMatchObject({
      key: '0012345',
      counterName: '某校',
      amountFen: 108_000,
      postscript: '=HYPERLINK("http://x","某校")',
    });
  });

  it.each([
    ['20211103', '2021-11-03T00:00:00+08:00'],
    ['20211103102133', '2021-11-03T10:21:33+08:00'],
    ['2021-11-03 10:21:33', '2021-11-03T10:21:33+08:00'],
    ['2021-11-03-10.21.33.123456', '2021-11-03T10:21:33+08:00'],
    ['2021年11月3日', '2021-11-03T00:00:00+08:00'],
    ['2021.11.3 9:05', '2021-11-03T09:05:00+08:00'],
    [44_503.5, '2021-11-03T12:00:00+08:00'],
    ['44503.4316319444', '2021-11-03T10:21:33+08:00'],
  ])('reads the time %s', (written, at) => {
    expect(read(plainHead, ['1', written, '贷', '某校', '1', '', '1', '']).lines[0]?.at).toBe(at);
  });

  it('names an unreadable row instead of losing it', () => {
    const statement = read(
      plainHead,
      ['1', '2021-11-03', '贷', '甲', '1.00', '', '1.00', ''],
      ['2', '某日', '贷', '乙', '1.00', '', '2.00', ''],
    );
    expect(statement.gaps).toMatchObject([
      { kind: 'unreadable', line: 3, message: expect.stringContaining('第 3 行') },
    ]);
  });
});

describe('keys', () => {
  it('takes the serial, else the voucher, else the row; a placeholder or a number borne twice is none', () => {
    const head = ['交易流水号', '凭证号', '交易时间', '对方户名', '收入金额', '支出金额'];
    const row = (serial: string, voucher: string) => [serial, voucher, '2021-11-03', '某校', '1.00', ''];
    const statement = read(
      head,
      row('A1', '7'),
      row('', '8'),
      row('0', '0000'),
      row('B', '9'),
      row('B', '9'),
      row('-', '无'),
    );
    expect(statement.lines.map((line) => line.key)).toEqual(['A1', '8', '行4', '行5', '行6', '行7']);
  });

  it('a line keeps its identity over imports, with and without a number', () => {
    const line = {
      key: '行3',
      at: '2021-11-03T00:00:00+08:00',
      direction: 'in',
      amountFen: 1,
      balanceFen: 2,
      counterAccount: '6',
      counterName: '',
    };
    expect(identityOfLine(line)).toBe(identityOfLine({ ...line, key: '行9' }));
    expect(identityOfLine(line)).not.toBe(identityOfLine({ ...line, balanceFen: 3 }));
    expect(identityOfLine({ ...line, key: 'A1' })).toBe(identityOfLine({ ...line, key: 'A1', balanceFen: 9 }));
  });
});

describe('running balance', () => {
  const rows = [
    ['1', '2021-11-01', '贷', '甲', '10.00', '', '110.00', ''],
    ['2', '2021-11-02', '借', '乙', '', '5.00', '105.00', ''],
    ['3', '2021-11-03', '贷', '丙', '1.00', '', '106.00', ''],
    ['4', '2021-11-04', '贷', '丁', '4.00', '', '110.00', ''],
  ];
  it('holds forward and backward, ranks lines in time, and names a missing line', () => {
    expect(read(plainHead, ...rows).gaps).toEqual([]);
    const backward = read(plainHead, ...[...rows].reverse());
    expect(backward.gaps).toEqual([]);
    expect(backward.lines.map((line) => line.rank)).toEqual([3, 2, 1, 0]);
    const gap = read(plainHead, ...rows.filter((row) => row[0] !== '2')).gaps;
    expect(gap).toMatchObject([{ kind: 'balance', line: 3, afterLine: 2, expectedFen: 11_100, foundFen: 10_600 }]);
  });

  it('reads a red entry as money going the other way', () => {
    const statement = read(plainHead, ...rows, ['5', '2021-11-05', '贷', '丁', '-4.00', '', '106.00', '冲正']);
    expect(statement.gaps).toEqual([]);
    expect(statement.lines[4]).toMatchObject({ direction: 'out', amountFen: 400 });
  });
});

describe('refusals', () => {
  it.each([
    [
      'payment.statement_no_header',
      [
        ['姓名', '电话'],
        ['张三', '1'],
      ],
    ],
    [
      'payment.statement_no_amount',
      [
        ['交易时间', '对方户名', '余额'],
        ['2021-11-03', '甲', '1'],
      ],
    ],
    [
      'payment.statement_no_date',
      [
        ['对方户名', '收入金额', '余额'],
        ['甲', '1', '1'],
      ],
    ],
    [
      'payment.statement_no_flag',
      [
        ['交易时间', '发生额', '余额'],
        ['2021-11-03', '1', '1'],
      ],
    ],
    ['payment.statement_empty', [['交易时间', '收入金额', '余额']]],
    [
      'payment.statement_unreadable',
      [
        ['交易时间', '收入金额', '余额'],
        ['甲', '乙', '丙'],
      ],
    ],
    [
      'payment.statement_several_accounts',
      [
        ['本方账号', '交易时间', '收入金额'],
        ['111111', '2021-11-03', '1'],
        ['222222', '2021-11-03', '1'],
      ],
    ],
  ])('%s', (code, rows) => {
    expect(refusedCode(...rows)).toBe(code);
  });

  it('knows a PDF by its content', () => {
    expect(isPdf(new TextEncoder().encode('%PDF-1.7'))).toBe(true);
    expect(isPdf(new TextEncoder().encode('流水号,交易时间'))).toBe(false);
  });

  it('finds the sheet that is a statement, a visible one first', () => {
    const sheet = (name: string, hidden: boolean, ...rows: Cell[][]) => ({ name, hidden, rows: rowsOf(...rows) });
    const line = ['1', '2021-11-03', '贷', '甲', '1.00', '', '1.00', ''];
    const found = readStatementSheets([
      sheet('说明', false, ['请看下一张表']),
      sheet('旧', true, plainHead, line, line),
      sheet('明细', false, plainHead, line),
    ]);
    expect(isRefusal(found) ? 0 : found.lines.length).toBe(1);
  });

  it('looks for the header in the first 20 rows only', () => {
    const titles = Array.from({ length: 19 }, () => ['说明']);
    const line = ['1', '2021-11-03', '贷', '甲', '1.00', '', '1.00', ''];
    expect(refusedCode(...titles, plainHead, line)).toBe('read');
    expect(refusedCode(...titles, ['说明'], ['说明'], plainHead, line)).toBe('payment.statement_no_header');
  });
});
