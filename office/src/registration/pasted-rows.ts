import { findHeader } from '@yanxiu/domain/registration/columns';

/** The cells of the typing grid, in its order. */
export const gridFields = [
  'name',
  'stage',
  'subject',
  'phone',
  'idNumber',
  'school',
  'remark',
  'personType',
  'homeSchool',
] as const;
export type GridField = (typeof gridFields)[number];
export type GridRow = Readonly<Record<GridField, string>>;

export const blankRow: GridRow = {
  name: '',
  stage: '',
  subject: '',
  phone: '',
  idNumber: '',
  school: '',
  remark: '',
  personType: '',
  homeSchool: '',
};

/** The nine columns of 忻教发〔2020〕98号 附件1 without 序号; 县 is told by the school. */
const formOrder: readonly (GridField | null)[] = [
  'name',
  'stage',
  'subject',
  'phone',
  'idNumber',
  null,
  'school',
  'remark',
];

/**
 * Reads what was copied from Excel or WPS into rows of the grid. With a heading the columns go by their names; without,
 * by their order: that of the form when there are seven or more, else that of the grid from the column pasted into.
 */
export function readPasted(text: string, startColumn: number): Partial<GridRow>[] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  const cells = lines.map((line) => line.split('\t').map(unquoted));
  const byName = startColumn === 0 ? byHeading(cells) : null;
  if (byName) return byName;
  const rows = startColumn === 0 ? withoutOrdinals(cells) : cells;
  const isForm = startColumn === 0 && rows.every((row) => row.length >= 7);
  const order = isForm ? formOrder : gridFields.slice(startColumn);
  return rows.map((row) => rowOf(row, order)).filter((row) => Object.values(row).some((value) => value !== ''));
}

/** Excel puts quotes round a cell that holds line breaks or quotes. */
function unquoted(cell: string): string {
  const quoted = /^"([\s\S]*)"$/.exec(cell.trim());
  return (quoted?.[1]?.replaceAll('""', '"') ?? cell).trim();
}

function byHeading(cells: readonly (readonly string[])[]): Partial<GridRow>[] | null {
  const asRows = cells.slice(0, 3).map((row, at) => ({
    line: at + 1,
    hidden: false,
    cells: row.map((text) => ({ text, kind: 'text' as const })),
  }));
  const header = findHeader(asRows);
  if (!header) return null;
  const columns = [...header.columns].filter(([field]) => (gridFields as readonly string[]).includes(field));
  return cells
    .slice(header.line)
    .map((row) => Object.fromEntries(columns.map(([field, column]) => [field, row[column] ?? ''])) as Partial<GridRow>)
    .filter((row) => Object.values(row).some((value) => value !== ''));
}

function withoutOrdinals(cells: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const numbered = cells.every((row) => /^\d{0,4}$/.test(row[0] ?? '') && row.length > 1);
  return numbered ? cells.map((row) => row.slice(1)) : cells;
}

function rowOf(row: readonly string[], order: readonly (GridField | null)[]): Partial<GridRow> {
  const entries = order.flatMap((field, at) => (field && row[at] !== undefined ? [[field, row[at]] as const] : []));
  return Object.fromEntries(entries) as Partial<GridRow>;
}
