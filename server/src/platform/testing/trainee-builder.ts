import { checkDigitGb11643 } from '@yanxiu/domain/kernel/identity-number';
import type { Stage } from '@yanxiu/domain/program/policy';
import { sql } from 'kysely';
import { nameKeyOf } from '../../org/sort-key.ts';
import { bulkInsert } from '../db/bulk-insert.ts';
import { hashToken, newToken, sessionCookie } from '../http/session-cookie.ts';
import { newId } from '../id/new-id.ts';
import type { BuildingSite, BuiltOrg } from './builders.ts';

export interface BuiltTrainee {
  readonly personId: string;
  readonly name: string;
  readonly documentNumber: string;
  readonly phone: string;
  readonly headers: { cookie: string };
}

export interface LockedUnit {
  readonly school: BuiltOrg;
  readonly trainees: readonly BuiltTrainee[];
}

interface UnitWish {
  readonly programId: string;
  /** The reporting unit. */
  readonly school: BuiltOrg;
  /** How many, or the names of those wanted. */
  readonly trainees: number | readonly string[];
  readonly stage?: Stage;
  /** Where they work: the unit itself, unless it reports for another school. */
  readonly workSchool?: BuiltOrg;
}

let serial = 0;

/** A unit whose registration is locked and whose people are enrolled, activated and signed in. */
export async function aLockedUnit(test: BuildingSite, wish: UnitWish): Promise<LockedUnit> {
  const { db } = test.app.database;
  const now = test.clock.now();
  await db
    .insertInto('registration')
    .values({ programId: wish.programId, schoolId: wish.school.id, state: 'locked', lockedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const names =
    typeof wish.trainees === 'number' ? Array.from({ length: wish.trainees }, (_, at) => nameAt(at)) : wish.trainees;
  const people = names.map((name) => personRows(test, wish, name));
  await bulkInsert(
    db,
    'person',
    people.map((one) => one.person),
  );
  await bulkInsert(
    db,
    'account',
    people.map((one) => one.account),
  );
  await bulkInsert(
    db,
    'session',
    people.map((one) => one.session),
  );
  await bulkInsert(
    db,
    'rosterEntry',
    people.map((one) => one.entry),
  );
  // foreign keys of many rows are checked by plans made while the tables were empty, unless the planner looks again
  if (Math.floor(serial / 1000) > Math.floor((serial - people.length) / 1000))
    await sql`analyze person, roster_entry, trainee`.execute(db);
  await bulkInsert(
    db,
    'trainee',
    people.map((one) => one.trainee),
  );
  return { school: wish.school, trainees: people.map((one) => one.built) };
}

const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗';
const given = '建国秀英志强丽华海燕文静晓东玉兰永红春梅';

function nameAt(at: number): string {
  const one = surnames[at % surnames.length] ?? '王';
  const rest = Math.floor(at / surnames.length);
  return `${one}${given[rest % given.length]}${given[Math.floor(rest / given.length + at) % given.length]}`;
}

/** A synthetic number of the series 1422xx with a valid check digit (GB 11643). */
function documentNumberAt(at: number): string {
  const day = new Date(Date.UTC(1960, 0, 1) + (at % 14_000) * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .replaceAll('-', '');
  const digits = `142226${day}${String(Math.floor(at / 14_000) % 1000).padStart(3, '0')}`;
  return digits + checkDigitGb11643(digits);
}

function personRows(test: BuildingSite, wish: UnitWish, name: string) {
  const { vault } = test.app;
  const now = test.clock.now();
  serial += 1;
  const documentNumber = documentNumberAt(serial);
  const phone = String(16_600_000_000 + serial);
  const document = vault.protect('document', documentNumber);
  const kept = vault.protect('phone', phone);
  const personId = newId();
  const entryId = newId();
  const token = newToken();
  const work = wish.workSchool ?? wish.school;
  const named = { name, nameKey: nameKeyOf(name), documentMask: document.mask, phoneMask: kept.mask };
  const secret = {
    documentCipher: document.cipher,
    documentIndex: document.index,
    documentTailIndex: document.tailIndex,
    phoneCipher: kept.cipher,
    phoneIndex: kept.index,
    phoneTailIndex: kept.tailIndex,
  };
  const { programId, school, stage = 'primary' } = wish;
  const place = { programId, schoolId: school.id, workSchoolId: work.id, stage, subject: '语文' };
  const orgPath = work.id === school.id ? school.path : `${school.path}${work.id}/`;
  return {
    built: { personId, name, documentNumber, phone, headers: { cookie: `${sessionCookie}=${token}` } },
    person: { id: personId, ...named, ...secret, createdAt: now },
    account: { personId, loginIndex: vault.index('login', phone), loginMask: kept.mask, activatedAt: now },
    session: {
      tokenHash: hashToken(token),
      id: newId(),
      personId,
      createdAt: now,
      seenAt: now,
      expiresAt: new Date(now.getTime() + 365 * 86_400_000),
      address: '127.0.0.1',
      userAgent: 'test',
    },
    entry: { ...place, ...named, ...secret, id: entryId, line: serial, personId },
    trainee: { ...place, ...named, personId, entryId, orgPath, enrolledAt: now, firstLoginAt: now },
  };
}
