import type { Permission } from '@yanxiu/domain/access/permissions';
import type { Role } from '@yanxiu/domain/access/roles';
import { type Actor, noScope, scopeFor } from '@yanxiu/domain/access/scope';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { listAssignments } from '@yanxiu/server/access/store';
import { DemoClock } from '@yanxiu/server/platform/clock/clock';
import type { Db } from '@yanxiu/server/platform/db/database';
import type { App } from '@yanxiu/server/platform/http/app-parts';
import { type Ctx, makeCtx } from '@yanxiu/server/platform/http/context';

/** The app with its clock at an instant of the past or the future, for use cases that then say when they happened. */
export function atInstant(app: App, instant: Date): App {
  return { ...app, clock: new DemoClock(instant) };
}

/** Those who hold a role on a unit, acting in it. */
export async function actorsAt(db: Db, role: Role, orgId: string): Promise<Actor[]> {
  const people = await db
    .selectFrom('roleAssignment')
    .innerJoin('person', 'person.id', 'roleAssignment.personId')
    .select(['person.id', 'person.name'])
    .where('roleAssignment.role', '=', role)
    .where('roleAssignment.orgId', '=', orgId)
    .where('roleAssignment.endedAt', 'is', null)
    .orderBy('roleAssignment.id')
    .execute();
  const actors: Actor[] = [];
  for (const { id, name } of people) {
    const assignment =
      (await listAssignments(db, id, dayOf(new Date()))).find((one) => one.role === role && one.orgId === orgId) ??
      null;
    actors.push({ personId: id, name, sessionId: 'demo', assignment, isTrainee: false });
  }
  return actors;
}

/** Runs a use case as somebody, in one transaction with its audit, as the HTTP adapter would. */
export async function actAs<T>(
  app: App,
  actor: Actor,
  permission: Permission,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  const scope = scopeFor(actor, permission) ?? noScope;
  let committed = () => {};
  const result = await app.database.db.transaction().execute(async (db) => {
    const made = makeCtx({ app, db, scope, actor, requestId: 'system:demo', address: 'system' });
    const value = await work(made.ctx);
    await made.finish();
    committed = made.committed;
    return value;
  });
  committed();
  return result;
}
