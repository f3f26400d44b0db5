/** A cell as the sheet reader hands it over: the text as shown, the number or date behind it where the file keeps one. */
export interface StatementCell {
  readonly text: string;
  readonly number?: number;
  /** `YYYY-MM-DD` or `YYYY-MM-DD HH:mm:ss`, local time, when the cell is a real date. */
  readonly date?: string;
}

/** A row of a sheet with its 1-based number in the file. */
export interface StatementRow {
  readonly line: number;
  readonly cells: readonly StatementCell[];
}

export type Direction = 'in' | 'out';

/** One line of a bank statement (到账流水): `in` is money that arrived, 贷 seen from the account's owner. */
export interface StatementLine {
  /** The bank's serial, else its voucher number, else `行N`. */
  readonly key: string;
  /** 1-based row of the file. */
  readonly line: number;
  /** Rank in the order of booking, from 0: what the running balance shows, also within one second. */
  readonly rank: number;
  /** `YYYY-MM-DDTHH:mm:ss+08:00`. */
  readonly at: string;
  readonly direction: Direction;
  readonly amountFen: number;
  readonly balanceFen: number | null;
  readonly counterName: string;
  readonly counterAccount: string;
  readonly counterBank: string;
  readonly summary: string;
  readonly purpose: string;
  readonly postscript: string;
  /** 个性化信息 where it is a column beside 附言: searched for the remark too. */
  readonly personal: string;
  /** The cells as they stood in the file, kept as evidence. */
  readonly raw: readonly string[];
}

/** Where a statement doesn't add up or a row can't be read; the sentence says where, why and what to do. */
export interface StatementGap {
  readonly kind: 'balance' | 'unreadable' | 'unverifiable';
  readonly line: number;
  readonly afterLine: number | null;
  readonly expectedFen: number | null;
  readonly foundFen: number | null;
  readonly message: string;
}

/** The four forms that ICBC exports, or any other bank's read by its column names. */
export type StatementLayout = 'icbc-a' | 'icbc-b' | 'icbc-c' | 'icbc-d' | 'other';

export interface Statement {
  readonly layout: StatementLayout;
  /** The own account, digits only, when the file names it. */
  readonly account: string | null;
  readonly lines: readonly StatementLine[];
  readonly gaps: readonly StatementGap[];
}
