import { systemScope } from '@yanxiu/domain/access/scope';
import { yuanText } from '@yanxiu/domain/kernel/money';
import { findPreset } from '@yanxiu/domain/program/presets';
import { nameKeyOf } from '../../org/sort-key.ts';
import { asSystem, type Ctx } from '../../platform/http/context.ts';
import { newId } from '../../platform/id/new-id.ts';
import { anOrg, aPerson, type BuildingSite, type BuiltOrg, type BuiltPerson } from '../../platform/testing/builders.ts';
import type { TestApp } from '../../platform/testing/test-app.ts';
import { programPublished } from '../../program/facts.ts';
import { insertProgram } from '../../program/store.ts';
import { registrationSubmitted } from '../../registration/facts.ts';
import { importTask } from '../import-statement.ts';

let serial = 0;

/** A county with schools, a provider, a published program of the 阳城 preset, and people with their roles. */
export async function aMoneyWorld(test: BuildingSite, wish: { schools?: readonly string[] } = {}) {
  serial += 1;
  const mark = `${process.env.VITEST_POOL_ID ?? '0'}${serial}${Date.now().toString().slice(-6)}`;
  const province = await anOrg(test, { kind: 'province', name: '山西省' });
  const city = await anOrg(test, { kind: 'city', name: '晋城市', parent: province });
  const county = await anOrg(test, { kind: 'county', name: '阳城县', parent: city });
  const names = wish.schools ?? ['阳城县凤城镇第二中学', '阳城县北留镇中心学校', '阳城县实验小学'];
  const schools: BuiltOrg[] = [];
  for (const name of names) schools.push(await anOrg(test, { kind: 'school', name, parent: county }));
  const provider = await anOrg(test, { kind: 'provider', name: '北京奥鹏远程教育中心有限公司' });
  const accountNumber = `0200${mark.padStart(12, '0')}`;
  const programId = await aPublishedProgram(test, {
    publisher: county,
    provider,
    accountNumber,
    code: `money-${mark}`,
  });
  const [school] = schools;
  if (!school) throw new Error('a world without schools');
  const account = await test.app.database.db
    .selectFrom('bankAccount')
    .select('id')
    .where('providerId', '=', provider.id)
    .executeTakeFirstOrThrow();
  return {
    province,
    city,
    county,
    schools,
    school,
    provider,
    programId,
    accountNumber,
    accountId: account.id,
    clerk: await aPerson(test, { role: 'schoolFinance', org: school, name: '王出纳' }),
    countyAdmin: await aPerson(test, { role: 'countyAdmin', org: county, name: '赵管理' }),
    finance: await aPerson(test, { role: 'providerFinance', org: provider, name: '钱会计' }),
    second: await aPerson(test, { role: 'providerFinance', org: provider, name: '孙复核' }),
  };
}

export type MoneyWorld = Awaited<ReturnType<typeof aMoneyWorld>>;

/** Another program of the same publisher and provider, paid into an account of its own or the same one. */
export async function aPublishedProgram(
  test: BuildingSite,
  wish: { publisher: BuiltOrg; provider: BuiltOrg; accountNumber: string; code: string },
): Promise<string> {
  const preset = findPreset('yangcheng-2021');
  if (!preset) throw new Error('no such preset');
  const { settings } = preset;
  const id = newId();
  await inSystem(test, async (ctx) => {
    await insertProgram(ctx.db, {
      id,
      code: wish.code,
      settings: { ...settings, payee: { ...settings.payee, accountNumber: wish.accountNumber } },
      publisherId: wish.publisher.id,
      providerId: wish.provider.id,
      preset: preset.code,
      createdAt: ctx.now,
    });
    await ctx.db
      .updateTable('program')
      .set({ state: 'published', publishedAt: ctx.now })
      .where('id', '=', id)
      .execute();
    await ctx.publish(programPublished, { programId: id });
  });
  return id;
}

export function inSystem<T>(test: BuildingSite, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return asSystem(test.app, systemScope('test'), 'test', work);
}

/** A submitted roster: the school has a bill of so many heads. */
export async function aBill(
  test: BuildingSite,
  world: Pick<MoneyWorld, 'programId'>,
  school: BuiltOrg,
  heads: number,
): Promise<string> {
  await inSystem(test, (ctx) =>
    ctx.publish(registrationSubmitted, { programId: world.programId, schoolId: school.id, headcount: heads }),
  );
  const bill = await test.app.database.db
    .selectFrom('bill')
    .select('id')
    .where('programId', '=', world.programId)
    .where('schoolId', '=', school.id)
    .executeTakeFirstOrThrow();
  return bill.id;
}

/** The liaison of a unit with a phone that statements can name. */
export async function aLiaison(test: BuildingSite, school: BuiltOrg, name: string, phone: string): Promise<void> {
  const kept = test.app.vault.protect('phone', phone);
  await test.app.database.db
    .insertInto('orgContact')
    .values({
      orgId: school.id,
      duty: 'liaison',
      name,
      phoneCipher: kept.cipher,
      phoneMask: kept.mask,
      updatedAt: test.clock.now(),
    })
    .execute();
}

export interface StatementWish {
  readonly serial: string;
  readonly at: string;
  readonly direction?: 'in' | 'out';
  readonly amountFen: number;
  readonly name?: string;
  readonly account?: string;
  readonly summary?: string;
  readonly remark?: string;
}

/** A statement as text with running balances, in the form of a bank that names its columns plainly. */
export function statementText(accountNumber: string, lines: readonly StatementWish[], openingFen = 10_000_000): string {
  let balanceFen = openingFen;
  const rows = lines.map((line) => {
    const isIn = line.direction !== 'out';
    balanceFen += isIn ? line.amountFen : -line.amountFen;
    const amount = yuanText(line.amountFen);
    const money = isIn ? [amount, ''] : ['', amount];
    return [
      line.serial,
      accountNumber,
      line.at,
      ...money,
      yuanText(balanceFen),
      line.name ?? '',
      line.account ?? '',
      line.summary ?? '转账',
      line.remark ?? '',
    ]
      .map((cell) => `"${cell}"`)
      .join(',');
  });
  return ['交易流水号,本方账号,交易时间,收入金额,支出金额,余额,对方户名,对方账号,摘要,附言', ...rows].join('\r\n');
}

export function send(
  test: TestApp,
  person: Pick<BuiltPerson, 'headers'>,
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  payload?: object,
) {
  return test.server.inject({ method, url, headers: person.headers, ...(payload ? { payload } : {}) });
}

export async function uploadFile(
  test: TestApp,
  person: BuiltPerson,
  bytes: Buffer,
  name: string,
  purpose: 'sheet' | 'evidence' | 'invoice',
): Promise<string> {
  const response = await test.server.inject({
    method: 'POST',
    url: `/api/files?name=${encodeURIComponent(name)}&purpose=${purpose}`,
    headers: { ...person.headers, 'content-type': 'application/octet-stream' },
    payload: bytes,
  });
  if (response.statusCode !== 200) throw new Error(response.body);
  return response.json().id;
}

export const noProgress = { id: 'test', report: async () => undefined };

/** Uploads, imports and matches a statement; what the job answered. */
export async function importLines(
  test: TestApp,
  world: MoneyWorld,
  lines: readonly StatementWish[],
  openingFen?: number,
) {
  const fileId = await uploadFile(
    test,
    world.finance,
    Buffer.from(statementText(world.accountNumber, lines, openingFen)),
    '流水.csv',
    'sheet',
  );
  const response = await send(test, world.finance, 'POST', `/api/bank-accounts/${world.accountId}/statements`, {
    fileId,
  });
  if (response.statusCode !== 200) throw new Error(response.body);
  return importTask.run(test.app, { statementId: response.json().statementId }, noProgress);
}

/** The line with this serial, as the workbench shows it. */
export async function lineOf(test: TestApp, world: MoneyWorld, key: string) {
  const row = await test.app.database.db
    .selectFrom('bankLine')
    .select('id')
    .where('bankAccountId', '=', world.accountId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  const response = await send(test, world.finance, 'GET', `/api/bank-lines/${row.id}`);
  return response.json();
}

export async function billOf(test: TestApp, world: MoneyWorld, billId: string) {
  return (await send(test, world.finance, 'GET', `/api/programs/${world.programId}/bills/${billId}`)).json();
}

/** A name on the roster of a school, for the name list of its 缴费通知单. */
export async function aRosterName(
  test: TestApp,
  programId: string,
  school: BuiltOrg,
  line: number,
  name: string,
): Promise<void> {
  const db = test.app.database.db;
  await db
    .insertInto('registration')
    .values({ programId, schoolId: school.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto('rosterEntry')
    .values({
      programId,
      id: newId(),
      schoolId: school.id,
      workSchoolId: school.id,
      line,
      name,
      nameKey: nameKeyOf(name),
    })
    .execute();
}
