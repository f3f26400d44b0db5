import { randomBytes } from 'node:crypto';
import { consentVersion } from '@yanxiu/domain/access/consent';
import type { Role } from '@yanxiu/domain/access/roles';
import { presets } from '@yanxiu/domain/program/presets';
import { hashPassword } from '@yanxiu/server/access/password';
import { nameKeyOf } from '@yanxiu/server/org/sort-key';
import { bulkInsert } from '@yanxiu/server/platform/db/bulk-insert';
import type { Db } from '@yanxiu/server/platform/db/database';
import { newId } from '@yanxiu/server/platform/id/new-id';
import type { Vault } from '@yanxiu/server/platform/vault/vault';
import { sealed } from './sealed.ts';
import type { OrgIds, OrgRef } from './seed-org.ts';
import type { Person, StaffMember, World } from './world.ts';

/** A person with an account, as the demo's log-in list names her. */
export interface SeededLogin {
  readonly phone: string;
  readonly password: string;
  readonly name: string;
  readonly roles: readonly { role: Role; org: string }[];
}

export interface SeededPeople {
  /** Document number → person id, of everybody seeded so far. */
  readonly byDocument: Map<string, string>;
  readonly logins: SeededLogin[];
  /** One password for all demo accounts, random at each seeding and printed at the start. */
  readonly password: string;
  readonly passwordHash: string;
}

export interface SeedParts {
  readonly db: Db;
  readonly vault: Vault;
  readonly now: Date;
}

/** A demo password is made anew for each data folder: it is printed, kept in demo-logins.json, and has no default. */
export async function newDemoPassword(): Promise<{ password: string; passwordHash: string }> {
  const password = `yanxiu-${randomBytes(4).toString('hex')}`;
  return { password, passwordHash: await hashPassword(password) };
}

/** Everybody who works in the product, with account, roles and the units' contacts. */
export async function seedStaff(parts: SeedParts, world: World, orgs: OrgIds): Promise<SeededPeople> {
  const secret = await newDemoPassword();
  const seeded: SeededPeople = { byDocument: new Map(), logins: [], ...secret };
  const staff = world.staff.filter((member) => orgOf(member, orgs));
  await insertPeople(parts, seeded, staff, { activated: true });
  const roleRows: Record<string, unknown>[] = [];
  const contactRows: Record<string, unknown>[] = [];
  const byPhone = new Map<string, SeededLogin>();
  for (const member of staff) {
    const org = orgOf(member, orgs);
    const personId = seeded.byDocument.get(member.documentNumber);
    if (!org || !personId) continue;
    for (const role of member.roles) {
      roleRows.push({ id: newId(), personId, role, orgId: org.id, grantedAt: parts.now });
    }
    contactRows.push(...contactsOf(parts.vault, member, org, parts.now));
    const roles = member.roles.map((role) => ({ role, org: org.name }));
    const { phone, name } = member;
    // a clerk may be a tutor too: one person, one log-in
    const login = byPhone.get(phone) ?? { phone, password: seeded.password, name, roles: [] };
    byPhone.set(phone, { ...login, roles: [...login.roles, ...roles] });
  }
  seeded.logins.push(...byPhone.values());
  await bulkInsert(parts.db, 'roleAssignment', roleRows);
  await bulkInsert(parts.db, 'orgContact', contactRows, { orIgnore: true });
  return seeded;
}

/** The unit at which a member works; the platform's own people sit at the province. */
export function orgOf(member: StaffMember, orgs: OrgIds): OrgRef | undefined {
  const { post } = member;
  if (post.kind === 'platform') return orgs.byCode.get('140000');
  if (post.kind !== 'provider') return orgs.byCode.get(post.code);
  const preset = presets.find((one) => one.code.startsWith(post.region));
  return orgs.provider.get(preset?.providerName ?? '');
}

function contactsOf(vault: Vault, member: StaffMember, org: OrgRef, now: Date): Record<string, unknown>[] {
  if (member.post.kind !== 'school') return [];
  const duties = { principal: 'head', schoolAdmin: 'liaison', schoolFinance: 'finance' } as const;
  const kept = sealed(vault, 'phone', member.phone);
  return member.roles.flatMap((role) => {
    const duty = duties[role as keyof typeof duties];
    if (!duty) return [];
    const common = {
      orgId: org.id,
      duty,
      name: member.name,
      title: member.duty,
      phoneCipher: kept.cipher,
      phoneMask: kept.mask,
    };
    return [{ ...common, officePhone: '', email: member.email, updatedAt: now }];
  });
}

type Seedable = Pick<Person | StaffMember, 'name' | 'sex' | 'documentNumber' | 'phone'> & {
  readonly sharesPhoneOf?: string | null;
};

/** Persons and their accounts; who is there already (a clerk who is a teacher too) is passed over. */
export async function insertPeople(
  parts: SeedParts,
  seeded: SeededPeople,
  people: readonly Seedable[],
  options: { activated: boolean },
): Promise<void> {
  const persons: Record<string, unknown>[] = [];
  const accounts: Record<string, unknown>[] = [];
  for (const one of people) {
    if (seeded.byDocument.has(one.documentNumber)) continue;
    const id = newId();
    seeded.byDocument.set(one.documentNumber, id);
    persons.push(personRow(parts, id, one));
    const loginNumber = one.sharesPhoneOf ? String(900_000_000 + seeded.byDocument.size) : null;
    accounts.push(accountRow(parts, id, one.phone, loginNumber, options.activated ? seeded.passwordHash : null));
  }
  await bulkInsert(parts.db, 'person', persons);
  await bulkInsert(parts.db, 'account', accounts);
}

function personRow({ vault, now }: SeedParts, id: string, one: Seedable) {
  const document = sealed(vault, 'document', one.documentNumber);
  const phone = sealed(vault, 'phone', one.phone);
  const birth = one.documentNumber.slice(6, 14);
  return {
    id,
    name: one.name,
    nameKey: nameKeyOf(one.name),
    sex: one.sex,
    birthOn: `${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6)}`,
    documentKind: 'id',
    documentCipher: document.cipher,
    documentIndex: document.index,
    documentTailIndex: document.tailIndex,
    documentMask: document.mask,
    phoneCipher: phone.cipher,
    phoneIndex: phone.index,
    phoneTailIndex: phone.tailIndex,
    phoneMask: phone.mask,
    version: 1,
    createdAt: now,
  };
}

function accountRow(
  { vault, now }: SeedParts,
  personId: string,
  phone: string,
  loginNumber: string | null,
  passwordHash: string | null,
) {
  return {
    personId,
    loginIndex: vault.index('login', loginNumber ?? phone),
    loginMask: loginNumber ?? sealed(vault, 'phone', phone).mask,
    loginNumber,
    passwordHash,
    activatedAt: passwordHash ? now : null,
    // whoever is active has agreed to the notice at activation
    consentVersion: passwordHash ? consentVersion : null,
    consentAt: passwordHash ? now : null,
    version: 1,
  };
}
