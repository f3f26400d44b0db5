import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../platform/id/new-id.ts';
import { anOrg, aPerson, type BuiltOrg, type BuiltPerson } from '../platform/testing/builders.ts';
import { aProgram, type BuiltProgram } from '../platform/testing/program-builder.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aLockedUnit, type LockedUnit } from '../platform/testing/trainee-builder.ts';

/** A city with two counties; its program has two units locked in 甲县, a 中心校 with a school below it, one unit in 乙县. */
let test: TestApp;
let city: BuiltOrg;
let countyA: BuiltOrg;
let countyB: BuiltOrg;
let schoolA: BuiltOrg;
let center: BuiltOrg;
let village: BuiltOrg;
let program: BuiltProgram;
let unit: LockedUnit;
let cityAdmin: BuiltPerson;
let countyAdmin: BuiltPerson;
let otherCounty: BuiltPerson;
let schoolAdmin: BuiltPerson;
let manager: BuiltPerson;

beforeAll(async () => {
  test = await testApp();
  const province = await anOrg(test, { kind: 'province', name: '督导测试省' });
  city = await anOrg(test, { kind: 'city', name: '督导测试市', parent: province });
  countyA = await anOrg(test, { kind: 'county', name: '督导甲县', parent: city });
  countyB = await anOrg(test, { kind: 'county', name: '督导乙县', parent: city });
  schoolA = await anOrg(test, { kind: 'school', name: '督导甲县第一小学', parent: countyA });
  center = await anOrg(test, { kind: 'school', name: '督导甲县中心校', parent: countyA });
  village = await anOrg(test, { kind: 'school', name: '督导甲县村小学', parent: countyA, reportsThrough: center });
  const provider = await anOrg(test, { kind: 'provider', name: '督导测试学院' });
  program = await aProgram(test, { publisher: city, provider, preset: 'xinzhou-2020' });
  const programId = program.id;
  unit = await aLockedUnit(test, {
    programId,
    school: schoolA,
    trainees: ['王未激', '李未登', '张未学', '刘落后', '陈学满'],
  });
  await aLockedUnit(test, { programId, school: center, trainees: ['杨中心'] });
  await aLockedUnit(test, { programId, school: center, workSchool: village, trainees: ['赵村小', '黄村小'] });
  cityAdmin = await aPerson(test, { role: 'cityAdmin', org: city });
  countyAdmin = await aPerson(test, { role: 'countyAdmin', org: countyA });
  otherCounty = await aPerson(test, { role: 'countyAdmin', org: countyB });
  schoolAdmin = await aPerson(test, { role: 'schoolAdmin', org: schoolA });
  manager = await aPerson(test, { role: 'providerManager', org: provider });
  await setStates();
});

const personOf = (name: string) => unit.trainees.find((one) => one.name === name)?.personId ?? '';

/** Each of the five is at another step; 陈学满 has a score, too. */
async function setStates() {
  const { db } = test.app.database;
  const programId = program.id;
  await db
    .updateTable('registration')
    .set({ staffCount: 6 })
    .where('programId', '=', programId)
    .where('schoolId', '=', schoolA.id)
    .execute();
  await db.updateTable('account').set({ activatedAt: null }).where('personId', '=', personOf('王未激')).execute();
  const never = [personOf('王未激'), personOf('李未登')];
  await db
    .updateTable('trainee')
    .set({ firstLoginAt: null })
    .where('programId', '=', programId)
    .where('personId', 'in', never)
    .execute();
  const study = { programId, day: '2021-03-01', questionLeftSec: 600, lastStudiedAt: test.clock.now() };
  for (const [name, hoursX100] of [
    ['刘落后', 1000],
    ['陈学满', 5000],
  ] as const) {
    await db
      .insertInto('studyTotal')
      .values({ ...study, personId: personOf(name), creditedSec: hoursX100 * 27, hoursX100 })
      .execute();
  }
  await db
    .insertInto('studyDay')
    .values({ programId, personId: personOf('陈学满'), day: '2021-03-01', creditedSec: 2700 })
    .execute();
  const parts = { onlineX100: 5500, schoolBasedX100: 5500, activityX100: 5500, offlineX100: 5500 };
  const score = {
    programId,
    schoolId: schoolA.id,
    orgPath: schoolA.path,
    ...parts,
    onlineHoursX100: 5000,
    schoolBasedHoursX100: 2200,
    explained: '{}',
    computedAt: test.clock.now(),
  };
  await db
    .insertInto('traineeScore')
    .values([
      {
        ...score,
        personId: personOf('刘落后'),
        totalX100: 5500,
        passed: false,
        excellent: false,
        creditsX100: 0,
        bandName: '',
      },
      {
        ...score,
        personId: personOf('陈学满'),
        totalX100: 9100,
        passed: true,
        excellent: true,
        creditsX100: 1000,
        bandName: '优秀',
      },
    ])
    .execute();
}

const base = () => `/api/programs/${program.id}/supervision`;
const get = (person: BuiltPerson, path: string) => test.server.inject({ url: base() + path, headers: person.headers });
const remind = (person: BuiltPerson, payload: object) =>
  test.server.inject({ method: 'POST', url: `${base()}/remind`, headers: person.headers, payload });

async function node(person: BuiltPerson, orgId?: string) {
  const response = await get(person, orgId ? `?orgId=${orgId}` : '');
  expect(response.statusCode, response.body).toBe(200);
  return response.json();
}

describe('supervision.node', () => {
  it('counts each step of the people and sums the children', async () => {
    const { node: own, children, ancestors } = await node(cityAdmin);
    expect(own).toMatchObject({ name: '督导测试市', kind: 'city' });
    expect(own.figures).toMatchObject({
      units: 2,
      lockedUnits: 2,
      due: 8,
      activated: 7,
      loggedIn: 6,
      started: 2,
      onlineDone: 1,
      scored: 2,
      passed: 1,
      excellent: 1,
    });
    expect(own.figures.onlineHoursX100).toBe(6000);
    expect(children.map((one: { name: string }) => one.name)).toEqual(['督导甲县']);
    expect(children[0].figures.due).toBe(8);
    expect(ancestors).toEqual([]);
  });

  it('goes down to county, school and the schools that report through a 中心校', async () => {
    const county = await node(cityAdmin, countyA.id);
    expect(county.ancestors.map((one: { name: string }) => one.name)).toEqual(['督导测试市']);
    const dues = new Map(
      county.children.map((one: { name: string; figures: { due: number } }) => [one.name, one.figures.due]),
    );
    expect(dues).toEqual(
      new Map([
        ['督导甲县第一小学', 5],
        ['督导甲县中心校', 3],
      ]),
    );
    const school = await node(cityAdmin, center.id);
    expect(school.node.figures.due).toBe(3);
    expect(school.children).toMatchObject([{ name: '督导甲县村小学', figures: { due: 2 } }]);
  });

  it('begins at the reader’s own unit, at the publisher’s region for the provider', async () => {
    expect((await node(countyAdmin)).node.name).toBe('督导甲县');
    expect((await node(schoolAdmin)).node).toMatchObject({ name: '督导甲县第一小学', figures: { due: 5, staff: 6 } });
    expect((await node(manager)).node.name).toBe('督导测试市');
  });

  it('hides what is beside or above the reader, and what is not of the program', async () => {
    expect((await get(countyAdmin, `?orgId=${city.id}`)).statusCode).toBe(404);
    expect((await get(countyAdmin, `?orgId=${countyB.id}`)).statusCode).toBe(404);
    expect((await get(schoolAdmin, `?orgId=${center.id}`)).statusCode).toBe(404);
    expect((await node(otherCounty)).node.figures.due).toBe(0);
    const elsewhere = await anOrg(test, { kind: 'county' });
    expect((await get(cityAdmin, `?orgId=${elsewhere.id}`)).statusCode).toBe(404);
    const foreign = await aPerson(test, { role: 'countyAdmin', org: elsewhere });
    expect((await get(foreign, '')).statusCode).toBe(404);
  });

  it('is not for a school’s finance', async () => {
    const finance = await aPerson(test, { role: 'schoolFinance', org: schoolA });
    expect((await get(finance, '')).statusCode).toBe(403);
  });
});

describe('supervision.people', () => {
  const names = async (person: BuiltPerson, query: string) => {
    const response = await get(person, `/people?${query}`);
    expect(response.statusCode, response.body).toBe(200);
    return response.json().rows.map((one: { name: string }) => one.name);
  };

  it.each([
    ['notActivated', ['王未激']],
    ['notLoggedIn', ['李未登', '王未激']],
    ['notStarted', ['李未登', '王未激', '张未学']],
    ['behind', ['李未登', '刘落后', '王未激', '张未学']],
    ['near', ['刘落后']],
    ['failed', ['刘落后']],
    ['passed', ['陈学满']],
  ])('lists %s', async (show, expected) => {
    expect((await names(schoolAdmin, `show=${show}`)).toSorted()).toEqual(expected.toSorted());
  });

  it('counts as many people as the figures of every node say, also who has never studied', async () => {
    const totals = async (person: BuiltPerson, orgId: string, show: string) =>
      (await get(person, `/people?orgId=${orgId}&show=${show}&size=1`)).json().total;
    for (const org of [city, countyA, countyB, schoolA, center, village]) {
      const { figures } = (await node(cityAdmin, org.id)).node;
      expect(await totals(cityAdmin, org.id, 'all'), org.name).toBe(figures.due);
      expect(await totals(cityAdmin, org.id, 'notActivated'), org.name).toBe(figures.due - figures.activated);
      expect(await totals(cityAdmin, org.id, 'notLoggedIn'), org.name).toBe(figures.due - figures.loggedIn);
      expect(await totals(cityAdmin, org.id, 'notStarted'), org.name).toBe(figures.due - figures.started);
      expect(await totals(cityAdmin, org.id, 'passed'), org.name).toBe(figures.passed);
      expect(await totals(cityAdmin, org.id, 'failed'), org.name).toBe(figures.scored - figures.passed);
    }
  });

  it('says 0 hours, not nothing, of who has neither studied nor attended', async () => {
    const { rows } = (await get(schoolAdmin, '/people?show=notStarted')).json();
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(row).toMatchObject({ onlineHoursX100: 0, schoolBasedHoursX100: 0, totalX100: null });
    const { figures } = (await node(schoolAdmin)).node;
    expect(figures).toMatchObject({ onlineHoursX100: 6000, schoolBasedHoursX100: 0 });
  });

  it('finds by the beginning of a name, by pinyin and by school, masks numbers and turns pages', async () => {
    expect(await names(cityAdmin, `q=${encodeURIComponent('陈')}`)).toEqual(['陈学满']);
    expect(await names(cityAdmin, `q=${encodeURIComponent('村小')}`)).toHaveLength(2);
    const page = (await get(cityAdmin, '/people?size=3&page=3')).json();
    expect(page).toMatchObject({ total: 8 });
    expect(page.rows).toHaveLength(2);
    expect(page.rows[0].phoneMask).toMatch(/^166\*{4}\d{4}$/);
  });

  it('knows no other region and no unknown list', async () => {
    expect(await names(otherCounty, 'show=all')).toEqual([]);
    expect((await get(countyAdmin, `/people?orgId=${countyB.id}`)).statusCode).toBe(404);
    expect((await get(countyAdmin, '/people?show=late')).statusCode).toBe(400);
  });
});

describe('supervision.trend', () => {
  it('gives people and hours of each day', async () => {
    expect((await get(cityAdmin, '/trend')).json()).toEqual([{ day: '2021-03-01', people: 1, hoursX100: 100 }]);
    expect((await get(otherCounty, '/trend')).json()).toEqual([]);
  });
});

describe('supervision.export', () => {
  it('writes figures and lists as .xlsx', async () => {
    for (const path of ['/export', '/people/export?show=failed']) {
      const file = await get(cityAdmin, path);
      expect(file.statusCode).toBe(200);
      expect(file.headers['content-type']).toContain('spreadsheetml');
      expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK');
      expect(decodeURIComponent(String(file.headers['content-disposition']))).toContain('督导测试市');
    }
    expect((await get(countyAdmin, `/export?orgId=${city.id}`)).statusCode).toBe(404);
  });
});

describe('supervision.remind', () => {
  it('mails the liaison of each unit with the names of its own people, and gives the text for the group', async () => {
    const { db } = test.app.database;
    const email = `liaison-${newId()}@example.cn`;
    await db
      .insertInto('orgContact')
      .values({ orgId: schoolA.id, duty: 'liaison', name: '孙联系', email, updatedAt: test.clock.now() })
      .execute();
    const sent = await remind(countyAdmin, { show: 'notLoggedIn', dueOn: '2020-12-24' });
    expect(sent.statusCode, sent.body).toBe(200);
    const answer = sent.json();
    expect(answer).toMatchObject({
      people: 2,
      units: [{ schoolName: '督导甲县第一小学', people: 2, liaisonName: '孙联系', mailed: true }],
    });
    expect(answer.text).toContain('（2020年12月24日已截止），请尽快办理');
    expect(answer.text).toMatch(/督导甲县第一小学（2人）：(李未登、王未激|王未激、李未登)/);
    const mail = await db
      .selectFrom('outboxMail')
      .select(['body', 'subject'])
      .where('recipient', '=', email)
      .executeTakeFirstOrThrow();
    expect(mail.body).toContain('王未激');
    expect(mail.body).not.toContain('张未学');
    const act = await db
      .selectFrom('auditEntry')
      .select('after')
      .where('action', '=', 'supervision.remind')
      .where('programId', '=', program.id)
      .executeTakeFirstOrThrow();
    expect(act.after).toMatchObject({ reason: 'notLoggedIn', people: 2, units: 1 });
  });

  it('reaches only what is below the reader, and is not for those who only read', async () => {
    expect((await remind(countyAdmin, { show: 'notLoggedIn', orgId: city.id })).statusCode).toBe(404);
    expect((await remind(otherCounty, { show: 'notLoggedIn' })).json()).toMatchObject({ people: 0, units: [] });
    const principal = await aPerson(test, { role: 'principal', org: schoolA });
    expect((await remind(principal, { show: 'notLoggedIn' })).statusCode).toBe(403);
  });
});
