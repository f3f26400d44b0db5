import type { OutputOf } from '@yanxiu/contract/index';
import { Alert, Button, Modal } from 'antd';
import { Link } from 'react-router';

export type ManyOutcome = OutputOf<'registration.approve'> & { readonly word: string };

/** What came of an act on many units: how many were done, and why the others were not. */
export function OutcomeDialog({ outcome, onClose }: { outcome: ManyOutcome | null; onClose: () => void }) {
  const refused = outcome?.refused ?? [];
  return (
    <Modal
      open={outcome !== null}
      title={outcome ? `已${outcome.word} ${outcome.done} 个单位` : ''}
      onCancel={onClose}
      footer={<Button onClick={onClose}>知道了</Button>}
    >
      {refused.length > 0 ? (
        <>
          <Alert type="warning" showIcon title={`另有 ${refused.length} 个单位没有${outcome?.word ?? ''}：`} />
          <ul className="outcome-list">
            {refused.map((one) => (
              <li key={one.schoolId}>
                <Link to={`/registrations/${one.schoolId}`} onClick={onClose}>
                  {one.schoolName}
                </Link>
                ：{one.message}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{outcome?.done === 0 ? '没有等待办理的单位。' : '全部办理完成。'}</p>
      )}
    </Modal>
  );
}
