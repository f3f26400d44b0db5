import { ReasonDialog } from '../kit/ReasonDialog.tsx';
import { useAct } from '../kit/use-api.ts';
import { useRowReasons } from './row-reasons.ts';
import type { Unit } from './unit-words.ts';

interface Props {
  readonly programId: string;
  readonly unit: Unit;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Returns a roster: a reason for the whole, and those that the reviewer has noted beside single rows. */
export function ReturnDialog({ programId, unit, open, onClose }: Props) {
  const reasons = useRowReasons(`${programId}/${unit.schoolId}`);
  const act = useAct('registration.return', { quiet: true, done: '已退回', onDone: () => reasons.clear() });
  const rows = [...reasons.all].map(([entryId, reason]) => ({ entryId, reason }));
  const noted = rows.length > 0 ? `另附 ${rows.length} 行的原因。` : '如要写明某一行的原因，请先在名单里逐行填写。';
  return (
    <ReasonDialog
      open={open}
      title={`退回“${unit.schoolName}”的名单`}
      effect={`名单回到学校修改，内容不会丢失；上报已截止的，自动延期 3 天。${noted}`}
      submit="退回"
      usual={['人数与附件不符，请核对', '身份证号或手机号有误，请更正', '请补报漏报人员']}
      onSubmit={(reason) => act.mutateAsync({ programId, schoolId: unit.schoolId, reason, rows })}
      onClose={onClose}
    />
  );
}
