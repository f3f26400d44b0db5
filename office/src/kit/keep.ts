/** Small choices kept in this browser (columns, page size, open menu groups); a full or closed store is no error. */
const prefix = 'yanxiu.';

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(prefix + name, value);
  } catch {
    // a browser without storage simply forgets the choice
  }
}

export function kept(name: string): string | null {
  try {
    return localStorage.getItem(prefix + name);
  } catch {
    return null;
  }
}

export function forget(name: string): void {
  try {
    localStorage.removeItem(prefix + name);
  } catch {
    // nothing was kept
  }
}

/** Forgets everything whose name begins so. */
export function forgetAll(start: string): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix + start)) localStorage.removeItem(key);
  } catch {
    // nothing was kept
  }
}
