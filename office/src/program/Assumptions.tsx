import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useAct } from '../kit/use-api.ts';
import type { Program } from './ProgramPage.tsx';

/** What the notice leaves open and the preset filled: the publisher confirms each before publishing (rules §3). */
export function Assumptions({ program }: { program: Program }) {
  const { assumptions } = program.settings;
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const save = useAct('program.update', { done: '已确认', onDone: () => setTicked(new Set()) });
  const open = assumptions.flatMap((one, index) => (one.confirmed ? [] : [index]));
  const mayConfirm = program.mayEdit && open.length > 0;
  const confirm = () =>
    save.mutate({
      id: program.id,
      version: program.version,
      settings: {
        ...program.settings,
        assumptions: assumptions.map((one, index) => (ticked.has(index) ? { ...one, confirmed: true } : one)),
      },
      reason: `确认系统拟定的内容 ${ticked.size} 项`,
    });
  const tick = (index: number, on: boolean) => {
    const next = new Set(ticked);
    if (on) next.add(index);
    else next.delete(index);
    setTicked(next);
  };
  return (
    <>
      <p className="muted">
        {mayConfirm
          ? '请逐项与通知核对：符合的勾选确认；不符合的先修改设置，再确认。'
          : '这些内容通知没有写明，由系统拟定，已经发布单位确认。'}
      </p>
      <div className="assumption-list">
        {assumptions.map((one, index) => (
          <Checkbox
            key={one.field + one.text}
            checked={one.confirmed || ticked.has(index)}
            disabled={one.confirmed || !mayConfirm}
            onChange={(event) => tick(index, event.target.checked)}
          >
            {one.text}
            {one.confirmed ? <span className="muted">（已确认）</span> : null}
          </Checkbox>
        ))}
      </div>
      {mayConfirm ? (
        <div className="form-foot">
          <Button onClick={confirm} disabled={ticked.size === 0} loading={save.isPending}>
            {ticked.size === 0 ? '确认勾选的内容' : `确认勾选的 ${ticked.size} 项`}
          </Button>
          <Button type="link" onClick={() => setTicked(new Set(open))}>
            全部勾选
          </Button>
        </div>
      ) : null}
    </>
  );
}
