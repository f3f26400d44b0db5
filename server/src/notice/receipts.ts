import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { notice } from '@yanxiu/contract/notice';
import { refuseNotice } from '@yanxiu/domain/notice/refusals';
import { unitReminderText } from '@yanxiu/domain/notice/reminder';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { HttpError, RefusalError } from '../platform/http/errors.ts';
import { queueMail } from '../platform/mail/queue-mail.ts';
import { getNotice } from './store.ts';
import { insertReceipt, listSigned, pageReceipts } from './store-receipts.ts';

type Endpoints = typeof notice.endpoints;

/** One county has at most so many units directly below it. */
const mostUnits = 5000;

/** A unit signs for what a level above has issued. */
export function isToSign(ctx: Ctx, row: { state: string; orgPath: string }): boolean {
  const own = actorOf(ctx).assignment?.orgPath ?? '';
  return row.state === 'published' && own !== row.orgPath && own.startsWith(row.orgPath);
}

/** Signs for the actor's unit, once; the first signature stands. */
export async function signNotice(ctx: Ctx, { id }: { id: string }) {
  const row = await getNotice(ctx.db, ctx.scope, id);
  const { assignment, personId } = actorOf(ctx);
  if (!assignment || !isToSign(ctx, row)) throw new RefusalError(refuseNotice('notToSign'));
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

/** A bureau follows its own notices and those from above among the units directly below it. */
async function followed(ctx: Ctx, id: string) {
  const row = await getNotice(ctx.db, ctx.scope, id);
  const { assignment } = actorOf(ctx);
  if (!assignment) throw new HttpError('forbidden');
  if (row.state !== 'published' || !assignment.orgPath.startsWith(row.orgPath)) throw new HttpError('not_found');
  return { row, parentId: assignment.orgId };
}

export async function listReceipts(ctx: Ctx, input: Parsed<Endpoints['receipts']>) {
  const { parentId } = await followed(ctx, input.id);
  const filter = { noticeId: input.id, parentId, q: input.q, state: input.state };
  const { rows, total, units, signed, plansAsked, planned } = await pageReceipts(ctx.db, filter, input);
  return {
    rows: rows.map(({ liaisonEmail: _, ...row }) => row),
    total,
    counts: { units, signed, plansAsked, planned },
  };
}

/** Mails the liaisons of the units that are behind, and gives the text for the group and the phones to call. */
export async function remindUnits(ctx: Ctx, input: Parsed<Endpoints['remind']>) {
  const { row, parentId } = await followed(ctx, input.id);
  const state = input.about === 'plan' ? ('noPlan' as const) : ('unsigned' as const);
  const { rows } = await pageReceipts(ctx.db, { noticeId: input.id, parentId, state }, { page: 1, size: mostUnits });
  const act = input.about === 'plan' ? '上交实施计划' : '签收';
  const dueOn = input.about === 'plan' ? row.planDueOn : null;
  const message = { act, title: row.title, dueOn, contact: row.contact };
  for (const unit of rows) {
    if (!unit.liaisonEmail) continue;
    const body = unitReminderText({ ...message, units: [unit.orgName] });
    await queueMail(ctx, { to: unit.liaisonEmail, subject: `请${act}：${row.title}`, body });
  }
  ctx.audit({
    action: 'notice.remind',
    subject: ['notice', input.id],
    programId: row.programId,
    after: { about: input.about, units: rows.length },
  });
  return {
    text: unitReminderText({ ...message, units: rows.map((unit) => unit.orgName) }),
    units: rows.map((unit) => ({
      name: unit.orgName,
      liaisonName: unit.liaisonName ?? '',
      liaisonPhone: unit.liaisonPhone ?? '',
      mailed: unit.liaisonEmail !== null,
    })),
  };
}
