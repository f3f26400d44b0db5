import type { Role } from '@yanxiu/domain/access/roles';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../platform/id/new-id.ts';
import { anOrg, aPerson, type BuiltOrg, type BuiltPerson } from '../platform/testing/builders.ts';
import { aClass, aClassTutor } from '../platform/testing/class-builder.ts';
import { aProgram, type BuiltProgram } from '../platform/testing/program-builder.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aLockedUnit } from '../platform/testing/trainee-builder.ts';

/**
 * A county whose program's dates stand around the product's day, whatever other tests have made of the clock: rosters
 * are due in five days, study began a month ago. One unit is locked, one waits for the county, one has nothing yet.
 */
let test: TestApp;
let county: BuiltOrg;
let provider: BuiltOrg;
let locked: BuiltOrg;
let submitted: BuiltOrg;
let empty: BuiltOrg;
let program: BuiltProgram;

const dayFromNow = (days: number) =>
  new Date(test.clock.now().getTime() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);

beforeAll(async () => {
  test = await testApp();
  const city = await anOrg(test, { kind: 'city', name: '首页测试市' });
  county = await anOrg(test, { kind: 'county', name: '首页测试县', parent: city });
  provider = await anOrg(test, { kind: 'provider', name: '首页测试学院' });
  locked = await anOrg(test, { kind: 'school', name: '首页锁定小学', parent: county });
  submitted = await anOrg(test, { kind: 'school', name: '首页上报小学', parent: county });
  empty = await anOrg(test, { kind: 'school', name: '首页空白小学', parent: county });
  const preset = await aProgram(test, { publisher: county, state: 'draft' });
  const milestones = {
    noticeIssuedOn: dayFromNow(-60),
    rosterDueOn: dayFromNow(5),
    remittanceDueOn: dayFromNow(10),
    accountsReadyOn: dayFromNow(8),
    loginOpensOn: dayFromNow(-40),
    firstLoginDueOn: dayFromNow(-2),
    studyStartsOn: dayFromNow(-30),
    studyEndsOn: dayFromNow(30),
    assessmentEndsOn: dayFromNow(60),
  };
  program = await aProgram(test, { publisher: county, provider, settings: { ...preset.settings, milestones } });
  await fill();
});

async function fill() {
  const { db } = test.app.database;
  const programId = program.id;
  const { trainees } = await aLockedUnit(test, { programId, school: locked, trainees: ['卫激活', '蒋落后', '沈未激'] });
  const [, , idle] = trainees;
  await db
    .updateTable('account')
    .set({ activatedAt: null })
    .where('personId', '=', idle?.personId ?? '')
    .execute();
  await db
    .insertInto('registration')
    .values({ programId, schoolId: submitted.id, state: 'submitted', submittedAt: test.clock.now() })
    .execute();
  const billId = newId();
  const at = test.clock.now();
  await db
    .insertInto('bill')
    .values({ programId, id: billId, schoolId: locked.id, payerId: locked.id, feeFen: 12_000, createdAt: at })
    .execute();
  const due = {
    kind: 'due' as const,
    heads: 3,
    amountFen: 36_000,
    bookedOn: dayFromNow(0),
    at,
    source: 'lock' as const,
    reason: '名单锁定',
  };
  await db
    .insertInto('billEntry')
    .values({ programId, id: newId(), billId, ...due })
    .execute();
}

const who = (role: Role, org: BuiltOrg, name?: string) => aPerson(test, { role, org, ...(name ? { name } : {}) });

async function start(person: BuiltPerson, programId: string | null = program.id) {
  const query = programId ? `?programId=${programId}` : '';
  const response = await test.server.inject({ url: `/api/start${query}`, headers: person.headers });
  expect(response.statusCode, response.body).toBe(200);
  return response.json();
}

const taskKeys = (answer: { tasks: { key: string }[] }) => answer.tasks.map((task) => task.key);

describe('overview.start of a school', () => {
  it('gives the clerk the checklist with its next step and who is behind by name', async () => {
    const { view, dates, program: head } = await start(await who('schoolAdmin', locked));
    expect(head).toMatchObject({ id: program.id, publisherName: '首页测试县教育局' });
    expect(dates[0].daysLeft).toBe(-60);
    expect(view.kind).toBe('school');
    const states = Object.fromEntries(view.steps.map((step: { key: string; state: string }) => [step.key, step.state]));
    expect(states).toEqual({
      roster: 'done',
      payment: 'now',
      activation: 'late',
      study: 'now',
      schoolBased: 'now',
      score: 'later',
    });
    expect(view.nextStep).toBe('activation');
    expect(view.steps[1]).toMatchObject({ dueOn: dayFromNow(10), note: expect.stringContaining('还差 360.00 元') });
    expect(view.steps[2]).toMatchObject({ done: 2, of: 3 });
    const behind = view.behind.find((one: { show: string }) => one.show === 'notActivated');
    expect(behind).toMatchObject({ total: 1, people: [{ name: '沈未激' }] });
  });

  it('begins with the roster where nothing is there yet', async () => {
    const { view } = await start(await who('schoolAdmin', empty));
    expect(view).toMatchObject({ nextStep: 'roster', behind: [] });
    expect(view.steps[0]).toMatchObject({
      state: 'now',
      dueOn: dayFromNow(5),
      note: expect.stringContaining('还没有填写名单'),
    });
  });

  it('says that a school reports through its 中心校', async () => {
    const village = await anOrg(test, { kind: 'school', parent: county, reportsThrough: locked });
    const { view } = await start(await who('schoolAdmin', village));
    expect(view).toMatchObject({ throughName: '首页锁定小学', nextStep: null });
  });

  it('gives the principal what waits for her: roster, school-based records, scores', async () => {
    const { db } = test.app.database;
    const school = await anOrg(test, { kind: 'school', name: '首页待确认小学', parent: county });
    const principal = await who('principal', school);
    expect(taskKeys(await start(principal))).toEqual([]);
    const clerk = await who('schoolAdmin', school);
    await db
      .insertInto('registration')
      .values({ programId: program.id, schoolId: school.id, state: 'withPrincipal', submittedAt: test.clock.now() })
      .execute();
    await db
      .insertInto('schoolBasedActivity')
      .values({
        programId: program.id,
        id: newId(),
        schoolId: school.id,
        taskKey: 'ethics',
        title: '师德专题学习',
        heldOn: dayFromNow(-3),
        hoursX100: 200,
        state: 'withPrincipal',
        recordedBy: clerk.id,
        writtenBy: [clerk.id],
      })
      .execute();
    await db
      .insertInto('scoreSheet')
      .values({
        programId: program.id,
        schoolId: school.id,
        state: 'providerConfirmed',
        computedAt: test.clock.now(),
        settingsVersion: 1,
      })
      .execute();
    const waiting = await start(principal);
    expect(taskKeys(waiting)).toEqual(['confirmRoster', 'confirmActivities', 'confirmScores']);
    expect(waiting.tasks[0]).toMatchObject({ dueOn: dayFromNow(5), late: false, place: 'registration' });
  });

  it('gives the school’s finance the bill alone, no people', async () => {
    const answer = await start(await who('schoolFinance', locked));
    expect(answer.view.steps.map((step: { key: string }) => step.key)).toEqual(['payment']);
    expect(answer.view.behind).toEqual([]);
    expect(answer.tasks).toMatchObject([{ key: 'pay', title: '还需缴费 360.00 元', dueOn: dayFromNow(10) }]);
  });
});

describe('overview.start of a bureau', () => {
  it('gives the county funnel, late units by step and what waits for review', async () => {
    const answer = await start(await who('countyAdmin', county));
    const { view } = answer;
    expect(view).toMatchObject({ kind: 'region', nodeName: '首页测试县' });
    expect(view.figures).toMatchObject({ due: 3, activated: 2, dueFen: 36_000, receivedFen: 0 });
    const review = answer.tasks.find((task: { key: string }) => task.key === 'registrations');
    expect(review).toMatchObject({ count: 1, title: '1 个单位的名单等待审核', place: 'registration' });
    const late = Object.fromEntries(view.lateUnits.map((one: { step: string }) => [one.step, one]));
    expect(late['roster'].units.map((one: { name: string }) => one.name)).toContain('首页空白小学');
    expect(late['roster'].units.map((one: { name: string }) => one.name)).not.toContain('首页上报小学');
    expect(late['payment']).toMatchObject({ total: 1, units: [{ name: '首页锁定小学', note: '还差 360.00 元' }] });
    expect(late['activation']).toMatchObject({
      late: true,
      units: [{ name: '首页锁定小学', note: '1 / 3 人没有激活' }],
    });
    expect(late['study'].units[0].note).toBe('3 / 3 人落后');
    expect(late['score']).toBeUndefined();
  });

  it('tells another person of the bureau, and the provider’s finance, of a payee change, not the one who asked', async () => {
    const asker = await who('countyAdmin', county);
    const second = await who('countyAdmin', county);
    const { db } = test.app.database;
    await db
      .insertInto('programChange')
      .values({
        programId: program.id,
        id: newId(),
        settings: JSON.stringify(program.settings),
        baseVersion: 1,
        reason: '更正',
        askedBy: asker.id,
        askedAt: test.clock.now(),
      })
      .execute();
    expect(taskKeys(await start(asker))).not.toContain('payeeChange');
    expect(taskKeys(await start(second))).toContain('payeeChange');
    expect(taskKeys(await start(await who('providerFinance', provider)))).toContain('payeeChange');
  });

  it('shows a level above the publisher’s region, and nothing that waits where the route ends below it', async () => {
    const above = await aPerson(test, { role: 'cityAdmin', org: { ...county, ...(await parentOf(county)) } });
    const answer = await start(above);
    expect(answer.view).toMatchObject({ kind: 'region', nodeName: '首页测试县', figures: { due: 3 } });
    expect(taskKeys(answer)).not.toContain('registrations');
  });

  it('ranks the counties of a city, its direct schools as one row', async () => {
    const city = await anOrg(test, { kind: 'city' });
    const wide = await aProgram(test, { publisher: city, preset: 'xinzhou-2020' });
    for (const name of ['排名甲县', '排名乙县']) {
      const place = await anOrg(test, { kind: 'county', name, parent: city });
      await aLockedUnit(test, {
        programId: wide.id,
        school: await anOrg(test, { kind: 'school', parent: place }),
        trainees: 2,
      });
    }
    await aLockedUnit(test, {
      programId: wide.id,
      school: await anOrg(test, { kind: 'school', parent: city }),
      trainees: 1,
    });
    const { view } = await start(await who('cityAdmin', city), wide.id);
    expect(view.ranking).toMatchObject({ title: '合格率', base: '合格 ÷ 应参训' });
    const rows = view.ranking.rows.map((row: { name: string; whole: number }) => [row.name, row.whole]);
    expect(rows).toEqual(
      expect.arrayContaining([
        ['排名甲县', 2],
        ['排名乙县', 2],
        ['直属学校（1 所）', 1],
      ]),
    );
  });
});

async function parentOf(org: BuiltOrg): Promise<{ id: string; path: string }> {
  const parent = await test.app.database.db
    .selectFrom('org as child')
    .innerJoin('org', 'org.id', 'child.parentId')
    .select(['org.id', 'org.path'])
    .where('child.id', '=', org.id)
    .executeTakeFirstOrThrow();
  return parent;
}

describe('overview.start of the provider and the platform', () => {
  it('gives the provider’s manager accounts and scores that wait', async () => {
    const answer = await start(await who('providerManager', provider));
    expect(answer.view).toMatchObject({ kind: 'region', figures: { due: 3 } });
    expect(answer.tasks.find((task: { key: string }) => task.key === 'activate')).toMatchObject({
      count: 1,
      late: true,
    });
  });

  it('gives the provider’s finance its own accounts: open lines and the closing', async () => {
    const finance = await who('providerFinance', provider);
    expect((await start(finance)).view).toMatchObject({
      kind: 'finance',
      accounts: [],
      programs: [{ dueFen: 36_000, unpaidUnits: 1 }],
    });
    await aBankLine(provider, 24_000);
    const answer = await start(finance);
    expect(answer.view.accounts).toMatchObject([
      { accountTail: '7109', openLines: 1, openFen: 24_000, todayLines: 1, closedUntil: null },
    ]);
    expect(answer.tasks.find((task: { key: string }) => task.key === 'openLines').title).toBe(
      '1 笔到账待认领，共 240.00 元',
    );
    expect(taskKeys(answer).some((key) => key.startsWith('closing-'))).toBe(true);
    const other = await who('providerFinance', await anOrg(test, { kind: 'provider' }));
    expect((await start(other, null)).view).toMatchObject({ accounts: [], programs: [] });
  });

  it('gives tutors, experts and editors a page, the operator the outboxes, the auditor the acts of the week', async () => {
    const classId = await aClass(test, { programId: program.id, region: county });
    const tutor = await aClassTutor(test, { programId: program.id, classId, region: county });
    expect((await start(tutor)).view).toMatchObject({ kind: 'staff', facts: [{ label: '负责的参训教师', count: 3 }] });
    // named a tutor without a class, one has nobody to look after
    expect((await start(await who('tutor', county), null)).view.kind).toBe('none');
    expect((await start(await who('expert', provider))).view.kind).toBe('staff');
    expect((await start(await who('contentEditor', provider))).view.kind).toBe('staff');
    const operator = await start(await who('operator', await anOrg(test, { kind: 'province' })));
    expect(operator).toMatchObject({
      program: null,
      dates: [],
      view: { kind: 'operator', outbox: [{ box: 'sms' }, { box: 'mail' }] },
    });
    const auditor = await start(await who('auditor', county));
    expect(auditor.view.kind).toBe('auditor');
  });
});

async function aBankLine(org: BuiltOrg, amountFen: number) {
  const { db } = test.app.database;
  const at = test.clock.now();
  const [accountId, fileId, statementId, person] = [newId(), newId(), newId(), await who('providerFinance', org)];
  await db
    .insertInto('bankAccount')
    .values({
      id: accountId,
      providerId: org.id,
      accountNumber: '0200010019200157109',
      name: org.name,
      bankName: '测试银行',
      createdAt: at,
    })
    .execute();
  await db
    .insertInto('storedFile')
    .values({
      id: fileId,
      sha256: 'x',
      sizeBytes: 1,
      mediaType: 'text/csv',
      name: 'a.csv',
      purpose: 'statement',
      createdAt: at,
    })
    .execute();
  await db
    .insertInto('statementFile')
    .values({ id: statementId, bankAccountId: accountId, fileId, personId: person.id, at, state: 'imported' })
    .execute();
  await db
    .insertInto('bankLine')
    .values({
      id: newId(),
      bankAccountId: accountId,
      statementFileId: statementId,
      identity: 'one',
      key: 'one',
      rowNumber: 1,
      rank: 1,
      at,
      bookedOn: dayFromNow(0),
      direction: 'in',
      amountFen,
      raw: '{}',
    })
    .execute();
}

describe('overview.start, wrong place and wrong role', () => {
  it('answers a program out of reach as missing', async () => {
    const stranger = await who('countyAdmin', await anOrg(test, { kind: 'county' }));
    const url = `/api/start?programId=${program.id}`;
    expect((await test.server.inject({ url, headers: stranger.headers })).statusCode).toBe(404);
    expect(await start(stranger, null)).toMatchObject({ program: null, view: { kind: 'none' } });
  });

  it('prefers a published program to the bureau’s own draft', async () => {
    const own = await anOrg(test, { kind: 'county' });
    const published = await aProgram(test, { publisher: own });
    await aProgram(test, { publisher: own, state: 'draft', settings: { year: 2030 } });
    const answer = await start(await who('countyAdmin', own), null);
    expect(answer.program.id).toBe(published.id);
    expect(taskKeys(answer)).toContain('draft');
  });

  it('is not for a trainee, nor for nobody', async () => {
    const { trainees } = await aLockedUnit(test, { programId: program.id, school: locked, trainees: 1 });
    expect((await test.server.inject({ url: '/api/start', headers: trainees[0]?.headers ?? {} })).statusCode).toBe(403);
    expect((await test.server.inject({ url: '/api/start' })).statusCode).toBe(401);
  });
});
