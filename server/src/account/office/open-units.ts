import type { account } from '@yanxiu/contract/account';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { mayManageRole, readDuty, roleOfDuty } from '@yanxiu/domain/access/grant';
import { type Role, roleNames } from '@yanxiu/domain/access/roles';
import { checkPhone } from '@yanxiu/domain/kernel/phone';
import { compactText } from '@yanxiu/domain/kernel/text-width';
import type { Ctx } from '../../platform/http/context.ts';
import { RefusalError } from '../../platform/http/errors.ts';
import { listContactsOf, listHolders, listUnitsBelow, pageUnitsBelow } from '../store/office.ts';
import { give, managerOf, momentOf } from './grant.ts';

type Endpoints = typeof account.endpoints;
type Contact = Awaited<ReturnType<typeof listContactsOf>>[number];

interface Unit {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly path: string;
}

/** Units directly below with the persons of 附件 4 and who holds a role there already. */
export async function listUnitsToOpen(ctx: Ctx, input: Parsed<Endpoints['unitsToOpen']>) {
  const { today } = momentOf(ctx);
  const filter = { q: input.q, without: input.without === 'true', today };
  const { rows, total } = await pageUnitsBelow(ctx.db, managerOf(ctx).orgId, filter, input);
  const ids = rows.map((row) => row.id);
  const [contacts, holders] = await Promise.all([listContactsOf(ctx.db, ids), listHolders(ctx.db, ids, today)]);
  return {
    total,
    rows: rows.map((unit) => {
      const wanted = contacts.flatMap((one) => wantedOf(ctx, unit, one));
      return {
        id: unit.id,
        name: unit.name,
        kind: unit.kind,
        holders: holders
          .filter((one) => one.orgId === unit.id)
          .map((one) => ({ roleName: roleNames[one.role], name: one.name })),
        contacts: wanted.map(({ role, contact }) => ({
          roleName: roleNames[role],
          name: contact.name,
          phoneMask: contact.phoneMask,
        })),
        ready: wanted.some(({ contact }) => contact.phoneCipher !== null),
      };
    }),
  };
}

function wantedOf(ctx: Ctx, unit: Unit, contact: Contact): { role: Role; contact: Contact }[] {
  if (contact.orgId !== unit.id) return [];
  const role = roleOfDuty(contact.duty, unit.kind);
  const place = { orgId: unit.id, orgKind: unit.kind, orgPath: unit.path };
  return role && mayManageRole(managerOf(ctx), role, place) ? [{ role, contact }] : [];
}

/** Opens the accounts of the ticked units from their 附件 4; who can't be opened is named with the reason, the rest goes on. */
export async function openUnits(ctx: Ctx, input: Parsed<Endpoints['openUnits']>) {
  const manager = managerOf(ctx);
  const { today } = momentOf(ctx);
  const below = (await listUnitsBelow(ctx.db, manager.orgId)).filter((unit) => input.orgIds.includes(unit.id));
  const ids = below.map((unit) => unit.id);
  const [contacts, holders] = await Promise.all([listContactsOf(ctx.db, ids), listHolders(ctx.db, ids, today)]);
  const answer = { granted: 0, opened: 0, skipped: [] as { orgName: string; name: string; message: string }[] };
  for (const unit of below) {
    const skip = (name: string, message: string) => answer.skipped.push({ orgName: unit.name, name, message });
    const wanted = contacts.flatMap((one) => wantedOf(ctx, unit, one));
    if (wanted.length === 0) skip('', '还没有填写附件 4 的责任人，请先填写，或用清单开通。');
    for (const { role, contact } of wanted) {
      if (holders.some((one) => one.orgId === unit.id && one.role === role && one.name === contact.name)) continue;
      if (!contact.phoneCipher) {
        skip(contact.name, '没有手机号，请先补填。');
        continue;
      }
      const phone = ctx.app.vault.open(contact.phoneCipher);
      const given = await tryGive(ctx, { unit, role, name: contact.name, phone });
      if (typeof given === 'string') skip(contact.name, given);
      else {
        answer.granted += 1;
        if (given.opened) answer.opened += 1;
      }
    }
  }
  return answer;
}

/** A refusal is one row's, not the whole list's; everything that can refuse does so before it writes. */
async function tryGive(ctx: Ctx, wish: { unit: Unit; role: Role; name: string; phone: string }) {
  const { unit, ...rest } = wish;
  try {
    return await give(ctx, { ...rest, orgId: unit.id, orgName: unit.name, expiresOn: null });
  } catch (error) {
    if (error instanceof RefusalError) return error.message;
    throw error;
  }
}

/** A pasted list: each row is judged by itself; with `confirm` the right ones are opened. */
export async function openList(ctx: Ctx, input: Parsed<Endpoints['openList']>) {
  const manager = managerOf(ctx);
  const { today } = momentOf(ctx);
  const units = await listUnitsBelow(ctx.db, manager.orgId);
  const holders = await listHolders(
    ctx.db,
    units.map((unit) => unit.id),
    today,
  );
  const byName = new Map<string, Unit[]>();
  for (const unit of units) {
    for (const name of new Set(
      [unit.name, unit.shortName, unit.registeredName ?? '', ...unit.aliases].map(compactText),
    )) {
      if (name !== '') byName.set(name, [...(byName.get(name) ?? []), unit]);
    }
  }
  const seen = new Map<string, number>();
  const answer = { granted: 0, opened: 0 };
  const rows = [];
  for (const [index, raw] of input.rows.entries()) {
    const line = index + 1;
    const judged = judge(ctx, raw, byName);
    const key = judged.unit && judged.role ? `${judged.unit.id} ${judged.role} ${judged.phone}` : '';
    const before = key ? seen.get(key) : undefined;
    if (key && before === undefined) seen.set(key, line);
    const held = holders.some(
      (one) => one.orgId === judged.unit?.id && one.role === judged.role && one.name === judged.name,
    );
    const say = (state: 'ready' | 'held' | 'error' | 'granted', message: string) => ({
      line,
      unit: judged.unit?.name ?? raw.unit.trim(),
      name: judged.name,
      roleName: judged.role ? roleNames[judged.role] : '',
      state,
      message,
    });
    if (judged.problem !== null || !judged.unit || !judged.role) rows.push(say('error', judged.problem ?? ''));
    else if (before !== undefined) rows.push(say('error', `与第 ${before} 行重复，请删去一行。`));
    else if (held) rows.push(say('held', '已经开通，不再重复。'));
    else if (!input.confirm) rows.push(say('ready', '可以开通。'));
    else {
      const given = await tryGive(ctx, {
        unit: judged.unit,
        role: judged.role,
        name: judged.name,
        phone: judged.phone,
      });
      if (typeof given === 'string') rows.push(say('error', given));
      else {
        answer.granted += 1;
        if (given.opened) answer.opened += 1;
        rows.push(say('granted', given.opened ? '已开通，待本人激活。' : '已设置，本人用原来的账号登录。'));
      }
    }
  }
  return { rows, ...answer };
}

interface Judged {
  readonly unit: Unit | null;
  readonly role: Role | null;
  readonly name: string;
  readonly phone: string;
  readonly problem: string | null;
}

function judge(
  ctx: Ctx,
  raw: { unit: string; name: string; phone: string; duty: string },
  byName: ReadonlyMap<string, readonly Unit[]>,
): Judged {
  const name = compactText(raw.name);
  const found = byName.get(compactText(raw.unit)) ?? [];
  const unit = found.length === 1 ? (found[0] ?? null) : null;
  const phone = checkPhone(raw.phone);
  const duty = readDuty(raw.duty);
  const role = unit && duty ? roleOfDuty(duty, unit.kind) : null;
  const place = unit ? { orgId: unit.id, orgKind: unit.kind, orgPath: unit.path } : null;
  const wrong = (problem: string): Judged => ({ unit, role, name, phone: phone.normalised, problem });
  if (found.length > 1) return wrong(`“${raw.unit.trim()}”有 ${found.length} 所，请写全称。`);
  if (!unit || !place) return wrong(`没有找到直接下级单位“${raw.unit.trim()}”，请按备案的全称填写。`);
  if (!/^[\p{Script=Han}·]{2,20}$/u.test(name)) return wrong('姓名应是 2 至 20 个汉字，请核对。');
  if (phone.state === 'invalid') return wrong(phone.message ?? '手机号不对，请核对。');
  if (!duty) return wrong(`不认识职责“${raw.duty.trim()}”，请填管理员、校长或财务。`);
  if (!role || !mayManageRole(managerOf(ctx), role, place)) return wrong('这个单位没有这一职责的账号，请填管理员。');
  return { unit, role, name, phone: phone.normalised, problem: null };
}
