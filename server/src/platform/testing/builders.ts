import type { Role } from '@yanxiu/domain/access/roles';
import { hashPassword } from '../../access/password.ts';
import { nameKeyOf, sortKeyOf } from '../../org/sort-key.ts';
import { hashToken, newToken, sessionCookie } from '../http/session-cookie.ts';
import { newId } from '../id/new-id.ts';
import type { TestApp } from './test-app.ts';

/** What builders build in: the product without its door, so that a server in a process of its own can be filled too. */
export type BuildingSite = Pick<TestApp, 'app' | 'clock'>;

export interface BuiltOrg {
  readonly id: string;
  readonly path: string;
  readonly name: string;
}

interface OrgWish {
  readonly kind: 'province' | 'city' | 'county' | 'school' | 'provider';
  readonly name?: string;
  readonly parent?: BuiltOrg;
  readonly reportsThrough?: BuiltOrg;
}

/** A unit of the tree; names are unique by a counter. */
export async function anOrg({ app }: BuildingSite, wish: OrgWish): Promise<BuiltOrg> {
  const id = newId();
  const name = wish.name ?? `测试单位${id.slice(-6)}`;
  const path = `${wish.parent?.path ?? ''}${id}/`;
  await app.database.db
    .insertInto('org')
    .values({
      id,
      kind: wish.kind,
      name,
      shortName: name,
      parentId: wish.parent?.id ?? null,
      path,
      ownership: wish.kind === 'school' ? 'public' : null,
      registeredName: wish.kind === 'school' ? name : null,
      stages: wish.kind === 'school' ? ['primary'] : [],
      reportsThrough: wish.reportsThrough?.id ?? null,
      sortKey: sortKeyOf(name),
    })
    .execute();
  return { id, path, name };
}

let phoneSerial = 15400000000;

export interface BuiltPerson {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly assignmentId: string | null;
  /** Headers of a request made by this person. */
  readonly headers: { cookie: string };
}

interface PersonWish {
  readonly name?: string;
  readonly role?: Role;
  readonly org?: BuiltOrg;
  readonly password?: string;
}

/** A person with an activated account, signed in, acting in the role when one is named. */
export async function aPerson({ app, clock }: BuildingSite, wish: PersonWish = {}): Promise<BuiltPerson> {
  const db = app.database.db;
  const id = newId();
  const name = wish.name ?? '张试验';
  phoneSerial += 1;
  const phone = String(phoneSerial);
  const kept = app.vault.protect('phone', phone);
  await db
    .insertInto('person')
    .values({
      id,
      name,
      nameKey: nameKeyOf(name),
      phoneCipher: kept.cipher,
      phoneIndex: kept.index,
      phoneTailIndex: kept.tailIndex,
      phoneMask: kept.mask,
      createdAt: clock.now(),
    })
    .execute();
  await db
    .insertInto('account')
    .values({
      personId: id,
      loginIndex: app.vault.index('login', phone),
      loginMask: kept.mask,
      passwordHash: wish.password ? await hashPassword(wish.password) : null,
      activatedAt: clock.now(),
    })
    .execute();
  const assignmentId = wish.role && wish.org ? await assign(app, id, wish.role, wish.org, clock.now()) : null;
  return { id, name, phone, assignmentId, headers: { cookie: await aSession(app, id, assignmentId, clock.now()) } };
}

async function assign(app: TestApp['app'], personId: string, role: Role, org: BuiltOrg, now: Date): Promise<string> {
  const id = newId();
  await app.database.db
    .insertInto('roleAssignment')
    .values({ id, personId, role, orgId: org.id, grantedAt: now })
    .execute();
  return id;
}

async function aSession(
  app: TestApp['app'],
  personId: string,
  assignmentId: string | null,
  now: Date,
): Promise<string> {
  const token = newToken();
  await app.database.db
    .insertInto('session')
    .values({
      tokenHash: hashToken(token),
      id: newId(),
      personId,
      assignmentId,
      createdAt: now,
      seenAt: now,
      expiresAt: new Date(now.getTime() + 365 * 86_400_000),
      address: '127.0.0.1',
      userAgent: 'test',
    })
    .execute();
  return `${sessionCookie}=${token}`;
}
