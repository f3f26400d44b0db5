import { randomBytes } from 'node:crypto';
import type { account } from '@yanxiu/contract/account';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { refuseAccount } from '@yanxiu/domain/account/refusals';
import { printedSlipCode, slipCode, slipValidDays } from '@yanxiu/domain/account/slip';
import { addDays, dayOf } from '@yanxiu/domain/kernel/day';
import { localUrl } from '../platform/config/config.ts';
import { renderPdf } from '../platform/documents/render.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { newId } from '../platform/id/new-id.ts';
import { loadUnit } from '../registration/unit.ts';
import { slipHash } from './activate.ts';
import { refuseRoleHolder } from './reset.ts';
import { insertSlips, listWaiting } from './store/slip.ts';

/** Prints 账号条 for the people of a unit who have not activated: a new one-time code each, the older ones void. */
export async function printSlips(ctx: Ctx, input: Parsed<typeof account.endpoints.slips>): Promise<FileAnswer> {
  const { program, row } = await loadUnit(ctx, input);
  if (row.state !== 'locked') throw new RefusalError(refuseAccount('unitNotLocked'));
  const people = await listWaiting(ctx.db, program.id, row.schoolId, input.personIds ?? null);
  const printable = [];
  for (const person of people) {
    if (await refuseRoleHolder(ctx, person.personId)) continue;
    printable.push({ ...person, id: newId(), code: slipCode(randomBytes(24)) });
  }
  if (printable.length === 0) throw new RefusalError(refuseAccount('nobodyToPrint'));
  const expiresOn = addDays(dayOf(ctx.now), slipValidDays);
  await insertSlips(
    ctx.db,
    { programId: program.id, createdBy: actorOf(ctx).personId, createdAt: ctx.now, expiresOn },
    printable.map(({ id, personId, code }) => ({ id, personId, codeHash: slipHash(ctx.app.vault, personId, code) })),
  );
  ctx.audit({
    action: 'account.printSlips',
    subject: ['registration', row.schoolId],
    programId: program.id,
    after: { people: printable.length },
    reason: '打印账号条',
  });
  const { contacts } = program.settings;
  const line = (list: typeof contacts.management) =>
    list.map((one) => [one.unit, one.name, one.phone].filter(Boolean).join(' ')).join('；');
  const url = activationUrl(ctx);
  const bytes = await renderPdf('accountSlips', {
    printedAt: ctx.now,
    versionText: '以前打印的账号条作废',
    watermarkText: null,
    contacts: {
      managementText: line(contacts.management),
      guidanceText: line(contacts.guidance),
      executionText: line(contacts.execution),
      hotlineText: contacts.hotline || null,
    },
    title: '全员培训账号条',
    schoolName: row.schoolName,
    programTitle: program.name,
    activationUrl: url,
    validUntilOn: expiresOn,
    steps: [
      `扫右侧二维码，或在浏览器打开 ${url.replace(/^https?:\/\//, '')}。`,
      '填写手机号（或登录号）、本条激活码和证件号码后六位。',
      '设置自己的密码（不少于 8 位），核对本人信息后开始学习。',
    ],
    slips: printable.map((person) => ({
      name: person.name,
      loginLabel: person.loginNumber ? '登录号' : '手机号',
      maskedLogin: person.loginMask,
      oneTimeCode: printedSlipCode(person.code),
      noteText: person.loginNumber ? '请凭登录号登录，不用手机号。' : null,
    })),
  });
  return { name: `${row.schoolName}账号条.pdf`, mediaType: 'application/pdf', bytes };
}

function activationUrl(ctx: Ctx): string {
  const { publicUrl, host, port } = ctx.app.config;
  return `${publicUrl ?? localUrl(host, port)}/learner/activate`;
}
