import type { Scope } from '@yanxiu/domain/access/scope';
import { type RawBuilder, sql } from 'kysely';
import { inScope } from '../../platform/http/scope-sql.ts';

/** Who acted: the actor, or at a log-in, where nobody is signed in yet, the person it is about. */
export const auditActor = sql<string | null>`coalesce(audit_entry.person_id,
  case when audit_entry.subject_kind = 'person' then audit_entry.subject_id::uuid end)`;

/**
 * Which entries of the audit a scope reaches: acts done in a role of a unit in reach, acts of people who hold a role or
 * are enrolled there (a log-in names no unit), and acts on programs that a unit in reach publishes. For queries that left
 * join `org` on `audit_entry.org_id`.
 */
export function auditInScope(scope: Scope): RawBuilder<boolean> {
  return sql<boolean>`(${inScope(scope, { path: 'org.path', programId: 'audit_entry.program_id' })}
    or exists (select 1 from role_assignment held join org held_at on held_at.id = held.org_id
      where held.person_id = ${auditActor} and ${inScope(scope, { path: 'held_at.path' })})
    or exists (select 1 from trainee enrolled
      where enrolled.person_id = ${auditActor} and ${inScope(scope, { path: 'enrolled.org_path' })})
    or exists (select 1 from program audited join org publisher on publisher.id = audited.publisher_id
      where audited.id = audit_entry.program_id and ${inScope(scope, { path: 'publisher.path' })}))`;
}
