import { checkDigitGb11643 } from '../kernel/identity-number.ts';
import type { RosterCell, RosterSheet } from './roster-fields.ts';

/** The nine headings of 忻教发〔2020〕98号 附件1. */
export const nineColumns = [
  '序号',
  '姓名',
  '学段',
  '学科',
  '手机号(注册用)',
  '身份证号',
  '县(市、区)',
  '学校全称',
  '备注',
];

/** A valid document number of nobody: born on a day counted from 1975, of the abolished division 142201. */
export function someIdNumber(index: number): string {
  const day = new Date(Date.UTC(1975, 0, 1 + (index % 7000))).toISOString().slice(0, 10).replaceAll('-', '');
  const digits = `142201${day}${String(Math.floor(index / 7000) + 1).padStart(3, '0')}`;
  return digits + checkDigitGb11643(digits);
}

export function somePhone(index: number): string {
  return `154${String(index).padStart(8, '0')}`;
}

/** One person's row in the order of the nine columns; `over` replaces single cells by index. */
export function personRow(index: number, over: Readonly<Record<number, string | RosterCell>> = {}) {
  const row: (string | RosterCell)[] = [
    String(index),
    '张三丰',
    '小学',
    '语文',
    somePhone(index),
    someIdNumber(index),
    '忻府区',
    '忻州市忻府区第一小学校',
    '',
  ];
  for (const [at, value] of Object.entries(over)) row[Number(at)] = value;
  return row;
}

/** A sheet of plain cells, one array a line from line 1; an empty array is a blank line. */
export function sheetOf(rows: readonly (readonly (string | RosterCell)[])[], name = '名单'): RosterSheet {
  return {
    name,
    hidden: false,
    hiddenColumns: [],
    rows: rows.flatMap((row, at) => {
      const cells = row.map((cell): RosterCell => (typeof cell === 'string' ? { text: cell, kind: 'text' } : cell));
      return cells.some((cell) => cell.text !== '') ? [{ line: at + 1, hidden: false, cells }] : [];
    }),
  };
}
