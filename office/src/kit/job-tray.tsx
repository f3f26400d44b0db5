import { watchJob } from '@yanxiu/ui/watch-job';
import { App } from 'antd';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react';

interface JobTray {
  /** A page shows this job itself: the tray stops watching it. */
  readonly take: (jobId: string) => void;
  /** The page was left before the end: the tray watches on. */
  readonly leave: (jobId: string, title: string) => void;
}

const JobTrayContext = createContext<JobTray | null>(null);

/** Goes on watching long work whose page was left, and says so when it has ended. */
export function JobTrayProvider({ children }: { children: ReactNode }) {
  const { notification } = App.useApp();
  const stops = useRef(new Map<string, () => void>());
  useEffect(() => {
    const watched = stops.current;
    return () => {
      for (const stop of watched.values()) stop();
      watched.clear();
    };
  }, []);
  const tray = useMemo<JobTray>(() => {
    const take = (jobId: string) => {
      stops.current.get(jobId)?.();
      stops.current.delete(jobId);
    };
    const leave = (jobId: string, title: string) => {
      take(jobId);
      const stop = watchJob(jobId, (job) => {
        const description = job.message;
        if (job.state === 'done') notification.success({ title: `${title}已完成`, description, duration: 0 });
        if (job.state === 'failed') notification.error({ title: `${title}没有完成`, description, duration: 0 });
      });
      stops.current.set(jobId, stop);
    };
    return { take, leave };
  }, [notification]);
  return <JobTrayContext value={tray}>{children}</JobTrayContext>;
}

export function useJobTray(): JobTray {
  const tray = useContext(JobTrayContext);
  if (!tray) throw new Error('useJobTray outside JobTrayProvider');
  return tray;
}
