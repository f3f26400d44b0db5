import { randomBytes } from 'node:crypto';
import type { account } from '@yanxiu/contract/account';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { mayManageRole } from '@yanxiu/domain/access/grant';
import { roleNames } from '@yanxiu/domain/access/roles';
import { refuseAccount } from '@yanxiu/domain/account/refusals';
import { printedSlipCode, slipCode, slipValidDays } from '@yanxiu/domain/account/slip';
import { addDays } from '@yanxiu/domain/kernel/day';
import { localUrl } from '../../platform/config/config.ts';
import { renderPdf } from '../../platform/documents/render.ts';
import { actorOf, type Ctx } from '../../platform/http/context.ts';
import { RefusalError } from '../../platform/http/errors.ts';
import type { FileAnswer } from '../../platform/http/serve.ts';
import { newId } from '../../platform/id/new-id.ts';
import { slipHash } from '../activate.ts';
import { listRolesOf, type OfficeRow, pageOffices } from '../store/office.ts';
import { insertSlips } from '../store/slip.ts';
import { managerOf, momentOf } from './grant.ts';

/** One print holds at most so many slips: a county's whole batch. */
const mostSlips = 1000;

/** Prints 账号条 for holders below who have not activated: a new one-time code each, the older ones void. */
export async function printOfficeSlips(
  ctx: Ctx,
  input: Parsed<(typeof account.endpoints)['officeSlips']>,
): Promise<FileAnswer> {
  const moment = momentOf(ctx);
  const waiting = await pageOffices(
    ctx.db,
    ctx.scope,
    moment,
    { phoneIndexes: [], state: 'waiting' },
    { page: 1, size: mostSlips },
  );
  const slips = new Map<string, OfficeRow & { slipId: string; code: string }>();
  for (const row of waiting.rows) {
    if (input.officeIds && !input.officeIds.includes(row.id)) continue;
    if (slips.has(row.personId) || !(await mayPrintFor(ctx, row.personId))) continue;
    slips.set(row.personId, { ...row, slipId: newId(), code: slipCode(randomBytes(24)) });
  }
  const list = [...slips.values()];
  if (list.length === 0) throw new RefusalError(refuseAccount('nobodyWaiting'));
  const expiresOn = addDays(moment.today, slipValidDays);
  await insertSlips(
    ctx.db,
    { programId: null, createdBy: actorOf(ctx).personId, createdAt: ctx.now, expiresOn },
    list.map(({ slipId, personId, code }) => ({
      id: slipId,
      personId,
      codeHash: slipHash(ctx.app.vault, personId, code),
    })),
  );
  ctx.audit({
    action: 'account.printOfficeSlips',
    subject: ['org', managerOf(ctx).orgId],
    after: { people: list.length },
    reason: '打印账号条',
  });
  const name = `${actorOf(ctx).assignment?.orgName ?? ''}管理人员账号条`;
  return { name: `${name}.pdf`, mediaType: 'application/pdf', bytes: await sheet(ctx, list, expiresOn) };
}

/** Whoever could print her slip could act in each of her roles. */
async function mayPrintFor(ctx: Ctx, personId: string): Promise<boolean> {
  const manager = managerOf(ctx);
  return (await listRolesOf(ctx.db, personId, momentOf(ctx).today)).every((one) =>
    mayManageRole(manager, one.role, one),
  );
}

function sheet(ctx: Ctx, list: readonly (OfficeRow & { code: string })[], validUntilOn: string): Promise<Uint8Array> {
  const { publicUrl, host, port } = ctx.app.config;
  const url = `${publicUrl ?? localUrl(host, port)}/learner/activate`;
  return renderPdf('accountSlips', {
    printedAt: ctx.now,
    versionText: '以前打印的账号条作废',
    watermarkText: null,
    contacts: { managementText: '', guidanceText: '', executionText: '', hotlineText: null },
    title: '管理人员账号条',
    schoolName: actorOf(ctx).assignment?.orgName ?? '',
    programTitle: '研修台',
    activationUrl: url,
    validUntilOn,
    steps: [
      `扫右侧二维码，或在浏览器打开 ${url.replace(/^https?:\/\//, '')}。`,
      '填写手机号、本条激活码和证件号码后六位；没有登记证件的，填手机号后六位。',
      '设置自己的密码（不少于 8 位），再到办公端登录。',
    ],
    slips: list.map((row) => ({
      name: row.name,
      loginLabel: '手机号',
      maskedLogin: row.phoneMask,
      oneTimeCode: printedSlipCode(row.code),
      noteText: null,
      unitText: `${row.orgName}　${roleNames[row.role]}`,
    })),
  });
}
