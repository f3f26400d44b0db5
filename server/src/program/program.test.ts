import { dayOf } from '@yanxiu/domain/kernel/day';
import { nextMilestone, phaseOn } from '@yanxiu/domain/program/phase';
import { findPreset } from '@yanxiu/domain/program/presets';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../platform/id/new-id.ts';
import { anOrg, aPerson, type BuiltOrg, type BuiltPerson } from '../platform/testing/builders.ts';
import { aProgram } from '../platform/testing/program-builder.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';

let test: TestApp;
let county: BuiltOrg;
let provider: BuiltOrg;
let admin: BuiltPerson;
let second: BuiltPerson;
let finance: BuiltPerson;
let school: BuiltPerson;
let stranger: BuiltPerson;

beforeAll(async () => {
  test = await testApp();
  county = await anOrg(test, { kind: 'county', name: '项目测试县' });
  provider = await anOrg(test, { kind: 'provider', name: '项目测试学院' });
  admin = await aPerson(test, { role: 'countyAdmin', org: county, name: '周管理' });
  second = await aPerson(test, { role: 'countyAdmin', org: county, name: '郑复核' });
  finance = await aPerson(test, { role: 'providerFinance', org: provider, name: '钱财务' });
  school = await aPerson(test, { role: 'schoolAdmin', org: await anOrg(test, { kind: 'school', parent: county }) });
  stranger = await aPerson(test, { role: 'countyAdmin', org: await anOrg(test, { kind: 'county' }) });
});

const get = (person: BuiltPerson, url: string) => test.server.inject({ url, headers: person.headers });
const post = (person: BuiltPerson, url: string, payload: object) =>
  test.server.inject({ method: 'POST', url, headers: person.headers, payload });
const put = (person: BuiltPerson, url: string, payload: object) =>
  test.server.inject({ method: 'PUT', url, headers: person.headers, payload });

const newCode = () => `test-${newId()}`;

async function aDraft(input: object = {}): Promise<string> {
  const response = await post(admin, '/api/programs', {
    code: newCode(),
    preset: 'yangcheng-2021',
    providerId: provider.id,
    ...input,
  });
  expect(response.statusCode, response.body).toBe(200);
  return response.json().id;
}

async function read(id: string, person = admin) {
  const response = await get(person, `/api/programs/${id}`);
  expect(response.statusCode, response.body).toBe(200);
  return response.json();
}

/** Confirms what the preset assumed, as the publisher does on the page. */
async function confirmAll(id: string) {
  const program = await read(id);
  const settings = {
    ...program.settings,
    assumptions: program.settings.assumptions.map((one: object) => ({ ...one, confirmed: true })),
  };
  return put(admin, `/api/programs/${id}`, { version: program.version, settings });
}

describe('program.presets', () => {
  it('holds both notices', async () => {
    const presets = (await get(admin, '/api/program-presets')).json();
    expect(presets.map((one: { notice: string }) => one.notice)).toEqual([
      '阳教师函字〔2021〕1号',
      '忻教发〔2020〕98号',
    ]);
  });

  it('is not for schools', async () => {
    expect((await get(school, '/api/program-presets')).statusCode).toBe(403);
  });
});

describe('program.create', () => {
  it('makes a draft of a preset that only its bureau sees, and says what is missing', async () => {
    const id = await aDraft();
    const program = await read(id);
    expect(program).toMatchObject({
      state: 'draft',
      version: 1,
      preset: 'yangcheng-2021',
      mayEdit: true,
      publisherName: '项目测试县教育局',
    });
    expect(program.missing).toHaveLength(findPreset('yangcheng-2021')?.settings.assumptions.length ?? -1);
    expect((await get(stranger, `/api/programs/${id}`)).statusCode).toBe(404);
    expect((await get(finance, `/api/programs/${id}`)).statusCode).toBe(404);
  });

  it('moves dates, title and number to the year that is asked for', async () => {
    const program = await read(await aDraft({ year: 2022, title: '项目测试县2022年培训' }));
    expect(program).toMatchObject({ name: '项目测试县2022年培训', year: 2022 });
    expect(program.settings.milestones.rosterDueOn).toBe('2022-11-02');
    expect(program.settings.notice.number).toBe('');
  });

  it("takes last year's program as the beginning, but not one that is out of sight", async () => {
    const last = await aProgram(test, { publisher: county, provider });
    const next = await read(await aDraft({ preset: undefined, providerId: null, fromProgramId: last.id, year: 2022 }));
    expect(next).toMatchObject({ year: 2022, providerName: '项目测试学院' });
    const foreign = await post(stranger, '/api/programs', { code: newCode(), fromProgramId: last.id });
    expect(foreign.statusCode).toBe(404);
  });

  it('refuses an unknown preset, nothing to begin from, a bad code and one that is taken', async () => {
    const unknown = await post(admin, '/api/programs', { code: newCode(), preset: 'nowhere-2021' });
    expect(unknown.json()).toMatchObject({
      code: 'program.unknownPreset',
      message: expect.stringContaining('nowhere-2021'),
    });
    expect((await post(admin, '/api/programs', { code: newCode() })).json().message).toContain('请选择一个预设');
    const bad = await post(admin, '/api/programs', { code: '阳城 2021', preset: 'yangcheng-2021' });
    expect(bad.json().issues[0]).toMatchObject({ path: 'code', message: expect.stringContaining('小写字母') });
    const code = newCode();
    await aDraft({ code });
    expect((await post(admin, '/api/programs', { code, preset: 'yangcheng-2021' })).statusCode).toBe(409);
  });

  it('is not for schools', async () => {
    expect((await post(school, '/api/programs', { code: newCode(), preset: 'yangcheng-2021' })).statusCode).toBe(403);
  });
});

describe('program.update', () => {
  it('changes a draft and counts versions', async () => {
    const id = await aDraft();
    const { settings } = await read(id);
    const changed = { ...settings, fee: { ...settings.fee, feeFen: 10_000 } };
    expect((await put(admin, `/api/programs/${id}`, { version: 1, settings: changed })).json()).toEqual({
      version: 2,
      waitingChangeId: null,
    });
    expect((await read(id)).settings.fee.feeFen).toBe(10_000);
    const versions = (await get(admin, `/api/programs/${id}/versions`)).json();
    expect(versions.map((one: { version: number }) => one.version)).toEqual([2, 1]);
    expect(versions[0]).toMatchObject({ byName: '周管理' });
  });

  it('tells who changed it meanwhile, refuses an end before the start and a foreign bureau', async () => {
    const id = await aDraft();
    const { settings } = await read(id);
    await put(admin, `/api/programs/${id}`, { version: 1, settings });
    expect((await put(second, `/api/programs/${id}`, { version: 1, settings })).json().code).toBe('program.changed');
    const backwards = {
      ...settings,
      milestones: { ...settings.milestones, studyEndsOn: settings.milestones.studyStartsOn },
    };
    expect((await put(admin, `/api/programs/${id}`, { version: 2, settings: backwards })).json().code).toBe(
      'program.startBeforeEnd',
    );
    expect((await put(stranger, `/api/programs/${id}`, { version: 2, settings })).statusCode).toBe(404);
    const wrong = { ...settings, payee: { ...settings.payee, cnaps: '12' } };
    const issue = (await put(admin, `/api/programs/${id}`, { version: 2, settings: wrong })).json().issues[0];
    expect(issue).toEqual({ path: 'settings.payee.cnaps', message: '开户行号是 12 位数字。' });
  });

  it('wants a reason once published, and a level above reads but does not change', async () => {
    const city = await anOrg(test, { kind: 'city' });
    const below = await anOrg(test, { kind: 'county', parent: city });
    const program = await aProgram(test, { publisher: below });
    const above = await aPerson(test, { role: 'cityAdmin', org: city });
    const own = await aPerson(test, { role: 'countyAdmin', org: below });
    const { settings } = await read(program.id, own);
    const confirmed = { ...settings, assumptions: [] };
    expect((await put(own, `/api/programs/${program.id}`, { version: 1, settings: confirmed })).json().code).toBe(
      'program.alreadyPublished',
    );
    expect((await read(program.id, above)).mayEdit).toBe(false);
    expect(
      (await put(above, `/api/programs/${program.id}`, { version: 1, settings: confirmed, reason: '更正主题' }))
        .statusCode,
    ).toBe(404);
    const saved = await put(own, `/api/programs/${program.id}`, {
      version: 1,
      settings: confirmed,
      reason: '更正主题',
    });
    expect(saved.json()).toEqual({ version: 2, waitingChangeId: null });
    expect(
      (await put(own, `/api/programs/${program.id}`, { version: 2, settings, reason: '改回去' })).json().code,
    ).toBe('program.notReady');
  });
});

describe('program.publish', () => {
  it('refuses while something is missing and says what, then publishes for schools and provider', async () => {
    const id = await aDraft();
    const first = await post(admin, `/api/programs/${id}/publish`, { version: 1 });
    expect(first.json()).toMatchObject({ code: 'program.notReady', message: expect.stringContaining('系统拟定') });
    expect((await confirmAll(id)).statusCode).toBe(200);
    const published = await post(admin, `/api/programs/${id}/publish`, { version: 2 });
    expect(published.json(), published.body).toEqual({ version: 3 });
    expect((await read(id, school)).state).toBe('published');
    expect((await read(id, finance)).mayEdit).toBe(false);
    expect((await post(admin, `/api/programs/${id}/publish`, { version: 3 })).json().code).toBe(
      'program.alreadyPublished',
    );
  });

  it('asks for the weights when they are left open', async () => {
    const id = await aDraft();
    const { settings } = await read(id);
    const parts = settings.assessment.parts.map((part: object) => ({ ...part, weightPercent: null }));
    const open = { ...settings, assumptions: [], assessment: { ...settings.assessment, parts } };
    await put(admin, `/api/programs/${id}`, { version: 1, settings: open });
    const refused = await post(admin, `/api/programs/${id}/publish`, { version: 2 });
    expect(refused.json().message).toContain('“网络研修”的权重还没有填写');
  });

  it('is for the publishing bureau alone', async () => {
    const id = await aDraft();
    expect((await post(stranger, `/api/programs/${id}/publish`, { version: 1 })).statusCode).toBe(404);
    expect((await post(school, `/api/programs/${id}/publish`, { version: 1 })).statusCode).toBe(403);
  });
});

describe('a change of payee or fee', () => {
  async function published() {
    const id = await aDraft();
    await confirmAll(id);
    await post(admin, `/api/programs/${id}/publish`, { version: 2 });
    return id;
  }

  async function ask(id: string) {
    const { settings, version } = await read(id);
    const wanted = {
      ...settings,
      fee: { ...settings.fee, feeFen: 10_000 },
      themes: { ...settings.themes, common: ['师德为先'] },
    };
    return put(admin, `/api/programs/${id}`, { version, settings: wanted, reason: '通知更正' });
  }

  it('waits for a second person and the provider’s finance, the rest takes effect at once', async () => {
    const id = await published();
    const { waitingChangeId } = (await ask(id)).json();
    const waiting = await read(id);
    expect(waiting.settings.fee.feeFen).toBe(12_000);
    expect(waiting.settings.themes.common).toEqual(['师德为先']);
    expect(waiting.waitingChange).toMatchObject({
      id: waitingChangeId,
      askedByName: '周管理',
      mayApprove: false,
      differences: [{ field: '收费标准', before: '每人 120.00 元', after: '每人 100.00 元' }],
    });
    const approve = (person: BuiltPerson) => post(person, `/api/programs/${id}/changes/${waitingChangeId}/approve`, {});
    expect((await approve(admin)).json().code).toBe('program.ownChange');
    expect((await approve(stranger)).statusCode).toBe(404);
    expect((await approve(school)).statusCode).toBe(403);
    expect((await read(id, finance)).waitingChange.mayApprove).toBe(true);
    expect((await approve(finance)).json()).toEqual({ state: 'waiting' });
    expect((await approve(second)).json()).toEqual({ state: 'done' });
    const done = await read(id);
    expect(done).toMatchObject({ waitingChange: null, settings: { fee: { feeFen: 10_000 } } });
    expect((await approve(second)).json().code).toBe('program.changeDone');
  });

  it('can be withdrawn, and a second one has to wait for the first', async () => {
    const id = await published();
    const { waitingChangeId } = (await ask(id)).json();
    expect((await ask(id)).json().code).toBe('program.changeWaiting');
    const withdraw = (person: BuiltPerson) =>
      post(person, `/api/programs/${id}/changes/${waitingChangeId}/withdraw`, {});
    expect((await withdraw(stranger)).statusCode).toBe(404);
    expect((await withdraw(admin)).statusCode).toBe(200);
    expect((await withdraw(admin)).json().code).toBe('program.changeDone');
    expect(await read(id)).toMatchObject({ waitingChange: null, settings: { fee: { feeFen: 12_000 } } });
  });
});

describe('program.close', () => {
  it('ends a published program with a reason, then nothing changes any more', async () => {
    const program = await aProgram(test, { publisher: county, settings: { assumptions: [] } });
    const url = `/api/programs/${program.id}`;
    const draft = await aDraft();
    expect((await post(admin, `/api/programs/${draft}/close`, { version: 1, reason: '误建' })).json().code).toBe(
      'program.notPublished',
    );
    expect((await post(admin, `${url}/close`, { version: 1, reason: ' ' })).statusCode).toBe(400);
    expect((await post(stranger, `${url}/close`, { version: 1, reason: '结束' })).statusCode).toBe(404);
    expect((await post(admin, `${url}/close`, { version: 1, reason: '学分已认定' })).json()).toEqual({ version: 2 });
    const closed = await read(program.id);
    expect(closed).toMatchObject({ state: 'closed', phase: 'finished', mayEdit: false });
    const change = await put(admin, url, { version: 2, settings: closed.settings, reason: '再改' });
    expect(change.json().code).toBe('program.closed');
  });
});

describe('program.list', () => {
  it('lists what is in reach, by state and by name', async () => {
    const own = await anOrg(test, { kind: 'county', name: '列表测试县' });
    const reader = await aPerson(test, { role: 'countyAdmin', org: own });
    await aProgram(test, { publisher: own, settings: { title: '列表测试县甲项目' } });
    await aProgram(test, { publisher: own, state: 'draft', settings: { title: '列表测试县乙项目' } });
    const names = async (query: string) =>
      (await get(reader, `/api/programs${query}`)).json().rows.map((one: { name: string }) => one.name);
    expect((await names('')).toSorted()).toEqual(['列表测试县乙项目', '列表测试县甲项目'].toSorted());
    expect(await names('?state=draft')).toEqual(['列表测试县乙项目']);
    expect(await names(`?q=${encodeURIComponent('甲')}`)).toEqual(['列表测试县甲项目']);
    expect(await names('?q=%25')).toEqual([]);
    const foreign = (await get(stranger, '/api/programs')).json().rows.map((one: { name: string }) => one.name);
    expect(foreign).not.toContain('列表测试县甲项目');
  });

  it('tells phase and next milestone by the product’s clock', async () => {
    const program = await aProgram(test, { publisher: county });
    const { settings } = await read(program.id);
    const next = nextMilestone(settings, dayOf(test.clock.now()));
    expect(await read(program.id)).toMatchObject({
      phase: phaseOn(settings, test.clock.now()),
      nextMilestone: next ? { name: next.name, day: next.day } : null,
    });
  });
});
