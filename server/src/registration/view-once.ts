import { dayOf } from '@yanxiu/domain/kernel/day';
import type { App } from '../platform/http/app-parts.ts';
import { auditView } from '../platform/http/audit-view.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import type { UnitRef } from './unit.ts';

const seen = new WeakMap<App, Set<string>>();
const most = 50_000;

/**
 * Logs that somebody saw a unit's full numbers, with the purpose: once a day for each person, unit and purpose, since a
 * clerk who mends a draft turns its pages all day.
 */
export async function viewOnce(ctx: Ctx, ref: UnitRef, action: string, purpose: string): Promise<void> {
  const noted = seen.get(ctx.app) ?? new Set<string>();
  seen.set(ctx.app, noted);
  const key = [actorOf(ctx).personId, ref.programId, ref.schoolId, action, dayOf(ctx.now)].join(' ');
  if (noted.has(key)) return;
  await auditView(ctx, { action, subject: ['registration', ref.schoolId], programId: ref.programId, reason: purpose });
  if (noted.size >= most) noted.clear();
  noted.add(key);
}
