import type { OutputOf } from '@yanxiu/contract/index';
import { useState } from 'react';
import { UnitReminder } from '../kit/UnitReminder.tsx';
import { useAct } from '../kit/use-api.ts';

/** Reminds every unit below that has not paid in full. */
export function RemindUnpaid({ programId }: { programId: string }) {
  const [sent, setSent] = useState<OutputOf<'payment.remind'> | null>(null);
  const remind = useAct('payment.remind', { rereads: false, onDone: setSent });
  return (
    <UnitReminder
      label="提醒未缴清单位"
      title="提醒还没有缴清的单位"
      effect="给每个没有缴清的单位发一封邮件，写明还差多少和缴费码，同时生成一段可以发到微信群的文字和电话名单。"
      nobody="各单位都已缴清。"
      sending={remind.isPending}
      sent={sent}
      onSend={() => remind.mutate({ programId })}
      onForget={() => setSent(null)}
    />
  );
}
