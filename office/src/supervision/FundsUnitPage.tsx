import { useParams } from 'react-router';
import { FundsUnit } from './FundsUnit.tsx';

export function FundsUnitPage() {
  const { orgId = '' } = useParams();
  return <FundsUnit key={orgId} orgId={orgId} />;
}
