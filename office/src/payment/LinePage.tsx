import { useParams } from 'react-router';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { LineWork } from './LineWork.tsx';
import './payment.css';

/** One line of the ledger with its whole story. */
export function LinePage() {
  const { lineId = '' } = useParams();
  return (
    <PageFrame title="一笔流水" crumbs={[{ label: '流水台账', to: '/ledger' }]} purpose="这笔款项的来历、去向和经办。">
      <Section>
        <LineWork lineId={lineId} />
      </Section>
    </PageFrame>
  );
}
