import type { Scope } from '@yanxiu/domain/access/scope';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Trainee } from '../../platform/db/generated/schema.ts';

/**
 * The table of trainees as a query's source, to be named `trainee`. For a tutor it holds the people of her classes alone,
 * found by the index on classes: left to itself the planner walks over everybody of the program in the order of persons,
 * because it takes her few classes for as large a share of all as any. It narrows the reading and grants nothing: the
 * query still says what is in scope.
 */
export function traineesRead(scope: Scope, programId: string): RawBuilder<Selectable<Trainee>> {
  if (scope.kind !== 'class') return sql<Selectable<Trainee>>`trainee`;
  return sql<Selectable<Trainee>>`(select * from trainee where trainee.program_id = ${programId}
    and trainee.class_id = any(${[...scope.classIds]}::uuid[]) offset 0)`;
}
