import type { InputOf } from '@yanxiu/contract/index';

export type SchoolRow = InputOf<'org.importSchools'>['rows'][number];

const keyOf = (owner: string) => `school-list.${owner}`;

/** Rows that are being mended stay in this tab until they are cleared, a reload notwithstanding. */
export function keepSchoolRows(owner: string, rows: readonly SchoolRow[]): void {
  try {
    if (rows.length === 0) sessionStorage.removeItem(keyOf(owner));
    else sessionStorage.setItem(keyOf(owner), JSON.stringify(rows));
  } catch {
    // a full or forbidden store keeps nothing; the page works on
  }
}

export function keptSchoolRows(owner: string): SchoolRow[] {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(owner)) ?? '[]');
    return Array.isArray(kept) ? (kept as SchoolRow[]) : [];
  } catch {
    return [];
  }
}
