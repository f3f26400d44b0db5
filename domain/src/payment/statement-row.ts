import { accountText, cellFen, cellText, isPlaceholder, readMoment } from './statement-cells.ts';
import type { StatementField, StatementHeader } from './statement-columns.ts';
import type { Direction, StatementCell, StatementGap, StatementLine, StatementRow } from './statement-line.ts';

/** A line before it has its key and rank. */
export interface DraftLine extends Omit<StatementLine, 'key' | 'rank'> {
  readonly serial: string;
  readonly voucher: string;
  readonly ownAccount: string;
}

/** Reads one row below the header: a line, a gap that says why it can't be read, or null for what is no line. */
export function readDraftLine(row: StatementRow, header: StatementHeader): DraftLine | StatementGap | null {
  const cells = new RowCells(row, header.fields);
  if (cells.isBlank() || isHeading(row, header)) return null;
  const at = momentOf(cells);
  const money = moneyOf(cells);
  if (at === null || money === null) return noLine(row, cells, at, money);
  const counter = money.direction === 'in' ? 'payer' : 'payee';
  const personal = cells.text('personal');
  const postscript = cells.text('postscript');
  return {
    line: row.line,
    at,
    ...money,
    balanceFen: cells.fen('balance'),
    counterName: cells.text('counterName') || cells.text(`${counter}Name`),
    counterAccount: cells.account('counterAccount') || cells.account(`${counter}Account`),
    counterBank: cells.text('counterBank') || cells.text(`${counter}Bank`) || cells.text('counterBankCode'),
    summary: cells.text('summary'),
    purpose: cells.text('purpose'),
    postscript: postscript === '' ? personal : postscript,
    personal: postscript === '' || personal === postscript ? '' : personal,
    raw: row.cells.map((cell) => cell.text),
    serial: cells.text('serial'),
    voucher: cells.text('voucher'),
    ownAccount: /^[\d*]{6,40}$/.test(cells.account('ownAccount')) ? cells.account('ownAccount') : '',
  };
}

/** The cells of one row by field; where several columns hold the same field (备注1 to 3) their texts are joined. */
class RowCells {
  readonly #byField = new Map<StatementField, StatementCell[]>();

  constructor(row: StatementRow, fields: readonly (StatementField | null)[]) {
    for (const [column, field] of fields.entries()) {
      const cell = row.cells[column];
      if (field === null || cell === undefined || cellText(cell) === '') continue;
      const known = this.#byField.get(field);
      if (known) known.push(cell);
      else this.#byField.set(field, [cell]);
    }
  }

  isBlank(): boolean {
    return this.#byField.size === 0;
  }

  first(field: StatementField): StatementCell | undefined {
    return this.#byField.get(field)?.[0];
  }

  text(field: StatementField): string {
    const cells = this.#byField.get(field);
    if (!cells) return '';
    return cells.length === 1 ? cellText(cells[0]) : [...new Set(cells.map(cellText))].join(' ');
  }

  account(field: StatementField): string {
    const account = accountText(this.first(field));
    return isPlaceholder(account) ? '' : account;
  }

  fen(field: StatementField): number | null {
    return cellFen(this.first(field));
  }

  /** True when there is text where an amount is expected that is no amount. */
  isBroken(field: StatementField): boolean {
    const cell = this.first(field);
    return cell !== undefined && cellFen(cell) === null && !/^[-–—\s]*$/.test(cellText(cell));
  }
}

function isHeading(row: StatementRow, header: StatementHeader): boolean {
  const texts = row.cells.map((cell) => cellText(cell).normalize('NFKC').replace(/\s/g, '')).filter(Boolean);
  return texts.length >= 3 && texts.filter((text) => header.names.includes(text)).length >= texts.length - 1;
}

/** The instant of a line: 交易时间 alone or joined with 交易日期; a day without a time begins at midnight. */
function momentOf(cells: RowCells): string | null {
  const date = readMoment(cells.first('date'));
  const instant = readMoment(cells.first('at'), date.day === null ? 'day' : 'time');
  const day = instant.day ?? date.day ?? readMoment(cells.first('bookedOn')).day;
  const time = instant.time ?? date.time ?? readMoment(cells.first('time'), 'time').time;
  return day === null ? null : `${day}T${time ?? '00:00:00'}+08:00`;
}

interface Money {
  readonly direction: Direction;
  readonly amountFen: number;
}

/** Direction and amount; a negative amount (红字冲正) runs the other way. */
function moneyOf(cells: RowCells): Money | null {
  if (cells.isBroken('inAmount') || cells.isBroken('outAmount') || cells.isBroken('amount')) return null;
  const inFen = cells.fen('inAmount') ?? 0;
  const outFen = cells.fen('outAmount') ?? 0;
  if (inFen !== 0 && outFen !== 0) return null;
  if (inFen !== 0) return flow('in', inFen);
  if (outFen !== 0) return flow('out', outFen);
  const amount = cells.fen('amount');
  const direction = directionOf(cells.text('flag'));
  return amount === null || amount === 0 || direction === null ? null : flow(direction, amount);
}

function flow(direction: Direction, amount: number): Money {
  if (amount > 0) return { direction, amountFen: amount };
  return { direction: direction === 'in' ? 'out' : 'in', amountFen: -amount };
}

/** 贷 is money in, seen from the account's owner. */
function directionOf(flag: string): Direction | null {
  const plain = flag.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  if (/^(?:贷|贷方|贷记|收|收入|来账|入|入账|转入|存入|C|CR|CREDIT|\+|2\.?贷)$/.test(plain)) return 'in';
  if (/^(?:借|借方|借记|付|支|支出|往账|出|出账|转出|支取|付款|D|DR|DEBIT|-|1\.?借)$/.test(plain)) return 'out';
  return null;
}

const footer =
  /^(?:合计|总计|小计|累计|本页|承前|过次|期初|期末|上期|上日|余额|打印|制表|制单|复核|经办|共\d|共计|第\d+页|说明|备注[:：]|注[:：]|温馨提示|以上|\*+|—+|-{3,}|此页|本单|借方合计|贷方合计|收入合计|支出合计|记录数|总笔数|查询)/;

/** What is no line: totals and notes are passed over, anything else is named as a gap. */
function noLine(row: StatementRow, cells: RowCells, at: string | null, money: Money | null): StatementGap | null {
  const texts = row.cells.map((cell) => cellText(cell)).filter(Boolean);
  const isFooter = texts.some((text, index) => index < 3 && footer.test(text.normalize('NFKC').replace(/\s/g, '')));
  const opening = texts.some((text) => /承前页|期初余额|上期余额|上日余额/.test(text));
  if (isFooter || opening || (at === null && money === null && texts.length <= 2)) return null;
  const why =
    at === null
      ? '交易时间读不出来'
      : cells.isBroken('inAmount') || cells.isBroken('outAmount') || cells.isBroken('amount')
        ? '金额读不出来'
        : '没有金额，或收入、支出都有金额，或借贷标志读不出来';
  const message = `第 ${row.line} 行${why}，没有计入。请对照网上银行核对这一行，或重新导出后再上传。`;
  return { kind: 'unreadable', line: row.line, afterLine: null, expectedFen: null, foundFen: null, message };
}
