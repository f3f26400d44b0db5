import { dayOf, dayText, instantWords } from '@yanxiu/ui/words';
import { Button, Checkbox, Popover } from 'antd';
import { useState } from 'react';
import { DayInput } from '../kit/form/inputs.tsx';
import { JobProgress } from '../kit/JobProgress.tsx';
import { useAct, useApi } from '../kit/use-api.ts';
import { useSession } from './session.tsx';

/** Says that this is a demo and what its time is, and moves that time on; nothing of it in production. */
export function DemoBar() {
  const { me } = useSession();
  const [everyMs, setEveryMs] = useState(60_000);
  const clock = useApi('operation.clock', {}, { everyMs });
  const [running, setRunning] = useState<{ id: string; title: string } | null>(null);
  const [open, setOpen] = useState(false);
  if (clock.data?.mode !== 'demo') return null;
  const { now, nextMilestone, simulating } = clock.data;
  const job = running ?? (simulating ? { id: simulating.jobId, title: simulating.title } : null);
  // a job's own progress is for who is signed in: before that the clock itself is asked until it has arrived
  const pace = simulating && !me ? 2_000 : 60_000;
  if (pace !== everyMs) setEveryMs(pace);
  return (
    <aside className="demo-bar" aria-label="演示环境">
      <div className="demo-line">
        <span>
          <strong>演示环境</strong> <span className="demo-made-up">数据均为虚构 · 演示时间</span>{' '}
          <span className="num">{instantWords(now)}</span>
        </span>
        {nextMilestone ? (
          <span className="demo-next">
            下一节点 {dayText(nextMilestone.day)} {nextMilestone.title}（{nextMilestone.programName}）
          </span>
        ) : null}
        <Popover
          trigger="click"
          open={open}
          onOpenChange={setOpen}
          placement="bottomRight"
          content={
            <Advance
              today={dayOf(new Date(now))}
              next={nextMilestone}
              onStarted={(jobId) => {
                setOpen(false);
                if (jobId && me) setRunning({ id: jobId, title: '推进演示时间' });
              }}
            />
          }
        >
          <Button size="small" disabled={job !== null}>
            推进时间
          </Button>
        </Popover>
      </div>
      {job && me ? <JobProgress key={job.id} jobId={job.id} title={job.title} onDone={() => setRunning(null)} /> : null}
      {simulating && !me ? <p role="status">正在模拟：{simulating.title}</p> : null}
    </aside>
  );
}

interface AdvanceProps {
  readonly today: string;
  readonly next: { readonly day: string; readonly title: string } | null;
  readonly onStarted: (jobId: string | null) => void;
}

function Advance({ today, next, onStarted }: AdvanceProps) {
  const [simulate, setSimulate] = useState(true);
  const [day, setDay] = useState<string | null>(null);
  const advance = useAct('operation.advanceClock', {
    done: ({ jobId, now }) => (jobId ? '已开始推进' : `演示时间已到 ${instantWords(now)}`),
    onDone: ({ jobId }) => onStarted(jobId),
  });
  const later = day !== null && day > today;
  return (
    <section className="demo-advance" aria-label="推进演示时间">
      <p className="popover-title">推进演示时间</p>
      <Checkbox checked={simulate} onChange={(event) => setSimulate(event.target.checked)}>
        同时补上这段时间各单位会做的事
      </Checkbox>
      {next ? (
        <Button type="primary" block loading={advance.isPending} onClick={() => advance.mutate({ simulate })}>
          到下一节点：{dayText(next.day)} {next.title}
        </Button>
      ) : null}
      <div className="demo-day">
        <DayInput value={day} onChange={setDay} aria-label="推进到哪一天" />
        <Button
          disabled={!later || advance.isPending}
          onClick={() => advance.mutate({ to: `${day}T09:00:00+08:00`, simulate })}
        >
          到这一天
        </Button>
      </div>
      <p className="muted">
        {day !== null && !later ? '时间只能向前，请选今天之后的日期。' : '时间只能向前，不能退回。'}
      </p>
    </section>
  );
}
