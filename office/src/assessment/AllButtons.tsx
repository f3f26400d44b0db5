import { Button } from 'antd';
import { useState } from 'react';
import { useMay, useMe } from '../frame/session.tsx';
import { useAct, useApi } from '../kit/use-api.ts';
import { type AskedMove, ManyDialog, type ManyMove } from './ManyDialog.tsx';
import type { Moved } from './MovedDialog.tsx';

/** Whether scores go on from the county to the city in this program. */
export function useGoesToCity(programId: string): boolean {
  const program = useApi('program.get', { id: programId });
  return program.data?.settings.route.includes('city') ?? false;
}

interface Props {
  readonly programId: string;
  readonly onJob: (jobId: string) => void;
  readonly onMoved: (moved: Moved) => void;
}

/** The acts of the reader's level on everything that is ready for them. */
export function AllButtons({ programId, onJob, onMoved }: Props) {
  const may = useMay();
  const { assignment } = useMe();
  const goesToCity = useGoesToCity(programId);
  const [asked, setAsked] = useState<AskedMove | null>(null);
  const compute = useAct('assessment.compute', { onDone: ({ jobId }) => onJob(jobId) });
  const all = (act: ManyMove, label: string, primary = false) => (
    <Button key={act} {...(primary ? { type: 'primary' as const } : {})} onClick={() => setAsked({ act })}>
      {label}
    </Button>
  );
  return (
    <>
      {may('assessment.compute') ? (
        <>
          {all('confirmAsProvider', '确认全部已计算的')}
          <Button type="primary" loading={compute.isPending} onClick={() => compute.mutate({ programId })}>
            计算成绩
          </Button>
        </>
      ) : null}
      {may('assessment.approve') ? (
        <>
          {assignment?.orgKind === 'county' && goesToCity ? all('confirmAsCounty', '全部确认，报市级') : null}
          {all('approve', '审定全部期满的', true)}
        </>
      ) : null}
      <ManyDialog programId={programId} asked={asked} onMoved={onMoved} onClose={() => setAsked(null)} />
    </>
  );
}
