import { describe, expect, test } from 'vitest';
import { mayManageRole, type RoleManager, readDuty, roleOfDuty, rolesToGive } from './grant.ts';

const city = { orgId: 'c', orgKind: 'city', orgPath: 'p/c/' };
const county = { orgId: 'x', orgKind: 'county', orgPath: 'p/c/x/' };
const school = { orgId: 's', orgKind: 'school', orgPath: 'p/c/x/s/' };
const elsewhere = { orgId: 'e', orgKind: 'school', orgPath: 'p/c/y/e/' };
const provider = { orgId: 'v', orgKind: 'provider', orgPath: 'v/' };
const as = (role: RoleManager['role'], place: typeof city): RoleManager => ({ role, ...place });

describe('who may give which role', () => {
  test.each([
    ['cityAdmin' as const, city, county, ['countyAdmin']],
    ['cityAdmin' as const, city, school, ['schoolAdmin', 'principal', 'schoolFinance']],
    ['countyAdmin' as const, county, school, ['schoolAdmin', 'principal', 'schoolFinance']],
    ['countyAdmin' as const, county, elsewhere, []],
    ['countyAdmin' as const, county, county, ['expert']],
    ['countyAdmin' as const, county, city, []],
    ['schoolAdmin' as const, school, school, ['schoolFinance']],
    ['principal' as const, school, school, ['schoolAdmin', 'schoolFinance']],
    ['schoolFinance' as const, school, school, []],
    [
      'providerManager' as const,
      provider,
      provider,
      ['providerFinance', 'providerSupport', 'contentEditor', 'tutor', 'expert'],
    ],
    ['providerManager' as const, provider, school, []],
    ['operator' as const, city, county, []],
  ])('%s on %o for %o', (role, own, place, expected) => {
    expect(rolesToGive(as(role, own), place)).toEqual(expected);
  });

  test('a path that only begins alike is another unit', () => {
    const twin = { orgId: 'x2', orgKind: 'school', orgPath: 'p/c/x2/' };
    expect(mayManageRole(as('countyAdmin', county), 'schoolAdmin', twin)).toBe(false);
  });
});

test('the duties of 附件 4 lead to roles, and the words of a list to duties', () => {
  expect(roleOfDuty('head', 'school')).toBe('principal');
  expect(roleOfDuty('head', 'county')).toBeNull();
  expect(roleOfDuty('liaison', 'county')).toBe('countyAdmin');
  expect(['校长', '园 长', '管理员', '联系人', '', '财务', '门卫'].map(readDuty)).toEqual([
    'head',
    'head',
    'liaison',
    'liaison',
    'liaison',
    'finance',
    null,
  ]);
});
