import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { notice } from '@yanxiu/contract/notice';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { refuseNotice } from '@yanxiu/domain/notice/refusals';
import { unitReminderText } from '@yanxiu/domain/notice/reminder';
import { isAddressed } from '@yanxiu/domain/notice/target';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { HttpError, RefusalError } from '../platform/http/errors.ts';
import { queueMail } from '../platform/mail/queue-mail.ts';
import { isAddressedTo, targetsOf } from './addressed.ts';
import { shownMeeting } from './record-meeting.ts';
import { getNotice } from './store.ts';
import { listMeetings } from './store-meeting.ts';
import { insertReceipt, listBelow, listSigned } from './store-receipts.ts';
import { addressedUnit, findAddressed } from './store-unit.ts';

type Endpoints = typeof notice.endpoints;

/** Signs for the actor's unit, once; the first signature stands. */
export async function signNotice(ctx: Ctx, { id }: { id: string }) {
  const row = await getNotice(ctx.db, ctx.scope, id);
  const { assignment, personId } = actorOf(ctx);
  const own = assignment ? await findAddressed(ctx.db, assignment.orgId) : null;
  if (!assignment || !isAddressedTo(ctx, row, own)) throw new RefusalError(refuseNotice('notToSign'));
  const receipt = { noticeId: id, orgId: assignment.orgId, signedBy: personId, signedAt: ctx.now };
  if (await insertReceipt(ctx.db, receipt)) {
    ctx.audit({
      action: 'notice.sign',
      subject: ['notice', id],
      programId: row.programId,
      after: { number: row.number },
    });
    return { signedAt: ctx.now };
  }
  const signed = await listSigned(ctx.db, assignment.orgId, [id]);
  return { signedAt: signed.get(id) ?? ctx.now };
}

/** A bureau follows its own notices and those from above among the units directly below it that they are addressed to. */
async function followed(ctx: Ctx, id: string) {
  const row = await getNotice(ctx.db, ctx.scope, id);
  const { assignment } = actorOf(ctx);
  if (!assignment) throw new HttpError('forbidden');
  if (row.state !== 'published' || !assignment.orgPath.startsWith(row.orgPath)) throw new HttpError('not_found');
  const below = await listBelow(ctx.db, id, assignment.orgId);
  const asked = row.kind === 'material' ? [] : below.filter((unit) => isAddressed(targetsOf(row), addressedUnit(unit)));
  const meetings = await listMeetings(
    ctx.db,
    id,
    asked.map((unit) => unit.orgId),
  );
  const units = asked.map((unit) => {
    const isSchool = unit.kind === 'school';
    const held = meetings.get(unit.orgId);
    return {
      ...unit,
      // bureaus directly below the issuer hand in plans; schools draw up none (忻教发〔2020〕98号)
      planAsked: row.asksPlan && unit.isIssuers && !isSchool,
      meetingAsked: row.asksMeeting && isSchool,
      meeting: held ? shownMeeting(held) : null,
    };
  });
  return { row, units };
}

type Followed = Awaited<ReturnType<typeof followed>>['units'][number];

const wanted = {
  unsigned: (unit: Followed) => unit.signedAt === null,
  signed: (unit: Followed) => unit.signedAt !== null,
  noPlan: (unit: Followed) => unit.planAsked && unit.planId === null,
  noMeeting: (unit: Followed) => unit.meetingAsked && unit.meeting === null,
} as const;

export async function listReceipts(ctx: Ctx, input: Parsed<Endpoints['receipts']>) {
  const { units } = await followed(ctx, input.id);
  const { q, state, page, size } = input;
  const found = units.filter((unit) => (!q || unit.orgName.includes(q)) && (!state || wanted[state](unit)));
  const count = (has: (unit: Followed) => boolean) => units.filter(has).length;
  return {
    rows: found.slice((page - 1) * size, page * size).map(shownUnit),
    total: found.length,
    counts: {
      units: units.length,
      signed: count(wanted.signed),
      plansAsked: count((unit) => unit.planAsked),
      planned: count((unit) => unit.planAsked && unit.planId !== null),
      meetingsAsked: count((unit) => unit.meetingAsked),
      met: count((unit) => unit.meetingAsked && unit.meeting !== null),
    },
  };
}

function shownUnit(unit: Followed) {
  const { orgId, orgName, signedAt, signedByName, liaisonName, liaisonPhone, forwardedId } = unit;
  const { planAsked, planId, planIssuedOn, meetingAsked, meeting, meetingsBelow } = unit;
  const signed = { orgId, orgName, signedAt, signedByName, liaisonName, liaisonPhone, forwardedId };
  return { ...signed, planAsked, planId, planIssuedOn, meetingAsked, meeting, meetingsBelow };
}

const reminders = {
  sign: { state: 'unsigned', act: '签收' },
  plan: { state: 'noPlan', act: '上交实施计划' },
  meeting: { state: 'noMeeting', act: '登记动员会' },
} as const;

/** Mails the liaisons of the units that are behind, and gives the text for the group and the phones to call. */
export async function remindUnits(ctx: Ctx, input: Parsed<Endpoints['remind']>) {
  const { row, units } = await followed(ctx, input.id);
  const { state, act } = reminders[input.about];
  const late = units.filter(wanted[state]);
  const dueOn = { sign: null, plan: row.planDueOn, meeting: row.meetingDueOn }[input.about];
  const message = { act, title: row.title, dueOn, today: dayOf(ctx.now), contact: row.contact };
  for (const unit of late) {
    if (!unit.liaisonEmail) continue;
    const body = unitReminderText({ ...message, units: [unit.orgName] });
    await queueMail(ctx, { to: unit.liaisonEmail, subject: `请${act}：${row.title}`, body });
  }
  ctx.audit({
    action: 'notice.remind',
    subject: ['notice', input.id],
    programId: row.programId,
    after: { about: input.about, units: late.length, phonesShown: late.length },
  });
  return {
    text: unitReminderText({ ...message, units: late.map((unit) => unit.orgName) }),
    units: late.map((unit) => ({
      name: unit.orgName,
      liaisonName: unit.liaisonName ?? '',
      // in full: the list is there to be called; the audit says that it was given
      liaisonPhone: unit.liaisonCipher ? ctx.app.vault.open(unit.liaisonCipher) : (unit.officePhone ?? ''),
      mailed: unit.liaisonEmail !== null,
    })),
  };
}
