import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { payment } from '@yanxiu/contract/payment';
import { refusePayment } from '@yanxiu/domain/payment/refusals';
import {
  problemOfSubjects,
  subjectRoles,
  subjectWords,
  type VoucherSetting,
  voucherPresets,
} from '@yanxiu/domain/payment/voucher';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import type { Answer } from '../platform/http/serve.ts';
import { type AccountRow, getAccount } from './store/account.ts';
import { findVoucherSetting, saveVoucherSetting } from './store/voucher.ts';

type Endpoints = typeof payment.endpoints;

/** The provider's plan of accounts with those that it may begin with. */
export async function showVoucherSetting(
  ctx: Ctx,
  input: Parsed<Endpoints['voucherSetting']>,
): Promise<Answer<Endpoints['voucherSetting']>> {
  const account = await getAccount(ctx.db, ctx.scope, input.bankAccountId);
  const kept = await findVoucherSetting(ctx.db, account);
  return {
    setting: kept?.setting ?? null,
    presets: Object.entries(voucherPresets).map(([key, preset]) => ({ key, ...preset })),
    subjects: subjectRoles.map((role) => ({ role, ...subjectWords[role] })),
    version: kept?.version ?? 0,
  };
}

export async function setVoucherSetting(
  ctx: Ctx,
  input: Parsed<Endpoints['setVoucherSetting']>,
): Promise<{ version: number }> {
  const account = await getAccount(ctx.db, ctx.scope, input.bankAccountId);
  const problem = problemOfSubjects(input.setting);
  if (problem) throw new RefusalError(refusePayment('subjectsBad', { first: problem }));
  const before = await findVoucherSetting(ctx.db, account);
  const by = { updatedBy: actorOf(ctx).personId, updatedAt: ctx.now };
  const saved = await saveVoucherSetting(ctx.db, account, input.version, input.setting, by);
  if (!saved) throw new RefusalError(refusePayment('changed'));
  ctx.audit({
    action: 'payment.setVoucherSetting',
    subject: ['org', account.providerId],
    before: before?.setting,
    after: input.setting,
  });
  return { version: input.version + 1 };
}

/** The plan to export under: the provider's own, else the first preset, which the workbook says. */
export async function voucherSettingOf(
  ctx: Ctx,
  account: AccountRow,
): Promise<{ setting: VoucherSetting; isOwn: boolean }> {
  const kept = await findVoucherSetting(ctx.db, account);
  return { setting: kept?.setting ?? voucherPresets.enterprise.setting, isOwn: kept !== null };
}
