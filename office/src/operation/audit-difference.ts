export interface Difference {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Where before and after of an audit entry differ, leaf by leaf; at most so many lines. */
const most = 60;

export function differencesOf(before: unknown, after: unknown): Difference[] {
  const old = leavesOf(before);
  const now = leavesOf(after);
  const paths = [...new Set([...old.keys(), ...now.keys()])];
  return paths
    .filter((path) => old.get(path) !== now.get(path))
    .slice(0, most)
    .map((path) => ({ path, before: old.get(path) ?? '—', after: now.get(path) ?? '—' }));
}

function leavesOf(value: unknown, path = '', leaves = new Map<string, string>()): Map<string, string> {
  if (value === null || value === undefined) return leaves;
  if (typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) leavesOf(inner, path ? `${path}.${key}` : key, leaves);
    return leaves;
  }
  leaves.set(path, String(value));
  return leaves;
}
