import { useQueryClient } from '@tanstack/react-query';
import { type JobEvent, watchJob } from '@yanxiu/ui/watch-job';
import { countText, durationText } from '@yanxiu/ui/words';
import { Alert, Button, Progress } from 'antd';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useJobTray } from './job-tray.tsx';

interface Props {
  readonly jobId: string;
  /** What is being done: `导入参训名单`. */
  readonly title: string;
  /** What is counted: `名`, `行`, `份`; null where the work counts in per cent and says its figures itself. */
  readonly unit?: string | null;
  readonly onDone?: (result: unknown) => void;
}

/** A bar with count, rate and time left for long work; the page may be left, the tray goes on watching. */
export function JobProgress({ jobId, title, unit = '项', onDone }: Props) {
  const [job, setJob] = useState<JobEvent | null>(null);
  const [lost, setLost] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [pace, setPace] = useState<Pace | null>(null);
  const client = useQueryClient();
  const tray = useJobTray();
  const ended = useRef(false);
  const follow = useEffectEvent((event: JobEvent) => {
    setJob(event);
    ended.current = event.state === 'done' || event.state === 'failed';
    setPace((before) => nextPace(before, event.done, performance.now()));
    if (event.state === 'done') {
      void client.invalidateQueries();
      onDone?.(event.result);
    }
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a press on 重新连接 watches anew
  useEffect(() => {
    setLost(false);
    tray.take(jobId);
    const stop = watchJob(jobId, follow, { onLost: () => setLost(true) });
    return () => {
      stop();
      if (!ended.current) tray.leave(jobId, title);
    };
  }, [jobId, title, attempt]);
  if (job?.state === 'failed')
    return <Alert type="error" showIcon role="alert" title={`${title}没有完成`} description={job.message} />;
  if (job?.state === 'done')
    return <Alert type="success" showIcon role="status" title={`${title}已完成`} description={job.message} />;
  return (
    <div className="job" role="status" aria-label={title}>
      <div className="job-head">
        <strong>{title}</strong>
        <span className="muted">可离开本页，完成后会提醒您</span>
      </div>
      <Progress percent={percentOf(job)} status="active" aria-label={title} />
      <p className="muted num">{lost ? '与服务器的连接断开了，处理仍在继续。' : lineOf(job, pace, unit)}</p>
      {lost ? <Button onClick={() => setAttempt(attempt + 1)}>重新连接</Button> : null}
    </div>
  );
}

function percentOf(job: JobEvent | null): number {
  if (!job || job.total === 0) return 0;
  return Math.min(100, Math.floor((job.done / job.total) * 100));
}

/** `已处理 1,200 / 3,000 名 · 每秒 150 名 · 约剩 12 秒`. */
function lineOf(job: JobEvent | null, pace: Pace | null, unit: string | null): string {
  if (!job || job.state === 'queued') return '正在排队，马上开始';
  const parts = [job.message];
  if (unit !== null) parts.push(`已处理 ${countText(job.done)} / ${countText(job.total)} ${unit}`);
  const rate = pace ? rateOf(pace) : 0;
  if (rate > 0 && job.total > job.done) {
    if (unit !== null) parts.push(rateText(rate, unit));
    parts.push(`约剩 ${durationText((job.total - job.done) / rate)}`);
  }
  return parts.filter(Boolean).join(' · ');
}

function rateText(rate: number, unit: string): string {
  return rate >= 1
    ? `每秒 ${countText(Math.round(rate))} ${unit}`
    : `每分钟 ${countText(Math.max(1, Math.round(rate * 60)))} ${unit}`;
}

interface Pace {
  readonly fromDone: number;
  readonly fromMs: number;
  readonly done: number;
  readonly atMs: number;
}

function nextPace(before: Pace | null, done: number, atMs: number): Pace {
  return before ? { ...before, done, atMs } : { fromDone: done, fromMs: atMs, done, atMs };
}

/** Things a second since the watching began. */
function rateOf(pace: Pace): number {
  const seconds = (pace.atMs - pace.fromMs) / 1000;
  return seconds < 0.5 ? 0 : (pace.done - pace.fromDone) / seconds;
}
