import { cellText } from './statement-cells.ts';
import type { StatementCell, StatementLayout, StatementRow } from './statement-line.ts';

/** What a column of a statement can hold. */
export type StatementField =
  | 'serial'
  | 'voucher'
  | 'ownAccount'
  | 'at'
  | 'date'
  | 'bookedOn'
  | 'time'
  | 'flag'
  | 'inAmount'
  | 'outAmount'
  | 'amount'
  | 'balance'
  | 'counterName'
  | 'counterAccount'
  | 'counterBank'
  | 'counterBankCode'
  | 'payerName'
  | 'payerAccount'
  | 'payerBank'
  | 'payeeName'
  | 'payeeAccount'
  | 'payeeBank'
  | 'summary'
  | 'purpose'
  | 'postscript'
  | 'personal'
  | 'other';

/** Column names of ICBC's four forms and of the other banks' exports, by what they hold. */
const aliases: Readonly<Record<StatementField, string>> = {
  serial:
    '流水号 交易流水号 核心流水号 银行流水号 账务流水号 主机流水号 交易流水 流水编号 柜员流水号 全局流水号 会计流水号 业务流水号 系统流水号 核心交易流水号 交易序列号 流水 交易流水编号 银行交易流水号',
  voucher: '凭证号 凭证号码 凭证编号 凭证代号',
  ownAccount: '本方账号 账号 本方账户 我方账号 己方账号 查询账号 交易账号 账户账号 客户账号',
  at: '交易时间 交易日期时间 交易日期及时间 交易时间戳 入账时间 记账时间 日期时间',
  date: '交易日期 交易日 日期 发生日期 交易发生日 业务日期',
  bookedOn: '记账日期 入账日期 记账日 账务日期 会计日期 入账日 起息日期 起息日',
  time: '时间 交易时刻 交易时分秒 时分秒',
  flag: '借贷标志 借/贷 借贷 借贷方向 借贷标识 收支 收/支 收付标志 收支标志 收支类型 收付方向 交易方向 方向 借贷别 借贷状态 收/付 收付',
  inAmount:
    '转入金额 贷方发生额 贷方金额 收入金额 收入 存入金额 存入 贷方 收款金额 贷方发生金额 贷方交易金额 收入发生额 贷方发生额收入 发生额贷方 发生额收入 贷 贷方发生',
  outAmount:
    '转出金额 借方发生额 借方金额 支出金额 支出 支取金额 支取 借方 付款金额 借方发生金额 借方交易金额 支出发生额 借方发生额支取 发生额借方 发生额支出 借 借方发生',
  amount: '发生额 交易金额 金额 发生金额 交易额 交易发生额',
  balance: '余额 账户余额 当前余额 本次余额 交易后余额 结余 账面余额 联机余额 账号余额 期末余额',
  counterName:
    '对方单位 对方户名 对方单位名称 收(付)方名称 收付方名称 收/付方名称 对方名称 交易对手名称 对方账户名称 对方账户名 对手户名 交易对手户名 对方姓名 交易对手 交易对方 对方 往来户名 交易对方名称 对方账号名称 收付款人名称 交易对方户名 收(付)方户名',
  counterAccount:
    '对方账号 收(付)方账号 收付方账号 收/付方账号 对方账户 交易对手账号 对手账号 交易对方账号 对方账户号 对方账户账号 收付款人账号 往来账号',
  counterBank:
    '对方开户行 对方行名 对方银行 对方开户银行 对方开户机构 收(付)方开户行 收付方开户行 收(付)方开户行名 对方开户行名 对方开户行名称 交易对手开户行 对方行名称 收付方开户行名 对方账户开户行 对方开户网点 对手开户行 交易对方开户行',
  counterBankCode: '对方行号 对方开户行号 对方联行号 对方银行行号 收(付)方行号 收付方行号 对方开户行联行号',
  payerName: '付款人名称 付款方名称 付款人 付款人户名 付款方户名 付款方 付款单位 付款账户名称 付款单位名称',
  payerAccount: '付款人账号 付款方账号 付款账号 付款账户',
  payerBank: '付款人开户行 付款方开户行 付款行名称 付款人开户行名 付款行 付款人开户银行 付款方开户行名',
  payeeName: '收款人名称 收款方名称 收款人 收款人户名 收款方户名 收款方 收款单位 收款账户名称 收款单位名称',
  payeeAccount: '收款人账号 收款方账号 收款账号 收款账户',
  payeeBank: '收款人开户行 收款方开户行 收款行名称 收款人开户行名 收款行 收款人开户银行 收款方开户行名',
  summary: '摘要 交易摘要 摘要描述 业务摘要 摘要内容 交易说明 摘要说明',
  purpose: '用途 交易用途 资金用途 款项用途 用途说明 汇款用途',
  postscript:
    '附言 备注 备注1 备注2 备注3 交易附言 客户附言 留言 附加信息 交易备注 附言/备注 备注/附言 客户备注 汇款附言 备注一 备注二 备注三 附言信息 转账附言',
  personal: '个性化信息 回单个性化信息',
  other:
    '币种 序号 支付凭证种类 凭证种类 凭证类型 钞汇 钞汇标志 交易机构 交易渠道 交易类型 业务类型 交易名称 本方户名 户名 本方账户名称 账户名称 柜员号 状态',
};

const fieldOfAlias = new Map<string, StatementField>(
  Object.entries(aliases).flatMap(([field, names]) =>
    names.split(' ').map((name): [string, StatementField] => [name, field as StatementField]),
  ),
);

/** What the cells of a header say: the field of each column, null for an unknown one. */
export interface StatementHeader {
  /** Row number of the (last row of the) header. */
  readonly line: number;
  /** Index in the rows of the first row below the header. */
  readonly next: number;
  readonly fields: readonly (StatementField | null)[];
  readonly names: readonly string[];
}

function headingText(cell: StatementCell | undefined): string {
  return cellText(cell)
    .normalize('NFKC')
    .replace(/[\s*:【】[\]"“”]/g, '')
    .replaceAll('帐', '账');
}

function fieldOf(heading: string): StatementField | null {
  if (heading === '') return null;
  const bare = heading.replace(
    /\((?:元|人民币|人民币元|RMB|CNY|单位:?元|必填|选填|存入|支取|收入|支出|贷|借|贷方|借方|¥|￥)\)$/i,
    '',
  );
  return fieldOfAlias.get(heading) ?? fieldOfAlias.get(bare) ?? fieldOfAlias.get(bare.replace(/[元]$/, '')) ?? null;
}

/** Finds the header in the first 20 rows by at least three known column names; null when there is none (rules §6). */
export function locateHeader(rows: readonly StatementRow[]): StatementHeader | null {
  let best: StatementHeader | null = null;
  let bestCount = 2;
  for (const [index, row] of rows.entries()) {
    if (row.line > 20 && index >= 20) break;
    for (const header of [readHeader(rows, index, 1), readHeader(rows, index, 2)]) {
      const count = header === null ? 0 : new Set(header.fields.filter((field) => field !== null)).size;
      if (header !== null && count > bestCount) {
        best = header;
        bestCount = count;
      }
    }
  }
  return best;
}

/** A header of one row, or of two where the upper one spans: 发生额 above 收入 and 支出. */
function readHeader(rows: readonly StatementRow[], index: number, height: 1 | 2): StatementHeader | null {
  const top = rows[index];
  const below = height === 2 ? rows[index + 1] : undefined;
  if (!top || (height === 2 && !below)) return null;
  const width = Math.max(top.cells.length, below?.cells.length ?? 0);
  const names: string[] = [];
  let span = '';
  for (let column = 0; column < width; column += 1) {
    const upper = headingText(top.cells[column]);
    if (upper !== '') span = upper;
    const lower = headingText(below?.cells[column]);
    if (height === 1) names.push(upper);
    else if (lower === '' || lower === upper) names.push(upper);
    else names.push(fieldOf(`${span}${lower}`) === null ? lower : `${span}${lower}`);
  }
  const lowerKnown = (below?.cells ?? []).filter((cell) => fieldOf(headingText(cell)) !== null).length;
  if (height === 2 && lowerKnown === 0) return null;
  const line = (below ?? top).line;
  return { line, next: index + height, names, fields: names.map(fieldOf) };
}

/** Which export it is, by the columns that tell ICBC's four forms apart. */
export function layoutOf(names: readonly string[]): StatementLayout {
  const has = (name: string) => names.includes(name);
  if (has('借/贷') && has('贷方发生额') && has('本方账号') && has('个性化信息')) return 'icbc-a';
  if (!has('对方单位')) return 'other';
  if (has('借贷标志') && has('转入金额') && has('转出金额')) return 'icbc-b';
  if (has('借贷标志') && has('发生额')) return 'icbc-c';
  if (!has('借贷标志') && has('转入金额') && has('转出金额')) return 'icbc-d';
  return 'other';
}
