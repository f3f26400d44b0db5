export interface PastedHolder {
  readonly unit: string;
  readonly name: string;
  readonly phone: string;
  readonly duty: string;
}

/** Rows of a pasted table (or typed with spaces or commas): 单位 姓名 手机号 职责; a heading row and blank rows are passed over. */
export function pastedHolders(text: string): PastedHolder[] {
  return text
    .split(/\r?\n/)
    .map((line) =>
      (line.includes('\t') ? line.split('\t') : line.trim().split(/[\s,，;；、]+/)).map((cell) => cell.trim()),
    )
    .filter((cells) => cells.some((cell) => cell !== '') && !isHeading(cells))
    .map(([unit = '', name = '', phone = '', duty = '']) => ({ unit, name, phone, duty }));
}

function isHeading(cells: readonly string[]): boolean {
  return cells.includes('姓名') || cells.some((cell) => /^手机(号|号码)?$/.test(cell));
}
