import { useMe } from '../frame/session.tsx';
import { AccountListPage } from './AccountListPage.tsx';
import { BoardPage } from './BoardPage.tsx';

/** A school sees its people at once; every level above sees how far its units are. */
export function AccountPage() {
  const { assignment } = useMe();
  return assignment?.orgKind === 'school' ? <AccountListPage /> : <BoardPage />;
}
