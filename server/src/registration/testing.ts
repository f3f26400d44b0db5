import { randomInt } from 'node:crypto';
import { checkDigitGb11643 } from '@yanxiu/domain/kernel/identity-number';
import type { LightMyRequestResponse } from 'fastify';
import { anOrg, aPerson, type BuiltOrg, type BuiltPerson } from '../platform/testing/builders.ts';
import { aProgram, type BuiltProgram } from '../platform/testing/program-builder.ts';
import type { TestApp } from '../platform/testing/test-app.ts';

/** Everything that the tests of a registration need: a county with its program, a school and the people of the route. */
export interface Scene {
  readonly city: BuiltOrg;
  readonly county: BuiltOrg;
  readonly school: BuiltOrg;
  readonly program: BuiltProgram;
  readonly clerk: BuiltPerson;
  readonly principal: BuiltPerson;
  readonly reviewer: BuiltPerson;
  readonly cityReviewer: BuiltPerson;
  /** Requests about the school's registration. */
  readonly call: Caller;
}

type Caller = (
  person: BuiltPerson,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  payload?: object,
  school?: BuiltOrg,
) => Promise<LightMyRequestResponse>;

/** A county-published program by default; `city: true` makes a city's with the route county → city. */
export async function aScene(test: TestApp, wish: { city?: boolean; cityDirect?: boolean } = {}): Promise<Scene> {
  const city = await anOrg(test, { kind: 'city' });
  const county = await anOrg(test, { kind: 'county', parent: city });
  const school = await anOrg(test, { kind: 'school', parent: wish.cityDirect ? city : county });
  const program = await aProgram(test, {
    publisher: wish.city ? city : county,
    settings: wish.city ? { route: ['county', 'city'] } : {},
  });
  const clerk = await aPerson(test, { role: 'schoolAdmin', org: school });
  const principal = await aPerson(test, { role: 'principal', org: school });
  const reviewer = await aPerson(test, { role: 'countyAdmin', org: county });
  const cityReviewer = await aPerson(test, { role: 'cityAdmin', org: city });
  await aLiaison(test, school);
  const call: Caller = (person, method, path, payload, of = school) =>
    test.server.inject({
      method,
      url: `/api/programs/${program.id}/registrations${path === '' || path.startsWith('/') ? `/${of.id}${path}` : `/${path}`}`,
      headers: person.headers,
      ...(payload ? { payload } : {}),
    });
  return { city, county, school, program, clerk, principal, reviewer, cityReviewer, call };
}

export async function aLiaison(test: TestApp, school: BuiltOrg): Promise<void> {
  const phone = test.app.vault.protect('phone', '13800001111');
  await test.app.database.db
    .insertInto('orgContact')
    .values({
      orgId: school.id,
      duty: 'liaison',
      name: '联系人',
      email: 'lianxiren@example.cn',
      phoneCipher: phone.cipher,
      phoneMask: phone.mask,
      updatedAt: test.clock.now(),
    })
    .execute();
}

// Test files of one worker share its database: each begins its people somewhere else.
let serial = randomInt(0, 400_000) * 10;

/** A teacher's row with a valid document number and a phone of her own. */
export function aRow(change: Record<string, unknown> = {}) {
  serial += 1;
  const year = 1970 + (serial % 28);
  const month = String(1 + (Math.floor(serial / 28) % 12)).padStart(2, '0');
  const day = String(1 + (Math.floor(serial / 336) % 28)).padStart(2, '0');
  const body = `140522${year}${month}${day}${String(Math.floor(serial / 9408) % 1000).padStart(3, '0')}`;
  return {
    name: `李${'甲乙丙丁戊己庚辛壬癸'[serial % 10]}${'子丑寅卯辰巳午未申酉戌亥'[serial % 12]}`,
    stage: '小学',
    subject: '语文',
    phone: `157${String(10_000_000 + serial)}`,
    idNumber: body + checkDigitGb11643(body),
    ...change,
  };
}

/** A school of the scene's county with a filled draft, submitted, confirmed and, when wished for, locked. */
export async function aRegistration(
  scene: Scene,
  people: { school?: BuiltOrg; clerk: BuiltPerson; principal: BuiltPerson; rows: object[]; lock?: boolean },
): Promise<void> {
  const { school = scene.school, clerk, principal, rows } = people;
  const steps = [
    await scene.call(clerk, 'POST', '/rows', { rows }, school),
    await scene.call(clerk, 'PUT', '/staff-count', { staffCount: rows.length }, school),
    await scene.call(clerk, 'POST', '/submit', undefined, school),
    await scene.call(principal, 'POST', '/confirm', undefined, school),
    ...(people.lock ? [await scene.call(scene.reviewer, 'POST', 'lock', { schoolIds: [school.id] }, school)] : []),
  ];
  for (const step of steps) if (step.statusCode !== 200) throw new Error(step.body);
}
