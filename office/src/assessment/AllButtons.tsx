import type { SheetAct } from '@yanxiu/domain/assessment/states';
import { Button } from 'antd';
import { useState } from 'react';
import { offers } from '../kit/ActionButton.tsx';
import { useAct, useApi } from '../kit/use-api.ts';
import { type AskedMove, ManyDialog, type ManyMove } from './ManyDialog.tsx';
import type { Moved } from './MovedDialog.tsx';

/** Which acts on sheets this reader has anywhere in reach: by level and route, whatever their states now. */
export function useOffered(programId: string): (act: SheetAct) => boolean {
  const sheets = useApi('assessment.sheets', { programId, size: 100 });
  const rows = sheets.data?.rows ?? [];
  return (act) => rows.some((row) => offers(row.allowed, act));
}

interface Props {
  readonly programId: string;
  readonly onJob: (jobId: string) => void;
  readonly onMoved: (moved: Moved) => void;
}

/** The acts of the reader's level on everything that is ready for them. */
export function AllButtons({ programId, onJob, onMoved }: Props) {
  const offered = useOffered(programId);
  const [asked, setAsked] = useState<AskedMove | null>(null);
  const compute = useAct('assessment.compute', { onDone: ({ jobId }) => onJob(jobId) });
  const all = (act: ManyMove, label: string, primary = false) => (
    <Button key={act} {...(primary ? { type: 'primary' as const } : {})} onClick={() => setAsked({ act })}>
      {label}
    </Button>
  );
  return (
    <>
      {offered('confirmAsProvider') ? all('confirmAsProvider', '确认全部已计算的') : null}
      {offered('compute') ? (
        <Button type="primary" loading={compute.isPending} onClick={() => compute.mutate({ programId })}>
          计算成绩
        </Button>
      ) : null}
      {offered('confirmAsCounty') ? all('confirmAsCounty', '全部确认，报市级', !offered('approve')) : null}
      {offered('approve') ? all('approve', '审定全部期满的', true) : null}
      <ManyDialog programId={programId} asked={asked} onMoved={onMoved} onClose={() => setAsked(null)} />
    </>
  );
}
