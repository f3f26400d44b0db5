import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { App } from 'antd';
import { useState } from 'react';

/** Runs a download and shows its error in words: `run(() => download('registration.template', { … }))`. */
export function useDownloads(): { readonly busy: boolean; readonly run: (work: () => Promise<void>) => void } {
  const { notification } = App.useApp();
  const [busy, setBusy] = useState(false);
  const run = (work: () => Promise<void>) => {
    setBusy(true);
    void work()
      .catch((error: ApiError) => {
        notification.error({ placement: 'top', title: '没有下载成功', description: errorText(error), duration: 10 });
      })
      .finally(() => setBusy(false));
  };
  return { busy, run };
}
