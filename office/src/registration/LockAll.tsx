import { countText } from '@yanxiu/ui/words';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { reasonFor } from '../kit/ActionButton.tsx';
import { useAct, useApi } from '../kit/use-api.ts';
import type { ManyOutcome } from './OutcomeDialog.tsx';

interface Props {
  readonly programId: string;
  readonly onDone: (outcome: ManyOutcome) => void;
}

/** Locks every roster that waits for this reviewer, after saying how many and what follows; absent while none waits. */
export function LockAll({ programId, onDone }: Props) {
  const [open, setOpen] = useState(false);
  const mine = useApi('registration.list', { programId, mine: 'true', state: 'submitted', size: 1 });
  const lock = useAct('registration.lock', {
    onDone: (answer) => {
      setOpen(false);
      onDone({ ...answer, word: '锁定' });
    },
  });
  const waiting = mine.data?.total ?? 0;
  const first = mine.data?.rows[0];
  if (!first || waiting < 2 || reasonFor(first.allowed, 'lock') !== null) return null;
  const heads = mine.data?.totals?.headcount ?? 0;
  return (
    <>
      <Button onClick={() => setOpen(true)}>锁定全部待审名单（{countText(waiting)} 个）</Button>
      <Modal
        open={open}
        title={`锁定 ${countText(waiting)} 个单位的名单`}
        okText={`锁定 ${countText(waiting)} 个单位`}
        cancelText="取消"
        confirmLoading={lock.isPending}
        onOk={() => lock.mutate({ programId, all: true })}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p>
          {heads > 0 ? `这些名单共 ${countText(heads)} 人。` : ''}
          锁定后自动开通账号、确定缴费单，名单只能用变更单修改。
        </p>
        <p>有免训没有审核、人员重复上报没有裁定的单位会跳过，并逐个说明原因。锁错的，1 小时内可以逐个解锁。</p>
      </Modal>
    </>
  );
}
