import type { OutputOf } from '@yanxiu/contract/index';
import { Alert, Button, Modal } from 'antd';
import './assessment.css';

export type Moved = OutputOf<'assessment.approve'> & { readonly word: string };

/** What came of an act on many sheets: how many went on, and why the others did not. */
export function MovedDialog({ moved, onClose }: { moved: Moved | null; onClose: () => void }) {
  const skipped = moved?.skipped ?? [];
  return (
    <Modal
      open={moved !== null}
      title={moved ? `已${moved.word} ${moved.moved} 个单位` : ''}
      onCancel={onClose}
      footer={<Button onClick={onClose}>知道了</Button>}
    >
      {skipped.length > 0 ? (
        <>
          <Alert type="info" showIcon title={`另有 ${skipped.length} 个单位没有${moved?.word ?? ''}：`} />
          <ul className="skipped-list">
            {skipped.map((one) => (
              <li key={one.schoolName}>
                {one.schoolName}：{one.reason}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>全部办理完成。</p>
      )}
    </Modal>
  );
}
