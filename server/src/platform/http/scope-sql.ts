import type { Scope } from '@yanxiu/domain/access/scope';
import { type RawBuilder, sql } from 'kysely';

/** Where the columns of a query are that a scope can be compared with; what is absent cannot be reached that way. */
export interface ScopeColumns {
  /** A materialised org path, e.g. 'org.path'. */
  readonly path?: string;
  readonly programId?: string;
  readonly personId?: string;
  readonly classId?: string;
  /** A provider's id, e.g. 'program.provider_id'. */
  readonly providerId?: string;
}

/**
 * The one expression that knows how a scope reaches rows. Column names are SQL names written by us, never input.
 * A scope of a kind for which the query offers no column reaches nothing.
 */
export function inScope(scope: Scope, columns: ScopeColumns): RawBuilder<boolean> {
  switch (scope.kind) {
    case 'everything':
      return sql<boolean>`true`;
    case 'nothing':
      return sql<boolean>`false`;
    case 'tree':
      return columns.path ? under(columns.path, scope.path) : sql<boolean>`false`;
    case 'provider':
      if (columns.providerId) return sql<boolean>`${sql.ref(columns.providerId)} = ${scope.providerId}`;
      return columns.programId
        ? sql<boolean>`${sql.ref(columns.programId)} in (select id from program where provider_id = ${scope.providerId} and state <> 'draft')`
        : sql<boolean>`false`;
    case 'program': {
      if (!columns.programId) return sql<boolean>`false`;
      const inProgram = sql<boolean>`${sql.ref(columns.programId)} = ${scope.programId}`;
      return scope.path && columns.path
        ? sql<boolean>`(${inProgram} and ${under(columns.path, scope.path)})`
        : inProgram;
    }
    case 'class':
      return columns.classId
        ? sql<boolean>`${sql.ref(columns.classId)} = any(${[...scope.classIds]}::uuid[])`
        : sql<boolean>`false`;
    case 'self':
      return columns.personId ? sql<boolean>`${sql.ref(columns.personId)} = ${scope.personId}` : sql<boolean>`false`;
  }
}

/** True where a path column lies in the subtree of `path`. Paths hold ids and slashes only, so no LIKE escape is needed. */
export function under(column: string, path: string): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} like ${`${path}%`}`;
}
