import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { App } from 'antd';
import { useState } from 'react';

/** Fetches a PDF that takes a moment to typeset: the button turns meanwhile, an error is told in words. */
export function usePrint() {
  const { notification } = App.useApp();
  const [busy, setBusy] = useState<string | null>(null);
  const run = (key: string, work: () => Promise<void>) => {
    setBusy(key);
    work()
      .catch((error: ApiError) =>
        notification.error({ title: '没有生成', description: errorText(error), duration: 10 }),
      )
      .finally(() => setBusy(null));
  };
  return { busy, run };
}
