/**
 * Seeded randomness on 32-bit whole numbers only, so that every machine draws the same. A fork has a stream of its own,
 * named by a label: what is drawn in one place never shifts what is drawn in another.
 */
export interface Random {
  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number;
  /** True in about `permille` of a thousand draws. */
  chance(permille: number): boolean;
  /** One of the items; throws when there is none. */
  pick<T>(items: readonly T[]): T;
  /** One of the items, each as often as its whole-numbered weight says. */
  weighted<T>(items: readonly (readonly [item: T, weight: number])[]): T;
  /** The items in a new order; the given list stays as it is. */
  shuffle<T>(items: readonly T[]): T[];
  /** `count` digits; the first is never 0. */
  digits(count: number): string;
  fork(label: string): Random;
}

/** FNV-1a over UTF-16 code units: turns a label into a 32-bit seed. */
function hash(label: string): number {
  let state = 0x811c9dc5;
  for (let at = 0; at < label.length; at += 1) {
    state = Math.imul(state ^ label.charCodeAt(at), 0x01000193);
  }
  return state >>> 0;
}

/** splitmix32: a 32-bit counter, well mixed. */
function splitmix(seed: number): () => number {
  let counter = seed | 0;
  return () => {
    counter = (counter + 0x9e3779b9) | 0;
    let mixed = counter ^ (counter >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
}

/** The root of all draws of one seed; a label names the purpose (`school`, `people`). */
export function randomOf(seed: number | string, label = ''): Random {
  const path = `${label}#${seed}`;
  const next = splitmix(hash(path));
  const below = (limit: number): number => Math.floor((next() / 0x1_0000_0000) * limit);
  const random: Random = {
    int: (least, most) => least + below(most - least + 1),
    chance: (permille) => below(1000) < permille,
    pick(items) {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    weighted(items) {
      let left = below(items.reduce((sum, [, weight]) => sum + weight, 0));
      for (const [item, weight] of items) {
        left -= weight;
        if (left < 0) return item;
      }
      throw new Error('nothing to pick from');
    },
    shuffle(items) {
      const order = [...items];
      for (let last = order.length - 1; last > 0; last -= 1) {
        const at = below(last + 1);
        [order[last], order[at]] = [order[at] as (typeof order)[number], order[last] as (typeof order)[number]];
      }
      return order;
    },
    digits: (count) => Array.from({ length: count }, (_, at) => String(at === 0 ? 1 + below(9) : below(10))).join(''),
    fork: (name) => randomOf(seed, `${label}/${name}`),
  };
  return random;
}
