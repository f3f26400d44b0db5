import type { Scope } from '@yanxiu/domain/access/scope';

/** Whether all of a program is in reach: the provider's, and the publishing bureau's and whoever's stands above it. */
export function reachesWhole(scope: Scope, program: { readonly publisherPath: string }): boolean {
  return scope.kind === 'provider' || (scope.kind === 'tree' && program.publisherPath.startsWith(scope.path));
}
