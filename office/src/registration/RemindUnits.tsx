import type { OutputOf } from '@yanxiu/contract/index';
import { useState } from 'react';
import { UnitReminder } from '../kit/UnitReminder.tsx';
import { useAct } from '../kit/use-api.ts';

/** Reminds every unit below that has not handed in its roster. */
export function RemindUnits({ programId }: { programId: string }) {
  const [sent, setSent] = useState<OutputOf<'registration.remind'> | null>(null);
  const remind = useAct('registration.remind', { rereads: false, onDone: setSent });
  return (
    <UnitReminder
      label="提醒未上报单位"
      title="提醒还没有上报名单的单位"
      effect="给每个未上报单位的责任人发一封邮件，同时生成一段可以发到微信群的文字和电话名单。"
      nobody="各单位的名单都已上报。"
      sending={remind.isPending}
      sent={sent}
      onSend={() => remind.mutate({ programId })}
      onForget={() => setSent(null)}
    />
  );
}
