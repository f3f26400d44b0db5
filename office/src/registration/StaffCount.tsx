import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useAct } from '../kit/use-api.ts';
import type { Unit } from './unit-words.ts';

/** 在职专任教师数, the one figure of 附件 1 that is typed; saved by itself. */
export function StaffCount({ programId, unit, mayEdit }: { programId: string; unit: Unit; mayEdit: boolean }) {
  const [typed, setTyped] = useState<number | null>(null);
  const save = useAct('registration.setStaffCount', { done: '已保存在职专任教师数', onDone: () => setTyped(null) });
  if (!mayEdit) return unit.staffCount === null ? null : `${unit.staffCount} 人`;
  const value = typed ?? unit.staffCount;
  const send = () => {
    if (typed !== null) save.mutate({ programId, schoolId: unit.schoolId, staffCount: typed });
  };
  return (
    <span className="staff-count">
      <InputNumber
        aria-label="在职专任教师数"
        min={0}
        max={20_000}
        precision={0}
        value={value}
        placeholder="请填写"
        onChange={setTyped}
        onPressEnter={send}
      />
      人
      {typed !== null && typed !== unit.staffCount ? (
        <Button size="small" loading={save.isPending} onClick={send}>
          保存
        </Button>
      ) : null}
    </span>
  );
}
