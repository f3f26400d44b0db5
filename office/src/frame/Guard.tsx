import type { ReactNode } from 'react';
import { mayOpen, type PagePermission } from './feature-route.ts';
import { NoPermissionPage } from './NoPermissionPage.tsx';
import { useMe } from './session.tsx';

/** Shows a page to who may see it and tells everybody else what to do. */
export function Guard({ permission, children }: { permission: PagePermission; children: ReactNode }) {
  const me = useMe();
  return mayOpen(permission, me.permissions) ? children : <NoPermissionPage />;
}
