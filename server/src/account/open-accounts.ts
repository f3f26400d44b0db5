import { giveLogins, loginNumber } from '@yanxiu/domain/account/login';
import type { Ctx } from '../platform/http/context.ts';
import {
  type EnrolledPerson,
  insertAccounts,
  listEnrolledPersons,
  listTakenLogins,
  type NewAccountRow,
  takeSerials,
  updateLogin,
} from './store/account.ts';

interface Wanted extends EnrolledPerson {
  /** Blind index under which the phone would be the login. */
  readonly phoneLogin: string | null;
}

/**
 * Opens accounts for the people of enrolled rows who have none, in a few statements whatever their number; no password
 * is hashed before somebody activates. Who has one keeps it, save that an account nobody has activated follows a new phone.
 */
export async function openAccounts(ctx: Ctx, programId: string, entryIds: readonly string[]): Promise<number> {
  if (entryIds.length === 0) return 0;
  const { vault } = ctx.app;
  const people = (await listEnrolledPersons(ctx.db, programId, entryIds)).map(
    (person): Wanted => ({
      ...person,
      phoneLogin: person.phoneCipher ? vault.index('login', vault.open(person.phoneCipher)) : null,
    }),
  );
  const fresh = people.filter((person) => person.loginIndex === null);
  const moved = people.filter(
    (person) =>
      person.loginIndex !== null &&
      !person.activated &&
      person.phoneLogin !== null &&
      person.phoneLogin !== person.loginIndex,
  );
  const taken = await listTakenLogins(
    ctx.db,
    [...fresh, ...moved].flatMap((person) => (person.phoneLogin ? [person.phoneLogin] : [])),
  );
  const rows = await loginRows(ctx, fresh, taken);
  await insertAccounts(ctx.db, rows);
  await followPhones(ctx, moved, new Set([...taken, ...rows.map((row) => row.loginIndex)]));
  return rows.length;
}

async function loginRows(ctx: Ctx, people: readonly Wanted[], taken: ReadonlySet<string>): Promise<NewAccountRow[]> {
  const given = giveLogins(people, taken);
  const serials = await takeSerials(ctx.db, given.filter((one) => one.way === 'number').length);
  return given.flatMap((one, at): NewAccountRow[] => {
    const person = people[at];
    if (!person) return [];
    if (one.way === 'phone' && person.phoneLogin) {
      return [
        { personId: one.personId, loginIndex: person.phoneLogin, loginMask: person.phoneMask, loginNumber: null },
      ];
    }
    const number = loginNumber(serials.shift() ?? 0);
    return [
      {
        personId: one.personId,
        loginIndex: ctx.app.vault.index('login', number),
        loginMask: number,
        loginNumber: number,
      },
    ];
  });
}

async function followPhones(ctx: Ctx, people: readonly Wanted[], taken: ReadonlySet<string>): Promise<void> {
  for (const { personId, phoneLogin, phoneMask } of people) {
    if (!phoneLogin || taken.has(phoneLogin)) continue;
    await updateLogin(ctx.db, { personId, loginIndex: phoneLogin, loginMask: phoneMask, loginNumber: null });
  }
}
