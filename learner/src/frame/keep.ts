/** Small things that the browser keeps for the reader; where storage is switched off they last as long as the page. */
/** Remembers that somebody is signed in here, so that the next visit may read ahead without being refused. */
export const signedInName = 'signed-in';

const page = new Map<string, string>();

export function kept(name: string, store: 'local' | 'session' = 'local'): string | null {
  try {
    return storeOf(store).getItem(`yanxiu.${name}`) ?? page.get(name) ?? null;
  } catch {
    return page.get(name) ?? null;
  }
}

export function keep(name: string, value: string | null, store: 'local' | 'session' = 'local'): void {
  if (value === null) page.delete(name);
  else page.set(name, value);
  try {
    if (value === null) storeOf(store).removeItem(`yanxiu.${name}`);
    else storeOf(store).setItem(`yanxiu.${name}`, value);
  } catch {
    // storage is full or switched off: the page's own copy holds
  }
}

function storeOf(store: 'local' | 'session'): Storage {
  return store === 'local' ? localStorage : sessionStorage;
}
