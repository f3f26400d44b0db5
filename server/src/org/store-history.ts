import type { AliasSource } from '@yanxiu/domain/org/alias';
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import { newId } from '../platform/id/new-id.ts';

/** Keeps the name that a unit bears until now; what is printed for a program closed before it still says it. */
export async function keepOldName(
  db: Db,
  row: { orgId: string; name: string; registeredName: string | null; untilAt: Date; changedBy: string | null },
): Promise<void> {
  await db
    .insertInto('orgName')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function listPastNames(db: Db, orgId: string) {
  return db
    .selectFrom('orgName')
    .select(['name', 'registeredName', 'untilAt'])
    .where('orgId', '=', orgId)
    .orderBy('untilAt', 'desc')
    .execute();
}

export interface PastContact {
  readonly orgId: string;
  readonly duty: 'head' | 'liaison' | 'finance';
  readonly name: string;
  readonly title: string;
  readonly phoneMask: string;
  readonly sinceOn: string | null;
  readonly untilOn: string;
  readonly endedBy: string | null;
}

export async function insertPastContacts(db: Db, rows: readonly PastContact[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('orgContactPast')
    .values(rows.map((row) => ({ ...row, id: newId() })))
    .execute();
}

export async function listPastContacts(db: Db, orgId: string) {
  return db
    .selectFrom('orgContactPast')
    .select(['duty', 'name', 'title', 'phoneMask', 'sinceOn', 'untilOn'])
    .where('orgId', '=', orgId)
    .orderBy('untilOn', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export interface AliasOrigin {
  readonly source: AliasSource;
  readonly note: string;
  readonly learnedAt: Date;
  readonly learnedBy: string | null;
}

/**
 * Names under which a unit is found from now on, besides those that it has, each with where it comes from. What was
 * revoked comes back only when somebody types it. Returns whether the unit's row has changed (its version rises by one).
 */
export async function addAliases(
  db: Db,
  orgId: string,
  names: readonly string[],
  origin: AliasOrigin,
): Promise<boolean> {
  if (names.length === 0) return false;
  const { source, note, learnedAt, learnedBy } = origin;
  const { rows } = await sql<{ alias: string }>`
    insert into org_alias as kept (org_id, alias, source, note, learned_at, learned_by)
    select ${orgId}, alias, ${source}, ${note}, ${learnedAt}, ${learnedBy} from unnest(${sql.val([...names])}::text[]) as alias
    on conflict (org_id, alias) do update set source = excluded.source, note = excluded.note,
      learned_at = excluded.learned_at, learned_by = excluded.learned_by, revoked_at = null, revoked_by = null
      where kept.revoked_at is not null and excluded.source in ('typed', 'list')
    returning alias`.execute(db);
  const added = rows.map((row) => row.alias);
  const changed = await sql`update org set version = version + 1,
    aliases = (select coalesce(array_agg(distinct name), '{}') from unnest(aliases || ${sql.val(added)}::text[]) as name)
    where id = ${orgId} and not ${sql.val(added)}::text[] <@ aliases returning id`.execute(db);
  return changed.rows.length > 0;
}

/** Aliases that were taken out of the form count as revoked: nothing learns them again by itself. */
export async function markRevoked(
  db: Db,
  orgId: string,
  aliases: readonly string[],
  end: { revokedAt: Date; revokedBy: string | null },
): Promise<void> {
  if (aliases.length === 0) return;
  await sql`
    insert into org_alias as kept (org_id, alias, source, learned_at, revoked_at, revoked_by)
    select ${orgId}, alias, 'typed', ${end.revokedAt}, ${end.revokedAt}, ${end.revokedBy}
    from unnest(${sql.val([...aliases])}::text[]) as alias
    on conflict (org_id, alias) do update set revoked_at = excluded.revoked_at, revoked_by = excluded.revoked_by
      where kept.revoked_at is null`.execute(db);
}

/** Takes an alias away; returns whether the unit had it. */
export async function removeAlias(
  db: Db,
  orgId: string,
  alias: string,
  end: { revokedAt: Date; revokedBy: string },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update org set aliases = array_remove(aliases, ${alias}), version = version + 1
    where id = ${orgId} and ${alias} = any(aliases) returning id`.execute(db);
  if (rows.length === 0) return false;
  await markRevoked(db, orgId, [alias], end);
  return true;
}

/** What was learned from one thing (a booking that was undone) is forgotten with it. */
export async function forgetAliases(db: Db, note: string, at: Date, by: string): Promise<void> {
  const { rows } = await sql<{ orgId: string; alias: string }>`
    update org_alias set revoked_at = ${at}, revoked_by = ${by}
    where note = ${note} and revoked_at is null and source in ('booking', 'roster') returning org_id, alias`.execute(
    db,
  );
  for (const { orgId, alias } of rows) {
    await sql`update org set aliases = array_remove(aliases, ${alias}), version = version + 1 where id = ${orgId}`.execute(
      db,
    );
  }
}

/** The heir of a school that is reopened answers no longer to its names; a later merge would teach it them again. */
export async function forgetMergedNames(db: Db, closedId: string): Promise<void> {
  const { rows } = await sql<{ orgId: string; alias: string }>`
    delete from org_alias known using org closed
    where closed.id = ${closedId} and known.org_id = closed.merged_into and known.source = 'merge'
      and known.note = closed.name and known.revoked_at is null
    returning known.org_id, known.alias`.execute(db);
  for (const { orgId, alias } of rows) {
    await sql`update org set aliases = array_remove(aliases, ${alias}), version = version + 1 where id = ${orgId}`.execute(
      db,
    );
  }
}

/** Where each alias that a unit has now comes from. */
export async function listAliasOrigins(db: Db, orgId: string) {
  return db
    .selectFrom('orgAlias')
    .select(['alias', 'source', 'note', 'learnedAt'])
    .where('orgId', '=', orgId)
    .where('revokedAt', 'is', null)
    .execute();
}

/** Every name that the other schools under the same bureau bear. */
export async function listNamesBeside(db: Db, orgId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct n.name from org o join org s on s.parent_id = o.parent_id and s.id <> o.id and s.kind = 'school'
    cross join lateral unnest(s.aliases || array[s.name, s.registered_name]) as n(name)
    where o.id = ${orgId} and n.name is not null`.execute(db);
  return rows.map((row) => row.name);
}
