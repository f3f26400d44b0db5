import { permissions } from '@yanxiu/domain/access/permissions';
import { mayRole, roles } from '@yanxiu/domain/access/roles';
import { describe, expect, it } from 'vitest';
import { features } from './index.ts';
import { type Feature, pathNames } from './kernel/endpoint.ts';

const all: readonly Feature[] = features;
const endpoints = all.flatMap((feature) =>
  Object.entries(feature.endpoints).map(([name, endpoint]) => ({ stem: `${feature.name}.${name}`, endpoint })),
);

describe('contract', () => {
  it('every permission of the roles is named by an endpoint, and the other way round', () => {
    const named = new Set(
      endpoints.map(({ endpoint }) => endpoint.permission).filter((one) => one !== 'public' && one !== 'signedIn'),
    );
    expect([...named].sort()).toEqual([...permissions].sort());
  });

  it('every permission is held by some role', () => {
    expect(permissions.filter((permission) => !roles.some((role) => mayRole(role, permission)))).toEqual([]);
  });

  it('names in a path are in the input', () => {
    const broken = endpoints.filter(({ endpoint }) =>
      pathNames(endpoint.path).some((name) => !(name in endpoint.input.shape)),
    );
    expect(broken.map(({ stem }) => stem)).toEqual([]);
  });

  it('inputs are strict and paths are unique', () => {
    const loose = endpoints.filter(({ endpoint }) =>
      endpoint.input.safeParse({ 不认识: 1 }).error?.issues.every((issue) => issue.code !== 'unrecognized_keys'),
    );
    expect(loose.map(({ stem }) => stem)).toEqual([]);
    const paths = endpoints.map(({ endpoint }) => `${endpoint.method} ${endpoint.path.replace(/:\w+/g, ':')}`);
    expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([]);
  });
});
