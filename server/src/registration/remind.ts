import { dayOf } from '@yanxiu/domain/kernel/day';
import { unitReminderText } from '@yanxiu/domain/notice/reminder';
import type { Ctx } from '../platform/http/context.ts';
import { queueMail } from '../platform/mail/queue-mail.ts';
import { getProgram } from '../program/store.ts';
import { listUnitLiaisons } from './store/form.ts';
import { listUnits } from './store/unit.ts';

/** Mails the liaisons of the units that have not handed in, and gives the text for the group and the phones to call. */
export async function remindUnits(ctx: Ctx, input: { programId: string }) {
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  const open = (await listUnits(ctx.db, ctx.scope, program, null)).filter(
    (unit) => unit.state !== 'submitted' && unit.state !== 'locked',
  );
  const liaisons = await listUnitLiaisons(
    ctx.db,
    open.map((unit) => unit.schoolId),
  );
  const { milestones, contacts } = program.settings;
  const [manager] = contacts.management;
  const message = {
    act: '上报名单',
    title: program.name,
    dueOn: milestones.rosterDueOn,
    today: dayOf(ctx.now),
    contact: manager ? [manager.unit, manager.name, manager.phone].filter(Boolean).join(' ') : '',
  };
  const units = [];
  for (const unit of open) {
    const liaison = liaisons.get(unit.schoolId);
    const dueOn = unit.extendedUntil ?? message.dueOn;
    if (liaison?.email) {
      const body = unitReminderText({ ...message, dueOn, units: [unit.schoolName] });
      await queueMail(ctx, { to: liaison.email, subject: `请上报名单：${program.name}`, body });
    }
    units.push({
      name: unit.schoolName,
      liaisonName: liaison?.name ?? '',
      // in full: the list is there to be called; the audit says that it was given
      liaisonPhone: liaison?.phoneCipher ? ctx.app.vault.open(liaison.phoneCipher) : (liaison?.officePhone ?? ''),
      mailed: Boolean(liaison?.email),
    });
  }
  ctx.audit({
    action: 'registration.remind',
    subject: ['program', program.id],
    programId: program.id,
    after: { units: units.length, phonesShown: units.filter((unit) => unit.liaisonPhone !== '').length },
  });
  return { text: unitReminderText({ ...message, units: units.map((unit) => unit.name) }), units };
}
