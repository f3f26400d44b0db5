import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { payment } from '@yanxiu/contract/payment';
import {
  type JournalSetting,
  journalPresets,
  problemOfSubjects,
  subjectRoles,
  subjectWords,
} from '@yanxiu/domain/payment/journal';
import { refusePayment } from '@yanxiu/domain/payment/refusals';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import type { Answer } from '../platform/http/serve.ts';
import { type AccountRow, getAccount } from './store/account.ts';
import { findJournalSetting, saveJournalSetting } from './store/journal.ts';

type Endpoints = typeof payment.endpoints;

/** The provider's plan of accounts with those that it may begin with. */
export async function showJournalSetting(
  ctx: Ctx,
  input: Parsed<Endpoints['journalSetting']>,
): Promise<Answer<Endpoints['journalSetting']>> {
  const account = await getAccount(ctx.db, ctx.scope, input.bankAccountId);
  const kept = await findJournalSetting(ctx.db, account);
  return {
    setting: kept?.setting ?? null,
    presets: Object.entries(journalPresets).map(([key, preset]) => ({ key, ...preset })),
    subjects: subjectRoles.map((role) => ({ role, ...subjectWords[role] })),
    version: kept?.version ?? 0,
  };
}

export async function setJournalSetting(
  ctx: Ctx,
  input: Parsed<Endpoints['setJournalSetting']>,
): Promise<{ version: number }> {
  const account = await getAccount(ctx.db, ctx.scope, input.bankAccountId);
  const problem = problemOfSubjects(input.setting);
  if (problem) throw new RefusalError(refusePayment('subjectsBad', { first: problem }));
  const before = await findJournalSetting(ctx.db, account);
  const by = { updatedBy: actorOf(ctx).personId, updatedAt: ctx.now };
  const saved = await saveJournalSetting(ctx.db, account, input.version, input.setting, by);
  if (!saved) throw new RefusalError(refusePayment('changed'));
  ctx.audit({
    action: 'payment.setJournalSetting',
    subject: ['org', account.providerId],
    before: before?.setting,
    after: input.setting,
  });
  return { version: input.version + 1 };
}

/** The plan to export under: the provider's own, else the first preset, which the workbook says. */
export async function journalSettingOf(
  ctx: Ctx,
  account: AccountRow,
): Promise<{ setting: JournalSetting; isOwn: boolean }> {
  const kept = await findJournalSetting(ctx.db, account);
  return { setting: kept?.setting ?? journalPresets.enterprise.setting, isOwn: kept !== null };
}
