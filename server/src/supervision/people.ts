import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { supervision } from '@yanxiu/contract/supervision';
import { dayOf, daysBetween } from '@yanxiu/domain/kernel/day';
import type { ProgramSettings } from '@yanxiu/domain/program/policy';
import { type ReminderReason, reminderText } from '@yanxiu/domain/supervision/reminder';
import type { Ctx } from '../platform/http/context.ts';
import { queueMail } from '../platform/mail/queue-mail.ts';
import { nodeFor } from './node.ts';
import { countPeople, listLiaisons, listPeople, type PeopleFilter } from './store/people.ts';

type People = Parsed<typeof supervision.endpoints.people>;
type Remind = Parsed<typeof supervision.endpoints.remind>;

/** A reminder and an export stop at so many people: a city's whole list. */
const mostPeople = 100_000;

async function filterFor(
  ctx: Ctx,
  input: { programId: string; orgId?: string | undefined; show: ReminderReason; q?: string | undefined },
) {
  const { program, node } = await nodeFor(ctx, input);
  const filter: PeopleFilter = {
    programId: program.id,
    path: node.path,
    show: input.show,
    startedX100: program.settings.study.startedX100,
    expectedX100: expectedHours(program.settings, ctx.now),
    q: input.q,
  };
  return { program, node, filter };
}

/** Online hours of somebody who studies evenly from the first day to the last. */
export function expectedHours({ milestones, hours }: ProgramSettings, now: Date): number {
  const whole = daysBetween(milestones.studyStartsOn, milestones.studyEndsOn) + 1;
  const passed = Math.min(whole, Math.max(0, daysBetween(milestones.studyStartsOn, dayOf(now))));
  return Math.floor((hours.onlineX100 * passed) / whole);
}

export async function pagePeople(ctx: Ctx, input: People) {
  const { filter } = await filterFor(ctx, input);
  const [total, rows] = await Promise.all([
    countPeople(ctx.db, ctx.scope, filter),
    listPeople(ctx.db, ctx.scope, filter, { limit: input.size, offset: (input.page - 1) * input.size }),
  ]);
  return { rows, total };
}

export async function allPeople(ctx: Ctx, input: Omit<People, 'page' | 'size'>) {
  const { program, node, filter } = await filterFor(ctx, input);
  return { program, node, rows: await listPeople(ctx.db, ctx.scope, filter, { limit: mostPeople, offset: 0 }) };
}

/** The text for the WeChat group, and an e-mail to each unit's liaison with the names of its own people. */
export async function remindPeople(ctx: Ctx, input: Remind) {
  const { program, rows } = await allPeople(ctx, { ...input, sort: undefined });
  const bySchool = Map.groupBy(rows, (row) => row.schoolId);
  const liaisons = await listLiaisons(ctx.db, [...bySchool.keys()]);
  const { hotline } = program.settings.contacts;
  const message = {
    programName: program.name,
    reason: input.show,
    dueOn: input.dueOn ?? dueFor(program.settings, input.show),
    today: dayOf(ctx.now),
    hotline,
  };
  const units = [];
  for (const unit of liaisons) {
    const people = (bySchool.get(unit.id) ?? []).map((row) => row.name);
    const text = reminderText({ ...message, schools: [{ name: unit.name, people }] });
    if (unit.email) await queueMail(ctx, { to: unit.email, subject: `请提醒本单位教师：${program.name}`, body: text });
    units.push({
      schoolName: unit.name,
      people: people.length,
      liaisonName: unit.liaisonName ?? '',
      // in full: the list is there to be called; the audit says that it was given
      liaisonPhone: unit.liaisonCipher ? ctx.app.vault.open(unit.liaisonCipher) : (unit.officePhone ?? ''),
      mailed: Boolean(unit.email),
    });
  }
  const schools = liaisons.map((unit) => ({
    name: unit.name,
    people: (bySchool.get(unit.id) ?? []).map((row) => row.name),
  }));
  ctx.audit({
    action: 'supervision.remind',
    subject: ['program', input.programId],
    programId: input.programId,
    after: { reason: input.show, people: rows.length, units: units.length, phonesShown: units.length },
  });
  return { text: reminderText({ ...message, schools }), people: rows.length, units };
}

function dueFor({ milestones }: ProgramSettings, reason: ReminderReason): string {
  return reason === 'notActivated' || reason === 'notLoggedIn' ? milestones.firstLoginDueOn : milestones.studyEndsOn;
}
