/** A line of a title in 二号 holds so many characters between the margins of an official document (156 mm). */
const widest = 20;

/**
 * The lines of an official document's title: each as long as the next or nearly so, broken behind a word that ends a
 * group of sense (的、和、，) rather than inside it (GB/T 9704-2012 7.3.1: 回行时词意完整，排列对称).
 */
export function titleLines(title: string): string[] {
  const letters = [...title.trim()];
  const count = Math.ceil(letters.length / widest);
  if (count <= 1) return [letters.join('')];
  const at = breakNear(letters, Math.round(letters.length / count));
  return [letters.slice(0, at).join(''), ...titleLines(letters.slice(at).join(''))];
}

const before = new Set([...'》）、，的和及年度']);
const after = new Set([...'《（关在做开']);
const torn = /\d[\d年]|年度/;
const reach = 4;

/** The best place within four characters of the wanted one, where the line is not too long. */
function breakNear(letters: readonly string[], wanted: number): number {
  let best = wanted;
  let bestCost = Number.POSITIVE_INFINITY;
  for (let at = wanted - reach; at <= Math.min(widest, wanted + reach); at += 1) {
    const splits = before.has(letters[at - 1] ?? '') || after.has(letters[at] ?? '');
    const tears = torn.test(`${letters[at - 1] ?? ''}${letters[at] ?? ''}`);
    const cost = Math.abs(at - wanted) + (splits ? 0 : reach) + (tears ? 100 : 0);
    if (cost < bestCost) [best, bestCost] = [at, cost];
  }
  return best;
}
