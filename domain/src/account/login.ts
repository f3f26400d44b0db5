/** How people are given their login names when a unit is locked. */
export interface NewAccount {
  readonly personId: string;
  /** Blind index of the person's own phone; null for 本人无手机号. */
  readonly phoneLogin: string | null;
}

export interface GivenLogin {
  readonly personId: string;
  readonly way: 'phone' | 'number';
}

/**
 * The login is the phone; who has none of her own, or whose phone is already somebody's login, gets an issued number on
 * her slip (rules §5). Of two in one batch with one phone the first keeps it.
 */
export function giveLogins(people: readonly NewAccount[], takenLogins: ReadonlySet<string>): GivenLogin[] {
  const taken = new Set(takenLogins);
  return people.map(({ personId, phoneLogin }) => {
    if (phoneLogin === null || taken.has(phoneLogin)) return { personId, way: 'number' };
    taken.add(phoneLogin);
    return { personId, way: 'phone' };
  });
}

/** An issued login number: eight digits that begin with 2, so that it is never taken for a phone. */
export function loginNumber(serial: number): string {
  if (!Number.isInteger(serial) || serial < 1 || serial > 9_999_999) throw new Error(`no login number for ${serial}`);
  return `2${String(serial).padStart(7, '0')}`;
}

/** A person's account in a program, in the words of the lists. */
export const accountStates = ['none', 'waiting', 'active', 'loggedIn'] as const;
export type AccountState = (typeof accountStates)[number];
export const accountStateNames: Readonly<Record<AccountState, string>> = {
  none: '未开通',
  waiting: '未激活',
  active: '已激活',
  loggedIn: '已登录学习',
};
