import { describe, expect, it } from 'vitest';
import { type FeatureRoute, mayOpen, menuOf } from './feature-route.ts';

const page = async () => () => null;
const routes: readonly FeatureRoute[] = [
  { path: 'orgs', page, permission: 'org.read', menu: { group: '单位', label: '单位', order: 1 } },
  { path: 'bills', page, permission: 'payment.read', menu: { group: '缴费', label: '缴费单', order: 20 } },
  {
    path: 'lines',
    page,
    permission: ['payment.statement', 'payment.book'],
    menu: { group: '缴费', label: '到账', order: 10 },
  },
  { path: 'bills/:id', page, permission: 'payment.read' },
  { path: '', page, permission: 'signedIn', menu: { group: '首页', label: '首页', order: 0 } },
];

describe('menuOf', () => {
  it('groups by task in the order of the year, items by their order', () => {
    expect(menuOf(routes, ['org.read', 'payment.read', 'payment.book'])).toEqual([
      { group: '首页', items: [{ path: '', label: '首页' }] },
      {
        group: '缴费',
        items: [
          { path: 'lines', label: '到账' },
          { path: 'bills', label: '缴费单' },
        ],
      },
      { group: '单位', items: [{ path: 'orgs', label: '单位' }] },
    ]);
  });

  it('leaves out what the person may not open, and groups without anything', () => {
    expect(menuOf(routes, ['payment.statement']).map((section) => section.group)).toEqual(['首页', '缴费']);
    expect(menuOf(routes, []).map((section) => section.group)).toEqual(['首页']);
  });
});

describe('mayOpen', () => {
  it('asks for the permission, or any of several', () => {
    expect(mayOpen('signedIn', [])).toBe(true);
    expect(mayOpen('payment.read', ['org.read'])).toBe(false);
    expect(mayOpen(['payment.read', 'org.read'], ['org.read'])).toBe(true);
    expect(mayOpen([], ['org.read'])).toBe(false);
  });
});
