import { useMay } from '../frame/session.tsx';
import { Empty } from '../kit/Empty.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { useApi } from '../kit/use-api.ts';
import { BillView } from './BillView.tsx';

/** The school's one bill of the chosen program. */
export function OwnBill({ programId, schoolId }: { programId: string; schoolId: string }) {
  const may = useMay();
  const bills = useApi('payment.bills', { programId, schoolId, size: 1 });
  const [own] = bills.data?.rows ?? [];
  if (own) return <BillView programId={programId} billId={own.id} isOwn />;
  return (
    <PageFrame title="缴费单" purpose="应缴多少、怎样缴、到账没有，都在这一页。">
      <Loaded of={bills} what="缴费单">
        {() => (
          <Empty
            title="还没有缴费单"
            hint="名单由校长确认上报后，这里会生成缴费单和缴费通知单；名单锁定后金额确定。"
            action={may('registration.read') ? <LinkButton to="/registrations">去看名单</LinkButton> : null}
          />
        )}
      </Loaded>
    </PageFrame>
  );
}
