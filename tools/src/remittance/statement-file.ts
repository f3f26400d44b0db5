import type { MadeLine } from './made-line.ts';

export type FileLayout = 'plain' | 'icbc-a' | 'icbc-b' | 'icbc-c' | 'icbc-d';

export const ownAccount = '0200006209014412345';
const openingFen = 123_456_789;

/** The statement as rows of cells in a bank's form, title rows and header included, with a running balance. */
export function statementRows(lines: readonly (MadeLine & { serial: string })[], layout: FileLayout): string[][] {
  let balance = openingFen;
  const body = lines.map((line) => {
    balance += line.direction === 'in' ? line.amountFen : -line.amountFen;
    return cellsOf(line, yuan(balance), layout);
  });
  return [...heads[layout], ...body];
}

const heads: Readonly<Record<FileLayout, string[][]>> = {
  plain: [
    [
      '流水号',
      '交易时间',
      '借贷标志',
      '对方账号',
      '对方户名',
      '对方开户行',
      '收入金额',
      '支出金额',
      '余额',
      '摘要',
      '用途',
      '附言',
    ],
  ],
  'icbc-a': [
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
  ],
  'icbc-b': [
    ['账户明细'],
    [`账号：${ownAccount}`, '', '户名：某某培训机构'],
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
  ],
  'icbc-c': [
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
  ],
  'icbc-d': [
    ['对方账号', '交易时间', '对方单位', '用途', '摘要', '附言', '回单个性化信息', '余额', '转出金额', '转入金额'],
  ],
};

/** A line under the headings of its form; 个性化信息 holds the remark where the form has no 附言. */
function cellsOf(line: MadeLine & { serial: string }, balance: string, layout: FileLayout): string[] {
  const isIn = line.direction === 'in';
  const amount = yuan(line.amountFen);
  const [inAmount, outAmount] = isIn ? [amount, ''] : ['', amount];
  const flag = isIn ? '贷' : '借';
  const values: Readonly<Record<string, string>> = {
    流水号: line.serial,
    凭证号: line.serial,
    本方账号: ownAccount,
    交易时间: timeText(line.at),
    借贷标志: flag,
    '借/贷': flag,
    对方账号: line.counterAccount,
    对方户名: line.counterName,
    对方单位: line.counterName,
    对方单位名称: line.counterName,
    对方开户行: line.counterBank,
    收入金额: inAmount,
    转入金额: inAmount,
    贷方发生额: inAmount,
    支出金额: outAmount,
    转出金额: outAmount,
    借方发生额: outAmount,
    发生额: amount,
    币种: '人民币',
    余额: balance,
    摘要: line.summary,
    用途: line.purpose,
    附言: line.postscript,
    个性化信息: line.postscript,
  };
  return (heads[layout].at(-1) ?? []).map((name) => values[name] ?? '');
}

/** The key that the reader must give each line of that layout: its number, or its row where the form has none. */
export function keysOf(lines: readonly { serial: string }[], layout: FileLayout): string[] {
  return lines.map((line, at) => (layout === 'icbc-d' ? `行${at + 2}` : line.serial));
}

function timeText(seconds: number): string {
  return new Date(Date.UTC(2020, 10, 1) + seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

function yuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Comma-separated text, quoted where needed. */
export function delimited(rows: readonly string[][], separator: string): string {
  const quoted = (cell: string) =>
    /["\r\n]/.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return `${rows.map((row) => row.map(quoted).join(separator)).join('\r\n')}\r\n`;
}

let gbkBytes: Map<string, number> | null = null;

/** Encodes text as GBK, which Node can read but not write; a character outside it becomes `?`. */
export function encodeGbk(text: string): Uint8Array {
  gbkBytes ??= gbkTable();
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0) ?? 63;
    const pair = gbkBytes.get(char);
    if (code < 128) bytes.push(code);
    else if (pair === undefined) bytes.push(63);
    else bytes.push(pair >> 8, pair & 255);
  }
  return Uint8Array.from(bytes);
}

function gbkTable(): Map<string, number> {
  const decoder = new TextDecoder('gbk');
  const table = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if (trail !== 0x7f && [...char].length === 1 && char !== '\ufffd') table.set(char, (lead << 8) | trail);
    }
  }
  return table;
}
