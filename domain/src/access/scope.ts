import type { Permission } from './permissions.ts';
import { mayRole, type Role } from './roles.ts';

declare const scopeBrand: unique symbol;

/**
 * Where an actor's permission reaches. Only scopeFor and systemScope make one, and every store read takes one:
 * - `tree`: the subtree of an org, by path prefix
 * - `provider`: the programs that a provider carries out
 * - `program`: a narrower assignment
 * - `class`: the classes that a tutor has in one program, all at once
 * - `self`: the person's own rows
 * - `everything`: the system itself, logged with its reason
 */
export type Scope = (
  | { readonly kind: 'tree'; readonly path: string; readonly orgId: string }
  | { readonly kind: 'provider'; readonly providerId: string }
  | { readonly kind: 'program'; readonly programId: string; readonly path: string | null }
  | { readonly kind: 'class'; readonly classIds: readonly string[]; readonly programId: string }
  | { readonly kind: 'self'; readonly personId: string }
  | { readonly kind: 'everything'; readonly reason: string }
  | { readonly kind: 'nothing' }
) & { readonly [scopeBrand]: true };

/** The assignment with which a person acts just now. */
export interface Assignment {
  readonly id: string;
  readonly role: Role;
  readonly orgId: string;
  readonly orgKind: string;
  readonly orgPath: string;
  readonly orgName: string;
  readonly programId: string | null;
  readonly classId: string | null;
  /** All classes held in this role in the program, this one among them: a tutor's day is one for all of them. */
  readonly classIds?: readonly string[];
}

export interface Actor {
  readonly personId: string;
  readonly name: string;
  readonly sessionId: string;
  readonly assignment: Assignment | null;
  readonly isTrainee: boolean;
}

const make = (scope: object): Scope => scope as Scope;

/** The scope of a permission for an actor, or null when none of what he is holds it. */
export function scopeFor(actor: Actor, permission: Permission): Scope | null {
  const assignment = actor.assignment;
  if (assignment && mayRole(assignment.role, permission)) return scopeOfAssignment(assignment);
  if (actor.isTrainee && mayRole('trainee', permission)) return make({ kind: 'self', personId: actor.personId });
  return null;
}

function scopeOfAssignment(assignment: Assignment): Scope {
  // who may tutor and has no class yet has nobody to look at
  if (assignment.role === 'tutor' && !assignment.classId) return noScope;
  if (assignment.classId && assignment.programId) {
    const classIds = assignment.classIds ?? [assignment.classId];
    return make({ kind: 'class', classIds, programId: assignment.programId });
  }
  if (assignment.orgKind === 'provider') return make({ kind: 'provider', providerId: assignment.orgId });
  if (assignment.programId) return make({ kind: 'program', programId: assignment.programId, path: assignment.orgPath });
  return make({ kind: 'tree', path: assignment.orgPath, orgId: assignment.orgId });
}

/** The scope of a person's own rows, for endpoints that need a session and no role. */
export function selfScope(actor: Actor): Scope {
  return make({ kind: 'self', personId: actor.personId });
}

/** For jobs and facts, which act for the system: the caller logs the reason. */
export function systemScope(reason: string): Scope {
  return make({ kind: 'everything', reason });
}

export const noScope: Scope = make({ kind: 'nothing' });
