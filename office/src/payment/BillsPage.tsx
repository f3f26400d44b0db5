import { useMe } from '../frame/session.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { BillList } from './BillList.tsx';
import { OwnBill } from './OwnBill.tsx';
import { PrintButton } from './PrintButton.tsx';
import './payment.css';

/** A school sees its own bill at once; everybody above and the provider see all of theirs. */
export function BillsPage() {
  const { assignment } = useMe();
  const isSchool = assignment?.orgKind === 'school';
  if (isSchool)
    return <ForProgram>{(program) => <OwnBill programId={program.id} schoolId={assignment.orgId} />}</ForProgram>;
  return (
    <PageFrame
      title="缴费单"
      purpose="每所学校应缴多少、到了多少、还差多少，开了多少发票。"
      actions={<PrintButton wide />}
    >
      <ForProgram>
        {(program) => (
          <div className="stack">
            <BillList program={program} />
          </div>
        )}
      </ForProgram>
    </PageFrame>
  );
}
