import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../platform/id/new-id.ts';
import { anOrg, aPerson, type BuiltOrg, type BuiltPerson } from '../platform/testing/builders.ts';
import { aProgram } from '../platform/testing/program-builder.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aLockedUnit, type BuiltTrainee } from '../platform/testing/trainee-builder.ts';
import { listOwnedColumns } from './store/move-person.ts';

let test: TestApp;
let county: BuiltOrg;
let support: BuiltPerson;
let years: [string, string];
let provider: BuiltOrg;

beforeAll(async () => {
  test = await testApp();
  county = await anOrg(test, { kind: 'county' });
  provider = await anOrg(test, { kind: 'provider' });
  support = await aPerson(test, { role: 'providerSupport', org: provider });
  const first = await aProgram(test, { publisher: county, provider });
  years = [first.id, (await aProgram(test, { publisher: county, provider })).id];
});

const db = () => test.app.database.db;
const query = (text: string, values: unknown[]) => test.app.database.pool.query(text, values);

/** The pair of records: the first is given up, with study and credits of the first year. */
async function aPair(name: string): Promise<[BuiltTrainee, BuiltTrainee]> {
  const found: BuiltTrainee[] = [];
  for (const programId of years) {
    const school = await anOrg(test, { kind: 'school', parent: county });
    const { trainees } = await aLockedUnit(test, { programId, school, trainees: [name] });
    found.push(trainees[0] as BuiltTrainee);
  }
  const [given, kept] = found as [BuiltTrainee, BuiltTrainee];
  const credit = { number: `撤回-${given.personId}`, year: 2020, kind: 'program' as const, title: '全员培训' };
  await db()
    .insertInto('creditEntry')
    .values({
      ...credit,
      ...{ personId: given.personId, id: newId(), programId: years[0] },
      ...{ hoursX100: 7200, creditsX100: 800, at: test.clock.now() },
    })
    .execute();
  await study(given.personId, '2021-10-20');
  return [given, kept];
}

const study = (personId: string, day: string) =>
  db().insertInto('studyDay').values({ programId: years[0], personId, day, creditedSec: 60 }).execute();

/** Everything that names the person as its own, without the counters that a change moves. */
async function stateOf(personId: string): Promise<unknown[]> {
  const owned = await listOwnedColumns(db());
  const found: unknown[] = [];
  for (const { table, column } of [...owned, { table: 'trainee', column: 'person_id' }]) {
    const { rows } = await query(`select to_jsonb(t) - 'play_rev' as one from ${table} t where ${column} = $1`, [
      personId,
    ]);
    found.push(...rows.map((row) => [table, column, JSON.stringify(row.one)]));
  }
  const { rows } = await query(
    `select phone_index, phone_mask, merged_into, document_index from person where id = $1`,
    [personId],
  );
  return [...found.sort(), rows[0]];
}

const send = (who: BuiltPerson, method: 'GET' | 'POST', url: string, payload?: object) =>
  test.server.inject({ method, url, headers: who.headers, ...(payload ? { payload } : {}) });

async function merged(kept: BuiltTrainee, given: BuiltTrainee, accountOf = 'kept'): Promise<string> {
  const payload = { accountOf, typedName: given.name, reason: '已核对证件原件' };
  const answer = await send(support, 'POST', `/api/people/${kept.personId}/doubles/${given.personId}`, payload);
  expect(answer.statusCode, answer.body).toBe(200);
  const { rows } = (await send(support, 'GET', `/api/people/merges?q=${encodeURIComponent(given.name)}`)).json();
  expect(rows).toMatchObject([{ name: given.name, state: 'open', reason: '已核对证件原件' }]);
  return rows[0].id;
}

const undo = (who: BuiltPerson, id: string) =>
  send(who, 'POST', `/api/people/merges/${id}/undo`, { reason: '是同名的两位老师' });

describe('taking a merge back', () => {
  it.each(['kept', 'given'])(
    'puts every row of both back where it was (account of the %s record)',
    async (accountOf) => {
      const [given, kept] = await aPair(accountOf === 'kept' ? '郑撤回' : '冯撤回');
      const before = [await stateOf(given.personId), await stateOf(kept.personId)];
      const id = await merged(kept, given, accountOf);
      expect(await stateOf(given.personId)).not.toEqual(before[0]);
      expect((await send(support, 'GET', `/api/people/merges/${id}`)).json()).toMatchObject({
        programs: [expect.any(String)],
        accountBack: true,
        blocked: null,
      });
      expect((await undo(support, id)).statusCode).toBe(200);
      expect([await stateOf(given.personId), await stateOf(kept.personId)]).toEqual(before);
      const accounts = await db()
        .selectFrom('account')
        .select(['personId', 'loginIndex', 'passwordHash'])
        .where('personId', 'in', [given.personId, kept.personId])
        .execute();
      const login = (one: BuiltTrainee) => test.app.vault.index('login', one.phone);
      expect(new Map(accounts.map((one) => [one.personId, one.loginIndex]))).toEqual(
        new Map([
          [given.personId, login(given)],
          [kept.personId, login(kept)],
        ]),
      );
      expect((await undo(support, id)).json().code).toBe('account.unmergeDone');
    },
  );

  it('is refused in words when something new was written, and leaves everything as it is', async () => {
    const [given, kept] = await aPair('陈撤回');
    const id = await merged(kept, given);
    await study(kept.personId, '2021-10-27');
    const answer = (await undo(support, id)).json();
    expect(answer).toMatchObject({ code: 'account.unmergeChanged', message: expect.stringContaining('学习记录') });
    const held = await db().selectFrom('studyDay').select('day').where('personId', '=', kept.personId).execute();
    expect(held).toHaveLength(2);
    await query('delete from study_day where person_id = $1 and day = $2', [kept.personId, '2021-10-27']);
    await query(`update trainee set enrolled_at = $2 where person_id = $1 and program_id = $3`, [
      kept.personId,
      new Date(test.clock.now().getTime() + 60_000),
      years[1],
    ]);
    expect((await undo(support, id)).json().code).toBe('account.unmergeEnrolled');
  });

  it('is refused when the phone changed since, or the given-up login is another’s', async () => {
    const [given, kept] = await aPair('褚撤回');
    const id = await merged(kept, given);
    const stranger = await aPerson(test, { role: 'schoolAdmin', org: county });
    const login = test.app.vault.index('login', given.phone);
    await query('update account set login_index = $2 where person_id = $1', [stranger.id, login]);
    expect((await undo(support, id)).json().code).toBe('account.unmergeLogin');
    await query(`update person set phone_index = 'other' where id = $1`, [kept.personId]);
    expect((await undo(support, id)).json().code).toBe('account.unmergePhone');
  });

  it('is for who may merge and reaches them, within thirty days', async () => {
    const [given, kept] = await aPair('卫撤回');
    const id = await merged(kept, given);
    const stranger = await aPerson(test, { role: 'providerSupport', org: await anOrg(test, { kind: 'provider' }) });
    expect((await undo(stranger, id)).statusCode).toBe(404);
    expect((await send(stranger, 'GET', `/api/people/merges/${id}`)).statusCode).toBe(404);
    expect((await send(stranger, 'GET', '/api/people/merges')).json().total).toBe(0);
    expect((await undo(await aPerson(test, { role: 'countyAdmin', org: county }), id)).statusCode).toBe(403);
    await query(`update person_merge set merged_at = merged_at - interval '31 days' where id = $1`, [id]);
    expect((await undo(support, id)).json()).toMatchObject({ code: 'account.unmergeLate' });
    const { rows } = (await send(support, 'GET', `/api/people/merges?q=${encodeURIComponent('卫撤回')}`)).json();
    expect(rows).toMatchObject([{ state: 'late' }]);
  });
});
