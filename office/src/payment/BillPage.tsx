import { useParams } from 'react-router';
import { useMe } from '../frame/session.tsx';
import { BillView } from './BillView.tsx';
import './payment.css';

export function BillPage() {
  const { programId = '', billId = '' } = useParams();
  const { assignment } = useMe();
  return <BillView programId={programId} billId={billId} isOwn={assignment?.orgKind === 'school'} />;
}
