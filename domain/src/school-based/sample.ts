/**
 * The drawn sample of a spot check: the same seed and list give the same draw on every machine, so that anybody can
 * repeat it (rules §8). Each id is ranked by FNV-1a of seed and id; the lowest share is drawn, at least one.
 */
export function drawSample<T extends { readonly id: string }>(rows: readonly T[], percent: number, seed: string): T[] {
  if (rows.length === 0 || percent === 0) return [];
  const count = Math.max(1, Math.ceil((rows.length * percent) / 100));
  return rows
    .map((row) => ({ row, rank: fnv1a(`${seed}\0${row.id}`) }))
    .sort((a, b) => a.rank - b.rank || (a.row.id < b.row.id ? -1 : 1))
    .slice(0, count)
    .map(({ row }) => row);
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash;
}
