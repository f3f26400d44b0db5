import { fileUrl, upload } from '@yanxiu/ui/client';
import { offers, reasonFor } from '../kit/ActionButton.tsx';
import { FileDrop } from '../kit/FileDrop.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { useAct } from '../kit/use-api.ts';
import type { Unit } from './unit-words.ts';

/** The stamped and signed scan of what was handed in: put here by the school, looked at by the reviewers. */
export function OwnScan({ programId, unit }: { programId: string; unit: Unit }) {
  const keep = useAct('registration.keepScan', { done: '已上传盖章扫描件' });
  if (!unit.scanFileId && !offers(unit.allowed, 'keepScan')) return null;
  return (
    <Section title="盖章扫描件">
      <div className="own-scan">
        {unit.scanFileId ? (
          <p>
            <a href={fileUrl('file.view', { id: unit.scanFileId })} target="_blank" rel="noreferrer">
              查看盖章签字的扫描件
            </a>
          </p>
        ) : (
          <p className="muted">附件打印后由校长签字、单位盖章，拍照或扫描后上传在这里，审核部门可以查看。</p>
        )}
        {offers(unit.allowed, 'keepScan') ? (
          <FileDrop
            label={unit.scanFileId ? '更换扫描件' : '盖章签字的扫描件（照片或 PDF）'}
            accept={['.pdf', '.jpg', '.jpeg', '.png', '.webp']}
            mostBytes={20 * 1024 * 1024}
            blocked={reasonFor(unit.allowed, 'keepScan')}
            send={(file, onProgress) =>
              upload('file.upload', { name: file.name, purpose: 'evidence', programId }, file, { onProgress })
            }
            onDone={(kept) => keep.mutate({ programId, schoolId: unit.schoolId, fileId: kept.id })}
          />
        ) : null}
      </div>
    </Section>
  );
}
