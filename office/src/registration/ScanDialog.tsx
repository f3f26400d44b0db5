import { fileUrl, upload } from '@yanxiu/ui/client';
import { Button, Modal } from 'antd';
import { FileDrop } from '../kit/FileDrop.tsx';
import { useAct } from '../kit/use-api.ts';
import type { Unit } from './unit-words.ts';

interface Props {
  readonly programId: string;
  readonly unit: Unit;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** A stamped and signed scan instead of the principal's click. */
export function ScanDialog({ programId, unit, open, onClose }: Props) {
  const record = useAct('registration.recordScan', { done: '已登记扫描件，名单已上报', onDone: onClose });
  return (
    <Modal open={open} title={`登记“${unit.schoolName}”的盖章扫描件`} footer={null} onCancel={onClose} destroyOnHidden>
      {unit.scanFileId ? (
        <p>
          学校已上传扫描件：
          <a href={fileUrl('file.view', { id: unit.scanFileId })} target="_blank" rel="noreferrer">
            查看
          </a>{' '}
          <Button
            size="small"
            loading={record.isPending}
            onClick={() => record.mutate({ programId, schoolId: unit.schoolId, fileId: unit.scanFileId ?? '' })}
          >
            以这份确认
          </Button>
        </p>
      ) : null}
      <p>扫描件应是校长签字、单位盖章的附件 2。登记后名单随即上报，经过里会注明以扫描件代替系统确认。</p>
      <FileDrop
        label="盖章签字的扫描件（照片或 PDF）"
        accept={['.pdf', '.jpg', '.jpeg', '.png', '.webp']}
        mostBytes={20 * 1024 * 1024}
        send={(file, onProgress) =>
          upload('file.upload', { name: file.name, purpose: 'evidence', programId }, file, { onProgress })
        }
        onDone={(kept) => record.mutate({ programId, schoolId: unit.schoolId, fileId: kept.id })}
      />
    </Modal>
  );
}
