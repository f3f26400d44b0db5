import { dayOf, startOf } from '@yanxiu/domain/kernel/day';
import type { Ctx } from '../platform/http/context.ts';
import type { Part } from './start.ts';
import { countOutbox, readQueue } from './store/system.ts';
import { taskFor } from './task.ts';

const boxNames = { sms: '短信', mail: '邮件' } as const;

/** The platform's keeper: what did not leave, what failed. */
export async function operatorStart(ctx: Ctx): Promise<Part> {
  const today = dayOf(ctx.now);
  const [counted, { queue, failures }] = await Promise.all([countOutbox(ctx.db, startOf(today)), readQueue(ctx.db)]);
  const none = { queued: 0, failed: 0, sentToday: 0, oldestQueuedAt: null };
  const outbox = (['sms', 'mail'] as const).map((box) => counted.find((one) => one.box === box) ?? { box, ...none });
  return {
    tasks: [
      ...outbox.flatMap(({ box, failed }) =>
        taskFor(failed, today, null, {
          key: `failed-${box}`,
          place: 'outbox',
          title: `${failed} ${box === 'sms' ? '条' : '封'}${boxNames[box]}没有发出`,
          detail: '查看原因；收件人可改用账号条或电话联系。',
        }),
      ),
      ...taskFor(queue.failed, today, null, {
        key: 'failedJobs',
        place: 'health',
        title: `${queue.failed} 项后台任务没有完成`,
        detail: '原因见下面的后台任务。',
      }),
    ],
    view: { kind: 'operator', outbox, queue, failures },
  };
}
