import { readPayer } from '@yanxiu/domain/payment/matching/payer';
import { SchoolIndex } from '@yanxiu/domain/payment/matching/school-index';
import { learnAlias } from '../org/learn-alias.ts';
import { getOrgPlain } from '../org/store.ts';
import type { Ctx } from '../platform/http/context.ts';
import type { PlannedPart } from './booking-plan.ts';
import { isOtherSchoolsName, learnPayer } from './store/knowledge.ts';
import type { LineRow } from './store/line.ts';

/**
 * Remembers the payer's account for the school when a person booked the whole line on it and the payer's name is a
 * school's: accounts of platforms, treasuries, bureaus and private persons pay for many and teach nothing (rules §6).
 */
export async function learnFrom(
  ctx: Ctx,
  line: LineRow,
  parts: readonly PlannedPart[],
  bookingId: string,
): Promise<void> {
  const [only, ...others] = parts;
  if (!only || others.length > 0 || line.counterAccount === '' || only.amountFen !== line.amountFen) return;
  if (!(await isOfSchool(ctx, line.counterName, only.schoolId))) return;
  await learnPayer(ctx.db, {
    providerId: line.providerId,
    account: line.counterAccount,
    name: line.counterName,
    schoolId: only.schoolId,
    bookingId,
    learntAt: ctx.now,
  });
  await learnAlias(ctx, { orgId: only.schoolId, alias: line.counterName, source: 'booking', note: bookingId });
}

async function isOfSchool(ctx: Ctx, payerName: string, schoolId: string): Promise<boolean> {
  const school = await getOrgPlain(ctx.db, schoolId);
  const parent = school.parentId ? await getOrgPlain(ctx.db, school.parentId) : null;
  const city = parent?.parentId ? await getOrgPlain(ctx.db, parent.parentId) : null;
  const isCounty = parent?.kind === 'county';
  const index = new SchoolIndex([
    {
      id: school.id,
      name: school.registeredName ?? school.name,
      aliases: [school.name, ...school.aliases],
      county: isCounty ? parent.name : '',
      city: isCounty ? (city?.name ?? '') : (parent?.name ?? ''),
      contacts: [],
      phones: [],
      centralId: null,
    },
  ]);
  const payer = readPayer(payerName, [], index);
  if (payer.kind === 'school') return true;
  // an old or shortened name of a school; a 中心校 pays for others too
  if (payer.kind !== 'unknownSchool' || /中心校|中心学校|联校|联区|学区/.test(payerName)) return false;
  return !(await isOtherSchoolsName(ctx.db, payerName, schoolId));
}
