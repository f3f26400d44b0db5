import type { OutputOf } from '@yanxiu/contract/index';
import { dayText, instantWords } from '@yanxiu/ui/words';
import { useEffect, useState } from 'preact/hooks';
import { useAct } from '../kit/use-act.ts';
import { type Reading, useRead } from '../kit/use-read.ts';
import './demo-bar.css';

type Clock = OutputOf<'operation.clock'>;

/** In demo mode a bar on every page shows the product's time and moves it on; elsewhere there is none. */
export function DemoBar() {
  const clock = useRead('operation.clock', {});
  if (clock.data?.mode !== 'demo') return null;
  return <ClockStrip clock={clock.data} reading={clock} />;
}

function ClockStrip({ clock, reading }: { clock: Clock; reading: Reading<Clock> }) {
  const [open, setOpen] = useState(false);
  const simulating = clock.simulating !== null;
  useEffect(() => {
    if (!simulating) return;
    const timer = setTimeout(() => void reading.refetch(), 2000);
    return () => clearTimeout(timer);
  });
  return (
    <aside class="demo-bar" aria-label="演示环境">
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span class="demo-word">演示环境</span>
        <span class="num">{instantWords(clock.now)}</span>
        <span class="demo-more">{open ? '收起' : '推进时间'}</span>
      </button>
      {open ? <Advance clock={clock} /> : null}
      {clock.simulating ? <p role="status">正在模拟：{clock.simulating.title}</p> : null}
    </aside>
  );
}

function Advance({ clock }: { clock: Clock }) {
  const advance = useAct('operation.advanceClock');
  const [simulate, setSimulate] = useState(false);
  const next = clock.nextMilestone;
  if (!next) return <p>没有更晚的时间节点了。</p>;
  const go = async () => {
    if (await advance.run({ simulate })) location.reload();
  };
  return (
    <div class="demo-advance stack-tight">
      <p>
        下一个节点：{dayText(next.day)} {next.title}（{next.programName}）
      </p>
      <label class="check">
        <input type="checkbox" checked={simulate} onChange={(event) => setSimulate(event.currentTarget.checked)} />
        <span>同时模拟这段时间里会发生的事</span>
      </label>
      {advance.problem ? <p role="alert">{advance.problem}</p> : null}
      <button type="button" class="button" aria-busy={advance.busy} onClick={() => void go()}>
        {advance.busy ? '正在推进…' : '推进到这一天'}
      </button>
    </div>
  );
}
