import type { SheetAct } from '@yanxiu/domain/assessment/states';
import { Button } from 'antd';
import { useState } from 'react';
import { ActionButton, offers } from '../kit/ActionButton.tsx';
import { useAct, useApi } from '../kit/use-api.ts';
import { type AskedMove, ManyDialog, type ManyMove } from './ManyDialog.tsx';
import type { Moved } from './MovedDialog.tsx';

/** Why nothing can be moved on at once now. */
const nothingReady: Readonly<Record<ManyMove, string>> = {
  confirmAsProvider: '没有已计算、等待确认的成绩表。',
  confirmAsSchool: '没有等待校长确认的成绩表。',
  confirmAsCounty: '没有公示期满、等待确认的成绩表。',
  approve: '没有公示期满、等待审定的成绩表。',
};

/** Which acts on sheets this reader has anywhere in reach, by level and route, and whether one of them waits for it now. */
export function useOffered(programId: string) {
  const sheets = useApi('assessment.sheets', { programId, size: 100 });
  const { rows = [], total = 0 } = sheets.data ?? {};
  return {
    offered: (act: SheetAct) => rows.some((row) => offers(row.allowed, act)),
    /** Null where one is ready, or where there are more than were looked at. */
    blocked: (act: ManyMove) =>
      total > rows.length || rows.some((row) => row.allowed.some((one) => one.act === act && one.allowed))
        ? null
        : nothingReady[act],
  };
}

interface Props {
  readonly programId: string;
  readonly onJob: (jobId: string) => void;
  readonly onMoved: (moved: Moved) => void;
}

/** The acts of the reader's level on everything that is ready for them. */
export function AllButtons({ programId, onJob, onMoved }: Props) {
  const { offered, blocked } = useOffered(programId);
  const [asked, setAsked] = useState<AskedMove | null>(null);
  const compute = useAct('assessment.compute', { onDone: ({ jobId }) => onJob(jobId) });
  const all = (act: ManyMove, label: string, primary = false) => (
    <ActionButton
      key={act}
      {...(primary ? { type: 'primary' as const } : {})}
      blocked={blocked(act)}
      onClick={() => setAsked({ act })}
    >
      {label}
    </ActionButton>
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
