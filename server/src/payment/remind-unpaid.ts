import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { payment } from '@yanxiu/contract/payment';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { yuanText } from '@yanxiu/domain/kernel/money';
import { unitReminderText } from '@yanxiu/domain/notice/reminder';
import { paymentCodeOf } from '@yanxiu/domain/payment/remark-code';
import type { Ctx } from '../platform/http/context.ts';
import type { Answer } from '../platform/http/serve.ts';
import { queueMail } from '../platform/mail/queue-mail.ts';
import { programOf } from './bill-entries.ts';
import { listOwing, type OwingUnit } from './store/reminder.ts';

type Remind = typeof payment.endpoints.remind;

/** Mails every payer whose bill still lacks money, and gives the text for the group and the phones to call. */
export async function remindUnpaid(ctx: Ctx, input: Parsed<Remind>): Promise<Answer<Remind>> {
  const program = await programOf(ctx, input.programId);
  const owing = await listOwing(ctx.db, ctx.scope, input);
  const { milestones, contacts, title } = program.settings;
  const [manager] = contacts.management;
  const message = {
    act: '缴清培训费',
    title,
    dueOn: milestones.remittanceDueOn,
    today: dayOf(ctx.now),
    contact: manager ? [manager.unit, manager.name, manager.phone].filter(Boolean).join(' ') : '',
  };
  for (const unit of owing) {
    if (!unit.email) continue;
    const body = `${unitReminderText({ ...message, units: [unit.schoolName] })}\n${amountText(unit)}`;
    await queueMail(ctx, { to: unit.email, subject: `请缴清培训费：${title}`, body });
  }
  ctx.audit({
    action: 'payment.remind',
    subject: ['program', program.id],
    programId: program.id,
    after: {
      units: owing.length,
      mailed: owing.filter((unit) => unit.email).length,
      phonesShown: owing.length,
    },
  });
  return {
    text: unitReminderText({ ...message, units: owing.map((unit) => unit.schoolName) }),
    units: owing.map((unit) => ({
      name: unit.schoolName,
      liaisonName: unit.contactName ?? '',
      // in full: the list is there to be called; the audit says that it was given
      liaisonPhone: unit.phoneCipher ? ctx.app.vault.open(unit.phoneCipher) : (unit.officePhone ?? ''),
      mailed: Boolean(unit.email),
    })),
  };
}

/** What is still to be paid, and the code with which the transfer finds its bill. */
function amountText(unit: OwingUnit): string {
  const arrived = unit.allocatedFen > 0 ? `，已到账 ${yuanText(unit.allocatedFen)} 元` : '';
  const code = paymentCodeOf(unit.serial);
  return `应缴 ${yuanText(unit.owedFen)} 元${arrived}，还差 ${yuanText(unit.balanceFen)} 元，由${unit.payerName}缴纳。缴费码 ${code}，汇款备注请从缴费单复制。已汇款的请登记汇款并上传回单。`;
}
