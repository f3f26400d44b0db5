import type { Scope } from '@yanxiu/domain/access/scope';
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import { orNotFound } from '../platform/http/errors.ts';
import { inScope } from '../platform/http/scope-sql.ts';

export interface NewFile {
  readonly id: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly name: string;
  readonly purpose: string;
  readonly orgId: string | null;
  readonly programId: string | null;
  readonly personId: string | null;
  readonly createdAt: Date;
}

export async function insertFile(db: Db, row: NewFile): Promise<void> {
  await db.insertInto('storedFile').values(row).execute();
}

/** A file that is public, one's own, or of a unit or program in reach. */
export async function getFile(db: Db, scope: Scope, personId: string | null, id: string) {
  const row = await db
    .selectFrom('storedFile')
    .leftJoin('org', 'org.id', 'storedFile.orgId')
    .select(['storedFile.id', 'storedFile.sha256', 'storedFile.name', 'storedFile.mediaType', 'storedFile.sizeBytes'])
    .select(['storedFile.personId', 'storedFile.orgId', 'storedFile.programId', 'storedFile.purpose'])
    .where('storedFile.id', '=', id)
    .where((eb) =>
      eb.or([
        eb('storedFile.public', '=', true),
        personId ? eb('storedFile.personId', '=', personId) : sql<boolean>`false`,
        inScope(scope, { path: 'org.path', programId: 'stored_file.program_id' }),
      ]),
    )
    .executeTakeFirst();
  return orNotFound(row);
}

export async function assignFile(db: Db, id: string, change: { orgId?: string; programId?: string; public?: boolean }) {
  await db.updateTable('storedFile').set(change).where('id', '=', id).execute();
}
