import type { InputOf, OutputOf } from '@yanxiu/contract/index';
import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { call } from '@yanxiu/ui/client';
import { newKey } from '@yanxiu/ui/request';
import { App } from 'antd';
import { useState } from 'react';
import { keep, kept } from '../kit/keep.ts';
import type { Selection } from '../kit/table/row.ts';
import { useApi } from '../kit/use-api.ts';

type Listed = InputOf<'account.unitsToOpen'>;
export type Opening = OutputOf<'operation.jobs'>['rows'][number];

const kind = 'account.openUnits';
/** The end that was read and put away in this browser. */
const seenKey = 'openUnits.seen';

/**
 * The opening of accounts that is under way, or that ended last: the page may be left and come back to. `open` starts one
 * for the ticked units or for all that match.
 */
export function useOpenUnits() {
  const { notification } = App.useApp();
  const [started, setStarted] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [seen, setSeen] = useState(() => kept(seenKey));
  const jobs = useApi('operation.jobs', { size: 50 });
  const last = jobs.data?.rows.find((job) => job.kind === kind) ?? null;
  const current = last && last.id !== seen && (started === null || last.id === started) ? last : null;
  const open = async (chosen: Selection<'account.unitsToOpen'>) => {
    setAsking(true);
    try {
      const orgIds = chosen.kind === 'rows' ? [...chosen.keys] : await idsMatching(chosen.input);
      setStarted((await call('account.openUnits', { orgIds }, { idempotencyKey: newKey() })).jobId);
      await jobs.refetch();
    } catch (problem) {
      notification.error({
        placement: 'top',
        title: '没有开始',
        description: errorText(problem as ApiError),
        duration: 10,
      });
    }
    setAsking(false);
  };
  const follow = (jobId: string) => {
    setStarted(jobId);
    void jobs.refetch();
  };
  const putAway = () => {
    if (!current) return;
    keep(seenKey, current.id);
    setSeen(current.id);
  };
  const busy = asking || current?.state === 'queued' || current?.state === 'running';
  return { open, follow, current, busy, putAway };
}

async function idsMatching(input: Listed): Promise<string[]> {
  const ids: string[] = [];
  for (let page = 1; ; page += 1) {
    const { rows, total } = await call('account.unitsToOpen', { ...input, page, size: 200 });
    ids.push(...rows.map((row) => row.id));
    if (rows.length === 0 || ids.length >= total) return ids;
  }
}
