import type { account } from '@yanxiu/contract/account';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { mayManageRole, readDuty, roleOfDuty } from '@yanxiu/domain/access/grant';
import { type Role, roleNames } from '@yanxiu/domain/access/roles';
import { checkPhone } from '@yanxiu/domain/kernel/phone';
import { compactText } from '@yanxiu/domain/kernel/text-width';
import type { Ctx } from '../../platform/http/context.ts';
import { listContactsOf, listHolders, listUnitsBelow, pageUnitsBelow } from '../store/office.ts';
import { managerOf, momentOf } from './grant.ts';
import { type OpeningWish, queueOpening, type Skipped } from './opening-job.ts';

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

/** Queues the opening of the ticked units' accounts from their 附件 4; who can't be opened is named with the reason. */
export async function openUnits(ctx: Ctx, input: Parsed<Endpoints['openUnits']>) {
  const { today } = momentOf(ctx);
  const below = (await listUnitsBelow(ctx.db, managerOf(ctx).orgId)).filter((unit) => input.orgIds.includes(unit.id));
  const ids = below.map((unit) => unit.id);
  const [contacts, holders] = await Promise.all([listContactsOf(ctx.db, ids), listHolders(ctx.db, ids, today)]);
  const skipped: Skipped[] = [];
  const wishes: OpeningWish[] = [];
  for (const unit of below) {
    const skip = (name: string, message: string) => skipped.push({ orgName: unit.name, name, message });
    const wanted = contacts.flatMap((one) => wantedOf(ctx, unit, one));
    if (wanted.length === 0) skip('', '还没有填写附件 4 的责任人，请先填写，或用清单开通。');
    for (const { role, contact } of wanted) {
      if (holders.some((one) => one.orgId === unit.id && one.role === role && one.name === contact.name)) continue;
      if (!contact.phoneCipher) skip(contact.name, '没有手机号，请先补填。');
      else wishes.push(wishOf(unit, role, contact.name, contact.phoneCipher));
    }
  }
  return queueOpening(ctx, wishes, skipped);
}

const wishOf = (unit: Unit, role: Role, name: string, phone: Buffer): OpeningWish => ({
  orgId: unit.id,
  orgName: unit.name,
  role,
  name,
  phone: phone.toString('base64'),
});

/** A pasted list: each row is judged by itself, and nothing is opened yet. */
export async function checkList(ctx: Ctx, input: Parsed<Endpoints['checkList']>) {
  const rows = await judgeList(ctx, input.rows);
  return {
    rows: rows.map(({ judged: { unit, name, role }, raw, line, state, message }) => ({
      line,
      unit: unit?.name ?? raw.unit.trim(),
      name,
      roleName: role ? roleNames[role] : '',
      state,
      message,
    })),
  };
}

/** Queues the opening of the rows that are right; the others are named with what is wrong. */
export async function openList(ctx: Ctx, input: Parsed<Endpoints['openList']>) {
  const skipped: Skipped[] = [];
  const wishes: OpeningWish[] = [];
  for (const { judged, raw, line, state, message } of await judgeList(ctx, input.rows)) {
    const { unit, role, name, phone } = judged;
    if (state === 'ready' && unit && role) {
      wishes.push(wishOf(unit, role, name, ctx.app.vault.protect('phone', phone).cipher));
    } else if (state === 'error') skipped.push({ orgName: `第 ${line} 行 ${raw.unit.trim()}`, name, message });
  }
  return queueOpening(ctx, wishes, skipped);
}

type Raw = Parsed<Endpoints['checkList']>['rows'][number];

async function judgeList(ctx: Ctx, raws: readonly Raw[]) {
  const units = await listUnitsBelow(ctx.db, managerOf(ctx).orgId);
  const ids = units.map((unit) => unit.id);
  const holders = await listHolders(ctx.db, ids, momentOf(ctx).today);
  const byName = namesOf(units);
  const seen = new Map<string, number>();
  return raws.map((raw, index) => {
    const line = index + 1;
    const judged = judge(ctx, raw, byName);
    const { unit, role, name, phone, problem } = judged;
    const verdict = (state: 'ready' | 'held' | 'error', message: string) => ({ raw, line, judged, state, message });
    if (problem !== null || !unit || !role) return verdict('error', problem ?? '');
    const key = `${unit.id} ${role} ${phone}`;
    const before = seen.get(key);
    seen.set(key, before ?? line);
    if (before !== undefined) return verdict('error', `与第 ${before} 行重复，请删去一行。`);
    const held = holders.some((one) => one.orgId === unit.id && one.role === role && one.name === name);
    return held ? verdict('held', '已经开通，不再重复。') : verdict('ready', '可以开通。');
  });
}

function namesOf(units: Awaited<ReturnType<typeof listUnitsBelow>>): ReadonlyMap<string, readonly Unit[]> {
  const byName = new Map<string, Unit[]>();
  for (const unit of units) {
    const names = [unit.name, unit.shortName, unit.registeredName ?? '', ...unit.aliases].map(compactText);
    for (const name of new Set(names)) {
      if (name !== '') byName.set(name, [...(byName.get(name) ?? []), unit]);
    }
  }
  return byName;
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
