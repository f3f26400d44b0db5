import type { Scope } from '@yanxiu/domain/access/scope';
import type { App } from '../platform/http/app-parts.ts';
import { existsInScope } from './store.ts';

/** Whether a program lies in reach: asked by the adapter for every path that names one. */
export function programInReach(app: App, scope: Scope, programId: string): Promise<boolean> {
  return existsInScope(app.database.db, scope, programId);
}
