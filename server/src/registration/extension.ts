import { dayText } from '@yanxiu/domain/kernel/day';
import { refuseRegistration } from '@yanxiu/domain/registration/refusals';
import type { Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { actsOnBehalf, beginAct, moveUnits, type UnitRef } from './unit.ts';

/** After the roster deadline nothing is accepted unless the reviewer grants this school's request (rules §4). */
export async function askExtension(ctx: Ctx, input: UnitRef & { until: string; reason: string }) {
  const unit = await beginAct(ctx, 'askExtension', input);
  if (input.until < unit.facts.today) throw new RefusalError(refuseRegistration('extensionPast'));
  await moveUnits(
    ctx,
    [unit],
    { extensionAskedUntil: input.until, extensionAskedReason: input.reason },
    {
      act: 'askExtension',
      reason: `申请延期到${dayText(input.until)}：${input.reason}`,
      onBehalf: actsOnBehalf('askExtension', unit),
    },
  );
  return { ok: true as const };
}

/** Grants a request, to the day asked for or another, or declines it; either is kept in the history. */
export async function decideExtension(
  ctx: Ctx,
  input: UnitRef & { grant: boolean; until?: string | undefined; reason?: string | undefined },
) {
  const unit = await beginAct(ctx, 'decideExtension', input);
  if (!input.grant && !input.reason) throw new RefusalError(refuseRegistration('declineReason'));
  const until = input.until ?? unit.row.extensionAskedUntil ?? '';
  if (input.grant && until < unit.facts.today) throw new RefusalError(refuseRegistration('extensionPast'));
  const words = input.grant ? `延期到${dayText(until)}` : '';
  await moveUnits(
    ctx,
    [unit],
    { extensionAskedUntil: null, extensionAskedReason: null, ...(input.grant ? { extendedUntil: until } : {}) },
    {
      act: input.grant ? 'grantExtension' : 'declineExtension',
      reason: [words, input.reason].filter(Boolean).join('：') || null,
    },
  );
  return { ok: true as const };
}
