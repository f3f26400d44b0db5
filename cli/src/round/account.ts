import { addDays } from '@yanxiu/domain/kernel/day';
import { pdfText } from '@yanxiu/server/platform/documents/pdf-text';
import type { Person } from '@yanxiu/tools/generator/person';
import { inParallel } from './api.ts';
import { advanceTo, type Learner, type Round, type Unit } from './round.ts';

/** People whose codes are asked for together; their masked phones must differ, so that the outbox tells them apart. */
const batchSize = 60;

/**
 * Everybody who is to be trained activates: by phone and SMS code read in the outbox, or, without a phone of her own, by
 * the slip that the school prints. Nobody is let in another way.
 */
export async function activateAll(round: Round): Promise<void> {
  const { settings } = round;
  await advanceTo(round, addDays(settings.milestones.loginOpensOn, 1));
  const privacy = await round.api.call(null, 'account.privacy', {});
  for (const unit of round.units) {
    const known = new Set(round.learners.map((learner) => learner.personId));
    const enrolled = (await enrolledPeople(round, unit)).filter((one) => !known.has(one.personId));
    await logInStaff(
      round,
      unit,
      enrolled.filter((one) => one.isActive),
    );
    const waiting = enrolled.filter((one) => !one.isActive);
    const bySlip = waiting.filter(({ person }) => person.sharesPhoneOf !== null);
    const byCode = waiting.filter(({ person }) => person.sharesPhoneOf === null);
    await activateByCode(round, unit, byCode, privacy.version);
    if (bySlip.length > 0) await activateBySlip(round, unit, bySlip, privacy.version);
  }
}

interface Enrolled {
  readonly person: Person;
  readonly personId: string;
  /** True for a clerk or head who is trained as well: one account for life, activated long ago. */
  readonly isActive: boolean;
}

/** The active accounts of a unit, joined with the generator's people by masked number and name. */
export async function enrolledPeople(round: Round, unit: Unit): Promise<Enrolled[]> {
  const found: Enrolled[] = [];
  for (let page = 1; ; page += 1) {
    const { rows, total } = await round.office.call(unit.clerk, 'account.list', {
      programId: round.programId,
      schoolId: unit.id,
      page,
      size: 200,
    });
    for (const row of rows) {
      const person = unit.people.find(
        (one) => one.name === row.name && maskOf(one.documentNumber) === row.documentMask,
      );
      if (person) found.push({ person, personId: row.personId, isActive: row.activatedAt !== null });
    }
    if (page * 200 >= total) return found;
  }
}

export const maskOf = (number: string) => `${number.slice(0, 6)}${'*'.repeat(number.length - 10)}${number.slice(-4)}`;
const phoneMask = (phone: string) => `${phone.slice(0, 3)}****${phone.slice(-4)}`;

/** A password of one's own, as a person would make one; the round keeps it to log in again. */
const passwordOf = (person: Person) => `${person.key}-mima-${person.phone.slice(3, 7)}`;

async function activateByCode(
  round: Round,
  unit: Unit,
  people: readonly Enrolled[],
  consentVersion: string,
): Promise<void> {
  const waiting = [...people];
  while (waiting.length > 0) {
    const batch = takeBatch(waiting);
    await inParallel(batch, 8, async ({ person }) => {
      await round.api.call(null, 'account.sendActivationCode', { phone: person.phone });
    });
    const codes = await codesInOutbox(round, batch.length);
    await inParallel(batch, 8, async ({ person, personId }) => {
      const code = codes.get(phoneMask(person.phone));
      if (!code) throw new Error(`no code was sent to ${phoneMask(person.phone)}`);
      const password = passwordOf(person);
      const { cookie } = await round.api.signIn('account.activate', {
        phone: person.phone,
        code,
        password,
        consentVersion,
        remember: true,
      });
      round.learners.push({ person, personId, unit, login: person.phone, password, cookie });
    });
  }
}

/** Who works in an office of her school has her account already and logs in with it. */
async function logInStaff(round: Round, unit: Unit, people: readonly Enrolled[]): Promise<void> {
  for (const { person, personId } of people) {
    const password = round.office.passwordOf(person.phone);
    if (!password) throw new Error(`${person.name} has an account that the round does not know`);
    const { cookie } = await round.api.signIn('access.logIn', { login: person.phone, password, remember: true });
    round.learners.push({ person, personId, unit, login: person.phone, password, cookie });
  }
}

/** Takes people with different masked phones. */
function takeBatch(waiting: Enrolled[]): Enrolled[] {
  const masks = new Set<string>();
  const batch: Enrolled[] = [];
  for (let at = 0; at < waiting.length && batch.length < batchSize; ) {
    const one = waiting[at];
    const mask = one ? phoneMask(one.person.phone) : '';
    if (one && !masks.has(mask)) {
      masks.add(mask);
      batch.push(one);
      waiting.splice(at, 1);
    } else at += 1;
  }
  return batch;
}

/** The newest code of each masked phone, as an operator reads them. */
async function codesInOutbox(round: Round, count: number): Promise<Map<string, string>> {
  const codes = new Map<string, string>();
  const { rows } = await round.office.call(round.operator, 'operation.sms', { size: Math.min(200, count + 20) });
  for (const row of rows) {
    const code = /\d{6}/.exec(row.text)?.[0];
    if (code && !codes.has(row.phoneMask)) codes.set(row.phoneMask, code);
  }
  return codes;
}

/** The school prints slips; the one-time code, the login number and the last six of the document open the account. */
async function activateBySlip(
  round: Round,
  unit: Unit,
  people: readonly Enrolled[],
  consentVersion: string,
): Promise<void> {
  const pdf = await round.office.download(unit.clerk, 'account.slips', {
    programId: round.programId,
    schoolId: unit.id,
    personIds: people.map((one) => one.personId),
  });
  const text = pdfText(pdf).join('\n');
  for (const { person, personId } of people) {
    const { login, slipCode } = slipOf(text, person.name);
    const password = passwordOf(person);
    const documentTail = person.documentNumber.slice(-6);
    const { cookie } = await round.api.signIn('account.activateBySlip', {
      login,
      slipCode,
      documentTail,
      password,
      consentVersion,
      remember: true,
    });
    round.learners.push({ person, personId, unit, login, password, cookie });
  }
}

/** What a slip says of one person: the printed login number and one-time code that follow her name. */
function slipOf(text: string, name: string): { login: string; slipCode: string } {
  const after = text.slice(text.indexOf(name));
  const login = /登录号\s*(\d{6,11}?)(?=激活码|\D)/.exec(after)?.[1];
  const slipCode = /激活码\s*([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(after)?.[1];
  if (!login || !slipCode) throw new Error(`the slip of ${name} could not be read: ${after.slice(0, 200)}`);
  return { login, slipCode };
}

/** Logs a teacher in again: demo time has ended her session. */
export async function logInAgain(round: Round, learner: Learner): Promise<void> {
  const { cookie } = await round.api.signIn('access.logIn', {
    login: learner.login,
    password: learner.password,
    remember: true,
  });
  learner.cookie = cookie;
}
