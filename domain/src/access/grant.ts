import { type Role, roleOrgKind, roles } from './roles.ts';

/** Who gives or takes a role: the role that he acts in, and where. */
export interface RoleManager {
  readonly role: Role;
  readonly orgId: string;
  readonly orgPath: string;
}

/** The unit on which a role is held. */
export interface RolePlace {
  readonly orgId: string;
  readonly orgKind: string;
  readonly orgPath: string;
}

/** A bureau keeps the administrators of the bureaus and schools below it (rules §11). */
const below: readonly Role[] = ['cityAdmin', 'countyAdmin', 'schoolAdmin', 'principal', 'schoolFinance'];

/** What is kept inside one's own unit: a clerk never makes a principal, who has to confirm what the clerk hands in. */
const inside: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  principal: ['schoolAdmin', 'schoolFinance'],
  schoolAdmin: ['schoolFinance'],
  // the second person of a booking has to be appointed by somebody: the provider's own head of work
  providerManager: ['providerFinance', 'providerSupport', 'contentEditor', 'tutor', 'expert'],
  provinceAdmin: ['expert'],
  cityAdmin: ['expert'],
  countyAdmin: ['expert'],
};

/** May the manager give, take away and hand over this role on that unit? */
export function mayManageRole(manager: RoleManager, role: Role, place: RolePlace): boolean {
  const kind = roleOrgKind[role];
  if (kind !== 'any' && kind !== place.orgKind) return false;
  if (place.orgId === manager.orgId) return (inside[manager.role] ?? []).includes(role);
  const isBureau = manager.role === 'provinceAdmin' || manager.role === 'cityAdmin' || manager.role === 'countyAdmin';
  return isBureau && place.orgPath.startsWith(manager.orgPath) && below.includes(role);
}

/** The roles that the manager may give on a unit, in the order of the glossary. */
export function rolesToGive(manager: RoleManager, place: RolePlace): Role[] {
  return roles.filter((role) => mayManageRole(manager, role, place));
}

/** Whose duty of 附件 4 opens which role on a unit of that kind; null where none belongs to it. */
export function roleOfDuty(duty: 'head' | 'liaison' | 'finance', orgKind: string): Role | null {
  if (orgKind === 'school')
    return ({ head: 'principal', liaison: 'schoolAdmin', finance: 'schoolFinance' } as const)[duty];
  if (duty !== 'liaison') return null;
  if (orgKind === 'county') return 'countyAdmin';
  return orgKind === 'city' ? 'cityAdmin' : null;
}

const roleWords: readonly (readonly [RegExp, 'head' | 'liaison' | 'finance'])[] = [
  [/财务|会计|出纳|报账/, 'finance'],
  [/校长|园长|校（园）长|负责人|第一责任/, 'head'],
  [/管理员|责任人|联系人|联络|教务|办公室|电教/, 'liaison'],
];

/** Reads the 角色 column of a list: 校长, 园长, 管理员, 联系人, 财务; null when it names none. Blank means the liaison. */
export function readDuty(text: string): 'head' | 'liaison' | 'finance' | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  if (plain === '') return 'liaison';
  return roleWords.find(([words]) => words.test(plain))?.[1] ?? null;
}

/** A role is unused when nobody has logged in with its account for so many days. */
export const unusedDays = 60;
