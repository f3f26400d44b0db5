import { useMe } from '../frame/session.tsx';
import { UnitListPage } from './UnitListPage.tsx';
import { UnitView } from './UnitPage.tsx';

/** A school sees its own roster at once; every level above sees its units. */
export function RegistrationPage() {
  const { assignment } = useMe();
  if (assignment?.orgKind === 'school') return <UnitView schoolId={assignment.orgId} />;
  return <UnitListPage />;
}
