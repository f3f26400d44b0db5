import type { Scope } from '@yanxiu/domain/access/scope';
import type { Stage } from '@yanxiu/domain/program/policy';
import type { Db } from '../../../platform/db/database.ts';
import { orNotFound } from '../../../platform/http/errors.ts';
import { inScope } from '../../../platform/http/scope-sql.ts';
import { traineeReach } from './piece.ts';

/** A trainee of a program within the reader's scope, with her class. */
export async function getMember(db: Db, scope: Scope, programId: string, personId: string) {
  const row = await db
    .selectFrom('trainee')
    .leftJoin('studyClass as class', (join) =>
      join.onRef('class.programId', '=', 'trainee.programId').onRef('class.id', '=', 'trainee.classId'),
    )
    .select(['trainee.programId', 'trainee.personId', 'trainee.name', 'trainee.stage', 'trainee.state'])
    .select(['trainee.classId', 'trainee.orgPath', 'class.name as className'])
    .where('trainee.programId', '=', programId)
    .where('trainee.personId', '=', personId)
    .where(inScope(scope, traineeReach))
    .executeTakeFirst();
  const member = orNotFound(row);
  return { ...member, stage: member.stage as Stage };
}

/** Holds other work on the same trainee's contributions off until the transaction's end. */
export async function lockMember(db: Db, programId: string, personId: string): Promise<void> {
  await db
    .selectFrom('trainee')
    .select('personId')
    .where('programId', '=', programId)
    .where('personId', '=', personId)
    .forNoKeyUpdate()
    .execute();
}
