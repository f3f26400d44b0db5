import { dayText } from '@yanxiu/domain/kernel/day';
import { yuanText } from '@yanxiu/domain/kernel/money';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import type { Part, Task } from './start.ts';
import { countMoneyWaiting, listAccounts, listProgramMoney } from './store/finance.ts';
import { countPayeeChanges } from './store/waiting.ts';
import { counted, taskFor } from './task.ts';

/** The provider's finance: lines to book, bookings to confirm, invoices to issue, refunds to pay, today's closing. */
export async function financeStart(ctx: Ctx, today: string): Promise<Part> {
  const { assignment, personId } = actorOf(ctx);
  const [accounts, waiting, programs, changes] = await Promise.all([
    listAccounts(ctx.db, ctx.scope, today),
    countMoneyWaiting(ctx.db, ctx.scope),
    listProgramMoney(ctx.db, ctx.scope),
    countPayeeChanges(ctx.db, assignment?.orgId ?? '', personId),
  ]);
  const openLines = accounts.reduce((sum, account) => sum + account.openLines, 0);
  const openFen = accounts.reduce((sum, account) => sum + account.openFen, 0);
  const { second, refunds, refundFen, invoices, invoiceFen } = waiting;
  const tasks: Task[] = [
    ...taskFor(openLines, today, null, {
      key: 'openLines',
      place: 'bankLine',
      title: `${counted(openLines)} 笔到账待认领，共 ${yuanText(openFen)} 元`,
      detail: '系统没有把握的到账由人工认领，每笔附有候选单位和理由。',
    }),
    ...taskFor(second, today, null, {
      key: 'second',
      place: 'booking',
      title: `${counted(second)} 笔认领等待复核`,
      detail: '人工认领须由另一位财务人员复核后入账。',
    }),
    ...taskFor(invoices, today, null, {
      key: 'invoices',
      place: 'invoice',
      title: `${counted(invoices)} 个单位的发票还没有开出，共 ${yuanText(invoiceFen)} 元`,
      detail: '先导出开票模板；已导出的，在电子税务局开具后读回结果。',
    }),
    ...taskFor(refunds, today, null, {
      key: 'refunds',
      place: 'refund',
      title: `${counted(refunds)} 笔退款待付，共 ${yuanText(refundFen)} 元`,
      detail: '付款后用支出流水关联。',
    }),
    ...taskFor(changes, today, null, {
      key: 'payeeChange',
      place: 'program',
      title: `${changes} 项收款信息或收费标准的变更等待您确认`,
      detail: '请与教育局核实后确认；确认后通知未缴费的学校。',
    }),
    ...closings(accounts, today),
  ];
  return { tasks, view: { kind: 'finance', accounts, programs } };
}

/** Each account that has had lines since it was closed last. */
function closings(accounts: Awaited<ReturnType<typeof listAccounts>>, today: string): Task[] {
  return accounts.flatMap((account) => {
    const open =
      account.lastLineOn !== null && (account.closedUntil === null || account.closedUntil < account.lastLineOn);
    const since = account.closedUntil ? `已结至 ${dayText(account.closedUntil)}` : '还没有结过账';
    return taskFor(open ? 1 : 0, today, null, {
      key: `closing-${account.id}`,
      place: 'closing',
      title: `${account.name}（尾号 ${account.accountTail}）待日结`,
      detail: `${since}，最近一笔流水 ${dayText(account.lastLineOn ?? today)}。`,
    });
  });
}
