import type { account } from '@yanxiu/contract/account';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { mayManageRole, type RoleManager, type RolePlace, rolesToGive } from '@yanxiu/domain/access/grant';
import { mayHoldTogether, type Role, roleNames } from '@yanxiu/domain/access/roles';
import { scopeFor } from '@yanxiu/domain/access/scope';
import { refuseAccount } from '@yanxiu/domain/account/refusals';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { checkPhone } from '@yanxiu/domain/kernel/phone';
import { forgetSessions } from '../../access/session.ts';
import { nameKeyOf } from '../../org/sort-key.ts';
import { getOrg, getOrgPlain } from '../../org/store.ts';
import { actorOf, type Ctx, withScope } from '../../platform/http/context.ts';
import { HttpError, notFound, RefusalError } from '../../platform/http/errors.ts';
import { newId } from '../../platform/id/new-id.ts';
import { findAccountPerson, removeSessions, reopenActivation } from '../store/account.ts';
import {
  endExpired,
  endOffice,
  getOffice,
  insertHolder,
  insertOffice,
  listHolders,
  listRolesOf,
} from '../store/office.ts';
import { useSlips } from '../store/slip.ts';

type Endpoints = typeof account.endpoints;

export const momentOf = (ctx: Ctx) => ({ now: ctx.now, today: dayOf(ctx.now) });

/** The role in which the actor gives and takes roles. */
export function managerOf(ctx: Ctx): RoleManager {
  const { assignment } = actorOf(ctx);
  if (!assignment || assignment.programId || assignment.classId) throw new HttpError('forbidden');
  return assignment;
}

async function placeOf(ctx: Ctx, orgId: string): Promise<RolePlace & { readonly name: string }> {
  const manager = managerOf(ctx);
  const org = orgId === manager.orgId ? await getOrgPlain(ctx.db, orgId) : await getOrg(ctx.db, ctx.scope, orgId);
  return { orgId: org.id, orgKind: org.kind, orgPath: org.path, name: org.name };
}

export async function showRolesToGive(ctx: Ctx, { orgId }: { orgId: string }) {
  return rolesToGive(managerOf(ctx), await placeOf(ctx, orgId)).map((role) => ({ role, name: roleNames[role] }));
}

/** Gives a role; who has no account yet gets one that waits for its owner's own password. */
export async function grantOffice(ctx: Ctx, input: Parsed<Endpoints['grant']>) {
  const place = await placeOf(ctx, input.orgId);
  if (!mayManageRole(managerOf(ctx), input.role, place)) throw new RefusalError(refuseAccount('officeNotYours'));
  return give(ctx, { ...input, orgName: place.name });
}

interface Wish {
  readonly orgId: string;
  readonly orgName: string;
  readonly role: Role;
  readonly name: string;
  readonly phone: string;
  readonly expiresOn: string | null;
}

/** Whether the role may be given is the caller's question; here are the person, the account and the row. */
export async function give(ctx: Ctx, wish: Wish): Promise<{ id: string; opened: boolean }> {
  const { today } = momentOf(ctx);
  if (wish.expiresOn && wish.expiresOn <= today) throw new RefusalError(refuseAccount('officePast'));
  const { personId, opened } = await holderOf(ctx, wish);
  const key = { personId, role: wish.role, orgId: wish.orgId };
  const held = await listHolders(ctx.db, [wish.orgId], today);
  if (held.some((one) => one.personId === personId && one.role === wish.role)) {
    throw new RefusalError(refuseAccount('officeHeld', { name: wish.name, role: roleNames[wish.role] }));
  }
  const others = (await listRolesOf(ctx.db, personId, today)).map((one) => one.role);
  if (!mayHoldTogether(others, wish.role)) {
    throw new RefusalError(refuseAccount('officeTogether'));
  }
  await endExpired(ctx.db, key, today);
  const id = newId();
  // nobody is there yet when the first role of an installation is given from the shell
  const grantedBy = ctx.actor?.personId ?? null;
  await insertOffice(ctx.db, { id, ...key, grantedBy, grantedAt: ctx.now, expiresOn: wish.expiresOn });
  ctx.audit({
    action: 'account.grant',
    subject: ['roleAssignment', id],
    after: { name: wish.name, role: wish.role, org: wish.orgName, expiresOn: wish.expiresOn, opened },
  });
  ctx.afterCommit(() => forgetSessions(ctx.app));
  return { id, opened };
}

/** The person behind a phone, with an account; a known phone has to bear the same name, an unknown one opens an account. */
export async function holderOf(
  ctx: Ctx,
  { name, phone }: Pick<Wish, 'name' | 'phone'>,
): Promise<{ personId: string; opened: boolean }> {
  const checked = checkPhone(phone);
  if (checked.state === 'invalid') {
    throw new RefusalError(refuseAccount('badPhone', { message: checked.message ?? '手机号不对，请核对。' }));
  }
  const { vault } = ctx.app;
  const loginIndex = vault.index('login', checked.normalised);
  const kept = vault.protect('phone', checked.normalised);
  const found = await findAccountPerson(ctx.db, { loginIndex });
  if (found && found.name !== name) throw new RefusalError(refuseAccount('officeOtherName', { phone: kept.mask }));
  if (found) return { personId: found.personId, opened: false };
  const personId = newId();
  const phoneColumns = {
    phoneCipher: kept.cipher,
    phoneIndex: kept.index,
    phoneTailIndex: kept.tailIndex,
    phoneMask: kept.mask,
  };
  const person = { id: personId, name, nameKey: nameKeyOf(name), ...phoneColumns, createdAt: ctx.now };
  await insertHolder(ctx.db, person, loginIndex);
  return { personId, opened: true };
}

async function managedOffice(ctx: Ctx, id: string) {
  const office = await getOffice(ctx.db, ctx.scope, momentOf(ctx), id);
  if (!mayManageRole(managerOf(ctx), office.role, office)) throw new RefusalError(refuseAccount('officeNotYours'));
  if (office.state === 'ended') throw new RefusalError(refuseAccount('officeEnded'));
  return office;
}

async function end(
  ctx: Ctx,
  office: { id: string; name: string; role: Role; orgName: string },
  action: string,
  reason: string,
) {
  const by = actorOf(ctx).personId;
  const ended = await endOffice(ctx.db, office.id, { endedAt: ctx.now, endedBy: by, endReason: reason });
  if (!ended) throw new RefusalError(refuseAccount('officeEnded'));
  ctx.audit({
    action,
    subject: ['roleAssignment', office.id],
    before: { name: office.name, role: office.role, org: office.orgName },
    reason,
  });
  ctx.afterCommit(() => forgetSessions(ctx.app));
}

/** Takes a role away at once, with the sessions that act in it. */
export async function revokeOffice(ctx: Ctx, input: { id: string; reason: string }) {
  const office = await managedOffice(ctx, input.id);
  if (office.personId === actorOf(ctx).personId) throw new RefusalError(refuseAccount('officeSelf'));
  await end(ctx, office, 'account.revoke', input.reason);
  return { ok: true as const };
}

/** The successor takes over and the holder steps down, in one act: by the level above, or by the holder herself. */
export async function handOverOffice(ctx: Ctx, input: Parsed<Endpoints['handOver']>) {
  const actor = actorOf(ctx);
  const own = actor.assignment?.id === input.id ? actor.assignment : null;
  const office = own
    ? { id: own.id, name: actor.name, role: own.role, orgId: own.orgId, orgName: own.orgName, personId: actor.personId }
    : await managedBySomebodyAbove(ctx, input.id);
  const { id, opened } = await give(ctx, {
    ...office,
    name: input.name,
    phone: input.phone,
    expiresOn: input.expiresOn,
  });
  await end(ctx, office, 'account.handOver', input.reason);
  return { id, opened };
}

async function managedBySomebodyAbove(ctx: Ctx, id: string) {
  const { assignment } = actorOf(ctx);
  const scope = assignment ? scopeFor(actorOf(ctx), 'account.grant') : null;
  return scope ? managedOffice(withScope(ctx, scope), id) : notFound();
}

/** Password and sessions of a holder below end; a slip or an SMS code lets her in again. */
export async function resetOffice(ctx: Ctx, input: { id: string; reason: string }) {
  const office = await managedOffice(ctx, input.id);
  if (!office.activatedAt) throw new RefusalError(refuseAccount('officeActive'));
  const manager = managerOf(ctx);
  const roles = await listRolesOf(ctx.db, office.personId, momentOf(ctx).today);
  // whoever could reset her account could act in each of her roles
  if (!roles.every((one) => mayManageRole(manager, one.role, one))) throw new RefusalError(refuseAccount('holdsRole'));
  await reopenActivation(ctx.db, office.personId);
  await removeSessions(ctx.db, office.personId, null);
  await useSlips(ctx.db, office.personId, ctx.now);
  ctx.audit({ action: 'account.resetOffice', subject: ['person', office.personId], reason: input.reason });
  ctx.afterCommit(() => forgetSessions(ctx.app));
  return { ok: true as const };
}
