import { type Role, roleNames, roleOrgKind, roles } from '@yanxiu/domain/access/roles';
import { systemScope } from '@yanxiu/domain/access/scope';
import { checkUscc } from '@yanxiu/domain/kernel/uscc';
import { give } from '@yanxiu/server/account/office/grant';
import { sortKeyOf } from '@yanxiu/server/org/sort-key';
import type { Db } from '@yanxiu/server/platform/db/database';
import type { App } from '@yanxiu/server/platform/http/app-parts';
import { type Ctx, makeCtx } from '@yanxiu/server/platform/http/context';
import { newId } from '@yanxiu/server/platform/id/new-id';
import { seedOrgs } from '@yanxiu/tools/demo/seed-org';

/** What can't be done, in a sentence for the operator at the shell. */
export class InstallProblem extends Error {
  override name = 'InstallProblem';
}

/**
 * 山西省 with its cities and counties (GB/T 2260) and the providers of both presets, once. Schools are entered by their
 * bureaus. Returns how many units were added.
 */
export async function installRegion(app: App): Promise<number> {
  return asShell(app, async (ctx) => {
    const before = await countUnits(ctx.db);
    if (before > 0) throw new InstallProblem(`数据库里已有 ${before} 个单位，不再装入行政区划。`);
    const { byCode, provider } = await seedOrgs(ctx.db, []);
    const units = byCode.size + provider.size;
    ctx.audit({ action: 'org.install', subject: ['org', byCode.get('140000')?.id ?? ''], after: { units } });
    return units;
  });
}

/** A 承训机构, beside the tree of regions and schools. */
export async function installProvider(app: App, wish: { name: string; uscc: string }): Promise<void> {
  const uscc = wish.uscc === '' ? null : checkUscc(wish.uscc);
  if (uscc?.state === 'invalid') throw new InstallProblem(uscc.message ?? '统一社会信用代码不对。');
  await asShell(app, async (ctx) => {
    if (await findUnit(ctx.db, wish.name)) throw new InstallProblem(`已有单位“${wish.name}”。`);
    const id = newId();
    const { name } = wish;
    const shown = { name, shortName: name, registeredName: name, uscc: uscc?.normalised ?? null };
    await ctx.db
      .insertInto('org')
      .values({ id, kind: 'provider', ...shown, path: `${id}/`, sortKey: sortKeyOf(name) })
      .execute();
    ctx.audit({ action: 'org.install', subject: ['org', id], after: shown });
  });
}

export interface HolderWish {
  readonly unit: string;
  /** `countyAdmin`, or as it is shown: 县级管理员. */
  readonly role: string;
  readonly name: string;
  readonly phone: string;
}

/**
 * Gives somebody a role at a unit, which nobody could give before there is anybody: the account waits for its owner, who
 * activates it by phone and SMS code. All that bureaus and providers give themselves is given on their pages (rules §11).
 */
export async function installHolder(app: App, wish: HolderWish): Promise<{ role: Role; opened: boolean }> {
  const role = roles.find(
    (one) => one === wish.role || roleNames[one].replaceAll(' ', '') === wish.role.replaceAll(' ', ''),
  );
  if (!role || role === 'trainee') {
    const known = roles.filter((one) => one !== 'trainee').map((one) => `${one}（${roleNames[one]}）`);
    throw new InstallProblem(`没有角色“${wish.role}”。可用的有：${known.join('、')}。`);
  }
  return asShell(app, async (ctx) => {
    const unit = await findUnit(ctx.db, wish.unit);
    if (!unit)
      throw new InstallProblem(`没有单位“${wish.unit}”，或有几个同名的。请写全称；第一次使用先运行 install region。`);
    const kind = roleOrgKind[role];
    if (kind !== 'any' && kind !== unit.kind) {
      throw new InstallProblem(`${roleNames[role]}不能设在“${wish.unit}”，请核对单位和角色。`);
    }
    const { name, phone } = wish;
    const { opened } = await give(ctx, { orgId: unit.id, orgName: wish.unit, role, name, phone, expiresOn: null });
    return { role, opened };
  });
}

async function countUnits(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('org')
    .select((query) => query.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The one unit of a name; a name that several bear is none. */
async function findUnit(db: Db, name: string) {
  const [unit, other] = await db
    .selectFrom('org')
    .select(['id', 'kind'])
    .where('name', '=', name)
    .where('active', '=', true)
    .limit(2)
    .execute();
  return other ? null : (unit ?? null);
}

/** One transaction with its audit, for the operator at the shell. */
async function asShell<T>(app: App, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const scope = systemScope('install');
  return app.database.db.transaction().execute(async (db) => {
    const { ctx, finish } = makeCtx({ app, db, scope, actor: null, requestId: 'shell:install', address: 'shell' });
    const result = await work(ctx);
    await finish();
    return result;
  });
}
