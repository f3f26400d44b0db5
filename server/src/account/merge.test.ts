import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../platform/id/new-id.ts';
import { anOrg, aPerson, type BuiltOrg, type BuiltPerson } from '../platform/testing/builders.ts';
import { aProgram } from '../platform/testing/program-builder.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aLockedUnit, type BuiltTrainee } from '../platform/testing/trainee-builder.ts';
import { linkPersons } from '../registration/store/enrol.ts';
import { listOwnedColumns, ownedWithoutKey } from './store/move-person.ts';

let test: TestApp;
let province: BuiltOrg;
let county: BuiltOrg;
let provider: BuiltOrg;
let support: BuiltPerson;
let years: string[];

beforeAll(async () => {
  test = await testApp();
  province = await anOrg(test, { kind: 'province' });
  county = await anOrg(test, { kind: 'county', name: '合并测试县', parent: province });
  provider = await anOrg(test, { kind: 'provider' });
  support = await aPerson(test, { role: 'providerSupport', org: provider });
  years = [];
  for (let year = 0; year < 2; year++) years.push((await aProgram(test, { publisher: county, provider })).id);
});

const db = () => test.app.database.db;

/** One name in each of the programs: the two records of a pair. */
async function twice(name: string, programs = years): Promise<[BuiltTrainee, BuiltTrainee]> {
  const found: BuiltTrainee[] = [];
  for (const programId of programs) {
    const school = await anOrg(test, { kind: 'school', parent: county });
    const { trainees } = await aLockedUnit(test, { programId, school, trainees: [name] });
    if (trainees[0]) found.push(trainees[0]);
  }
  return found as [BuiltTrainee, BuiltTrainee];
}

const pair = (kept: { personId: string }, given: { personId: string }) =>
  `/api/people/${kept.personId}/doubles/${given.personId}`;
const preview = (who: BuiltPerson, kept: BuiltTrainee, given: BuiltTrainee) =>
  test.server.inject({ url: pair(kept, given), headers: who.headers });
const merge = (who: BuiltPerson, kept: BuiltTrainee, given: BuiltTrainee, change: object = {}) =>
  test.server.inject({
    method: 'POST',
    url: pair(kept, given),
    headers: who.headers,
    payload: { accountOf: 'kept', typedName: given.name, reason: '已核对证件原件', ...change },
  });

describe('merging two records of one person', () => {
  it('shows what moves, moves it, and the old number leads to the kept record', async () => {
    const [given, kept] = await twice('王合并');
    await db()
      .insertInto('creditEntry')
      .values({
        personId: given.personId,
        id: newId(),
        programId: years[0] ?? null,
        number: `合并-${given.personId}`,
        year: 2020,
        kind: 'program',
        title: '全员培训',
        hoursX100: 7200,
        creditsX100: 800,
        at: test.clock.now(),
      })
      .execute();
    await db()
      .insertInto('studyDay')
      .values({ programId: years[0] ?? '', personId: given.personId, day: '2021-10-20', creditedSec: 60 })
      .execute();
    await db()
      .updateTable('person')
      .set({ documentKind: 'id' })
      .where('id', 'in', [kept.personId, given.personId])
      .execute();
    expect((await preview(support, kept, given)).json()).toMatchObject({
      warnings: [expect.stringContaining('各有一个身份证号')],
      moves: [{ programId: years[0] }],
      stays: [],
      accountOf: 'kept',
      blocked: null,
      given: { creditEntries: 1 },
    });
    expect((await merge(support, kept, given, { typedName: '王合' })).json().code).toBe('account.mergeTyped');
    expect((await merge(support, kept, given)).statusCode).toBe(200);
    const enrolled = await db()
      .selectFrom('trainee')
      .select('programId')
      .where('personId', '=', kept.personId)
      .execute();
    expect(enrolled.map((one) => one.programId).sort()).toEqual([...years].sort());
    for (const table of ['trainee', 'studyDay', 'creditEntry', 'rosterEntry', 'account', 'session'] as const) {
      expect(
        await db().selectFrom(table).select('personId').where('personId', '=', given.personId).execute(),
        table,
      ).toEqual([]);
    }
    expect((await test.server.inject({ url: '/api/session', headers: given.headers })).json().me).toBeNull();
    const entry = await db()
      .selectFrom('rosterEntry')
      .select(['id', 'schoolId'])
      .where('programId', '=', years[0] ?? '')
      .where('personId', '=', kept.personId)
      .executeTakeFirstOrThrow();
    await db().updateTable('rosterEntry').set({ personId: null }).where('id', '=', entry.id).execute();
    await linkPersons(db(), { programId: years[0] ?? '', entryIds: [entry.id] }, test.clock.now());
    const linked = await db()
      .selectFrom('rosterEntry')
      .select('personId')
      .where('id', '=', entry.id)
      .executeTakeFirst();
    expect(linked?.personId).toBe(kept.personId);
    expect((await merge(support, kept, given)).statusCode).toBe(404);
  });

  it('keeps the other account where that is chosen: its phone logs in', async () => {
    const [given, kept] = await twice('李合并');
    await db().deleteFrom('session').where('personId', '=', kept.personId).execute();
    await db().deleteFrom('account').where('personId', '=', kept.personId).execute();
    expect((await preview(support, kept, given)).json().accountOf).toBe('given');
    expect((await merge(support, kept, given, { accountOf: 'kept' })).json().code).toBe('account.mergeMoved');
    expect((await merge(support, kept, given, { accountOf: 'given' })).statusCode).toBe(200);
    const account = await db()
      .selectFrom('account')
      .innerJoin('person', 'person.id', 'account.personId')
      .select(['account.loginIndex', 'person.phoneIndex'])
      .where('personId', '=', kept.personId)
      .executeTakeFirst();
    expect(account).toEqual({
      loginIndex: test.app.vault.index('login', given.phone),
      phoneIndex: test.app.vault.index('phone', given.phone),
    });
  });

  it('refuses two enrolments of one program, and says what to do', async () => {
    const [one, other] = await twice('赵合并', [years[0] ?? '', years[0] ?? '']);
    expect((await preview(support, one, other)).json().blocked).toContain('变更单');
    expect((await merge(support, one, other)).json().code).toBe('account.mergeBothEnrolled');
    await db().updateTable('trainee').set({ state: 'withdrawn' }).where('personId', '=', other.personId).execute();
    expect((await merge(support, other, one)).json().code).toBe('account.mergeOtherWay');
    expect((await merge(support, one, other)).statusCode).toBe(200);
    const left = await db().selectFrom('trainee').select('state').where('personId', '=', other.personId).execute();
    expect(left).toEqual([{ state: 'withdrawn' }]);
  });

  it('is not for who can’t reach both records whole, nor for who may not touch their roles', async () => {
    const [given, kept] = await twice('孙合并');
    const otherProvider = await anOrg(test, { kind: 'provider' });
    const stranger = await aPerson(test, { role: 'providerSupport', org: otherProvider });
    expect((await merge(stranger, kept, given)).statusCode).toBe(404);
    const countyAdmin = await aPerson(test, { role: 'countyAdmin', org: county });
    expect((await merge(countyAdmin, kept, given)).statusCode).toBe(403);
    const { id: elsewhere } = await aProgram(test, { publisher: county, provider: otherProvider });
    const school = await anOrg(test, { kind: 'school', parent: county });
    const { trainees } = await aLockedUnit(test, { programId: elsewhere, school, trainees: ['孙合并'] });
    const third = trainees[0] as BuiltTrainee;
    await db().updateTable('trainee').set({ personId: kept.personId }).where('personId', '=', third.personId).execute();
    expect((await merge(support, kept, given)).json()).toMatchObject({
      code: 'account.mergeBeyond',
      params: { count: 1 },
    });
    const role = {
      id: newId(),
      personId: kept.personId,
      role: 'principal',
      orgId: school.id,
      grantedAt: test.clock.now(),
    };
    await db().insertInto('roleAssignment').values(role).execute();
    const provinceAdmin = await aPerson(test, { role: 'provinceAdmin', org: province });
    await db()
      .insertInto('roleAssignment')
      .values({ ...role, id: newId(), personId: given.personId })
      .execute();
    expect((await merge(provinceAdmin, kept, given)).statusCode).toBe(200);
    const held = await db()
      .selectFrom('roleAssignment')
      .select('personId')
      .where('orgId', '=', school.id)
      .where('endedAt', 'is', null)
      .execute();
    expect(held).toEqual([{ personId: kept.personId }]);
  });

  it('is not for support where one of them holds a role', async () => {
    const [given, kept] = await twice('周合并');
    await db()
      .insertInto('roleAssignment')
      .values({
        id: newId(),
        personId: given.personId,
        role: 'principal',
        orgId: county.id,
        grantedAt: test.clock.now(),
      })
      .execute();
    expect((await merge(support, kept, given)).json().code).toBe('account.holdsRole');
    await db()
      .updateTable('roleAssignment')
      .set({ expiresOn: '2021-10-01' })
      .where('personId', '=', given.personId)
      .execute();
    expect((await merge(support, kept, given)).statusCode).toBe(200);
  });
});

describe('possible doubles', () => {
  const list = (q?: string) =>
    test.server.inject({
      url: `/api/people/doubles${q ? `?q=${encodeURIComponent(q)}` : ''}`,
      headers: support.headers,
    });

  it('lists one name with one phone, by name on request, and no pair that was found to be two people', async () => {
    const [one, other] = await twice('吴重复');
    const names = (rows: { one: { name: string } }[]) => rows.map((row) => row.one.name);
    await db().updateTable('person').set({ birthOn: '1980-01-02' }).where('id', '=', one.personId).execute();
    expect(names((await list()).json().rows)).not.toContain('吴重复');
    expect((await list('吴重复')).json()).toMatchObject({ total: 1, rows: [{ why: '同名' }] });
    await db().updateTable('person').set({ birthOn: '1980-01-02' }).where('id', '=', other.personId).execute();
    expect((await list()).json().rows).toContainEqual(expect.objectContaining({ why: '出生日期相同' }));
    const answer = await test.server.inject({
      method: 'POST',
      url: `${pair(one, other)}/not-same`,
      headers: support.headers,
      payload: { reason: '两校同名老师，已电话核实' },
    });
    expect(answer.statusCode).toBe(200);
    expect((await list('吴重复')).json().total).toBe(0);
  });
});

it('no table that is about a person is forgotten', async () => {
  const owned = new Set((await listOwnedColumns(db())).map((one) => one.table));
  // who did something, or a file or job that somebody made: written once, true for ever
  const actors = new Set([
    ...['audit_entry', 'idempotency', 'stored_file', 'job', 'program_version', 'registration_event', 'score_event'],
    ...['bill_entry', 'statement_file', 'allocation', 'line_entry', 'bill_invoice_entry', 'closing', 'invoice_batch'],
  ]);
  const { rows } = await test.app.database.pool.query<{ table: string }>(
    `select table_name as "table" from information_schema.columns join pg_class on relname = table_name
     where column_name = 'person_id' and table_schema = 'public' and relkind in ('r', 'p') and not relispartition`,
  );
  const apart = new Set(['trainee', 'account', 'account_slip', 'session']);
  const forgotten = rows
    .map((row) => row.table)
    .filter((table) => !owned.has(table) && !apart.has(table) && !actors.has(table));
  expect(forgotten).toEqual([]);
  for (const table of ownedWithoutKey) expect(owned).toContain(table);
});
