import type { Permission } from '@yanxiu/domain/access/permissions';
import type { ComponentType } from 'react';

/** The groups of the left menu, by task, in the order of a year's work. */
export const menuGroups = ['首页', '培训项目', '报名', '缴费', '学习', '考核', '督导', '单位', '系统'] as const;
export type MenuGroup = (typeof menuGroups)[number];

/** Who may open a page: one permission, any of several, or everybody who is signed in. */
export type PagePermission = Permission | 'signedIn' | readonly Permission[];

export interface FeatureRoute {
  /** Below /office/, without a slash in front: `orgs/:id`; empty is the start page. */
  readonly path: string;
  /** Loads the page's chunk and gives its component. */
  readonly page: () => Promise<ComponentType>;
  readonly permission: PagePermission;
  /** Where the page stands in the menu; pages without it are reached from others. `order` is within the group. */
  readonly menu?: { readonly group: MenuGroup; readonly label: string; readonly order: number };
}

/** Whether a person holding `held` may open a page. The server decides anew on every call. */
export function mayOpen(permission: PagePermission, held: readonly Permission[]): boolean {
  if (permission === 'signedIn') return true;
  if (typeof permission === 'string') return held.includes(permission);
  return permission.some((one) => held.includes(one));
}

export interface MenuItem {
  readonly path: string;
  readonly label: string;
}

export interface MenuSection {
  readonly group: MenuGroup;
  readonly items: readonly MenuItem[];
}

/** The menu of a person: groups in their order, without the pages (and groups) that she may not open. */
export function menuOf(routes: readonly FeatureRoute[], held: readonly Permission[]): MenuSection[] {
  const shown = routes.filter((route) => route.menu && mayOpen(route.permission, held));
  return menuGroups
    .map((group) => ({
      group,
      items: shown
        .filter((route) => route.menu?.group === group)
        .sort((a, b) => (a.menu?.order ?? 0) - (b.menu?.order ?? 0))
        .map((route) => ({ path: route.path, label: route.menu?.label ?? '' })),
    }))
    .filter((section) => section.items.length > 0);
}
