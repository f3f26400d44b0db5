/** A column of the tax bureau's sheet as it prints it; `listed`: its choices stand on a hidden list sheet, we leave it empty. */
export interface TemplateColumn {
  readonly column: string;
  readonly heading: string;
  readonly limit: string;
  readonly allowed?: readonly string[];
  readonly listed?: boolean;
}

export interface TemplateSheet {
  readonly name: string;
  readonly notes: string;
  readonly columns: readonly TemplateColumn[];
}

/** One version of the tax bureau's batch workbook, as data. */
export interface BatchTemplate {
  readonly version: string;
  readonly limitsRow: number;
  readonly headingRow: number;
  readonly dataFromRow: number;
  readonly maxRows: number;
  readonly versionSheet: { readonly name: string; readonly cell: string };
  readonly sheets: readonly TemplateSheet[];
}

/** A sheet as it is to be written: cells by row from 1, all of them text. */
export interface BatchSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly (readonly string[])[];
}

/** What one row of a sheet holds, by heading; headings that the template has not are a programming error. */
export type BatchRow = Readonly<Record<string, string>>;

/** Headings differ between prints by blanks and line breaks. */
function plain(heading: string): string {
  return heading.replace(/\s/g, '');
}

/** Why a value may not stand in its column: too long, not one of the choices; null when it may. */
export function problemOfValue(column: TemplateColumn, value: string): string | null {
  if (value === '') return /^必填/.test(column.limit) ? `“${column.heading}”必填。` : null;
  const most = Number(/限\s*(\d+)\s*字符/.exec(column.limit)?.[1] ?? 0);
  const length = [...value].length;
  if (most > 0 && length > most) return `“${column.heading}”最多 ${most} 个字，现为 ${length} 个。`;
  if (column.allowed && !column.allowed.includes(value)) return `“${column.heading}”不能是“${value}”。`;
  return column.listed ? `“${column.heading}”留空。` : null;
}

/** The problems of one row, in the order of the columns. */
export function problemsOfRow(sheet: TemplateSheet, row: BatchRow): string[] {
  const known = new Map(sheet.columns.map((column) => [plain(column.heading), column]));
  for (const heading of Object.keys(row))
    if (!known.has(plain(heading))) throw new Error(`no column ${heading} in ${sheet.name}`);
  const values = new Map(Object.entries(row).map(([heading, value]) => [plain(heading), value]));
  return sheet.columns.flatMap((column) => problemOfValue(column, values.get(plain(column.heading)) ?? '') ?? []);
}

/** The sheet with its notes in A1, limits, headings and the rows below, in the template's own places. */
export function sheetOf(template: BatchTemplate, sheet: TemplateSheet, rows: readonly BatchRow[]): BatchSheet {
  const lines: string[][] = Array.from({ length: template.dataFromRow - 1 }, () => []);
  lines[0] = [sheet.notes];
  lines[template.limitsRow - 1] = sheet.columns.map((column) => column.limit);
  lines[template.headingRow - 1] = sheet.columns.map((column) => column.heading);
  const body = rows.map((row) => {
    const values = new Map(Object.entries(row).map(([heading, value]) => [plain(heading), value]));
    return sheet.columns.map((column) => values.get(plain(column.heading)) ?? '');
  });
  return { name: sheet.name, hidden: false, rows: [...lines, ...body] };
}

/** The hidden sheet by which the bureau knows which version of its workbook this is. */
export function versionSheetOf(template: BatchTemplate): BatchSheet {
  const row = Number(/\d+$/.exec(template.versionSheet.cell)?.[0] ?? 1);
  const rows = Array.from({ length: row }, (_, at) => (at === row - 1 ? [template.version] : []));
  return { name: template.versionSheet.name, hidden: true, rows };
}
