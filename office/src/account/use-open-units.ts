import { useQueryClient } from '@tanstack/react-query';
import type { InputOf, OutputOf } from '@yanxiu/contract/index';
import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { call } from '@yanxiu/ui/client';
import { newKey } from '@yanxiu/ui/request';
import { App } from 'antd';
import { useState } from 'react';
import type { Selection } from '../kit/table/row.ts';

type Outcome = OutputOf<'account.openUnits'>;
type Listed = InputOf<'account.unitsToOpen'>;

/** So many units a request: the bar moves, and what is done stays done when the line breaks. */
const perStep = 20;

/** Opens the accounts of the ticked units, or of all that match, step by step with a count. */
export function useOpenUnits() {
  const { notification } = App.useApp();
  const client = useQueryClient();
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const open = async (chosen: Selection<'account.unitsToOpen'>) => {
    const sum: Outcome = { granted: 0, opened: 0, skipped: [] };
    setOutcome(null);
    try {
      const ids = chosen.kind === 'rows' ? [...chosen.keys] : await idsMatching(chosen.input);
      for (let done = 0; done < ids.length; done += perStep) {
        setProgress({ done, total: ids.length });
        const step = { orgIds: ids.slice(done, done + perStep) };
        const answer = await call('account.openUnits', step, { idempotencyKey: newKey() });
        sum.granted += answer.granted;
        sum.opened += answer.opened;
        sum.skipped.push(...answer.skipped);
      }
    } catch (problem) {
      const description = `${errorText(problem as ApiError)}已开通的不受影响，可以再点一次接着办。`;
      notification.error({ placement: 'top', title: '没有办完', description, duration: 10 });
    }
    setProgress(null);
    setOutcome(sum);
    void client.invalidateQueries();
  };
  return { open, progress, outcome, forget: () => setOutcome(null) };
}

async function idsMatching(input: Listed): Promise<string[]> {
  const ids: string[] = [];
  for (let page = 1; ; page += 1) {
    const { rows, total } = await call('account.unitsToOpen', { ...input, page, size: 200 });
    ids.push(...rows.map((row) => row.id));
    if (rows.length === 0 || ids.length >= total) return ids;
  }
}
