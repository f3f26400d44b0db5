import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { teaching } from '@yanxiu/contract/teaching';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { readReminder } from '@yanxiu/domain/teaching/notice-words';
import { refuseTeaching } from '@yanxiu/domain/teaching/refusals';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { notFound, RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { getProgram } from '../program/store.ts';
import {
  changeNotice,
  getNotice,
  insertNotices,
  listClassesInReach,
  type NoticeRow,
  pageNotices,
  pageReaders,
} from './store/notice.ts';

type Endpoints = typeof teaching.endpoints;

/** The largest class by far: all who have not read fit on one page. */
const wholeClass = 1000;

export async function showNotices(ctx: Ctx, input: Parsed<Endpoints['notices']>) {
  await getProgram(ctx.db, ctx.scope, input.programId);
  return pageNotices(ctx.db, ctx.scope, input);
}

export async function showReaders(ctx: Ctx, input: Parsed<Endpoints['noticeReaders']>) {
  await getProgram(ctx.db, ctx.scope, input.programId);
  const notice = await getNotice(ctx.db, ctx.scope, input.programId, input.noticeId);
  const page = await pageReaders(ctx.db, ctx.scope, { ...input, classId: notice.classId });
  return { ...page, notice };
}

/** One notice for each class, so that each has receipts of its own. */
export async function sendNotice(ctx: Ctx, input: Parsed<Endpoints['sendNotice']>) {
  await getProgram(ctx.db, ctx.scope, input.programId);
  const wanted = [...new Set(input.classIds)];
  const classes = await listClassesInReach(ctx.db, ctx.scope, input.programId, wanted);
  if (classes.length !== wanted.length) notFound();
  const { programId, title, body } = input;
  const rows = classes.map((one) => ({
    programId,
    id: newId(),
    classId: one.id,
    title,
    body,
    sentBy: actorOf(ctx).personId,
    sentAt: ctx.now,
  }));
  await insertNotices(ctx.db, rows);
  const people = classes.reduce((sum, one) => sum + one.people, 0);
  ctx.audit({
    action: 'teaching.sendNotice',
    subject: ['classNotice', rows[0]?.id ?? ''],
    programId,
    after: { title, classes: classes.map((one) => one.name), people },
  });
  return { sent: rows.length, people };
}

/** Her own notice, standing; another tutor's of the class is read, not changed. */
async function ownNotice(ctx: Ctx, programId: string, noticeId: string): Promise<NoticeRow> {
  await getProgram(ctx.db, ctx.scope, programId);
  const notice = await getNotice(ctx.db, ctx.scope, programId, noticeId);
  return notice.senderId === actorOf(ctx).personId ? notice : notFound();
}

export async function withdrawNotice(ctx: Ctx, { programId, noticeId }: Parsed<Endpoints['withdrawNotice']>) {
  const notice = await ownNotice(ctx, programId, noticeId);
  await changeNotice(ctx.db, programId, noticeId, { withdrawnAt: ctx.now });
  ctx.audit({
    action: 'teaching.withdrawNotice',
    subject: ['classNotice', noticeId],
    programId,
    before: { title: notice.title, class: notice.className },
  });
  return { ok: true as const };
}

/** Puts the notice on top for those who have not read it, once a day, and gives the text for the class's chat group. */
export async function remindNotice(ctx: Ctx, { programId, noticeId }: Parsed<Endpoints['remindNotice']>) {
  await getProgram(ctx.db, ctx.scope, programId);
  const notice = await getNotice(ctx.db, ctx.scope, programId, noticeId);
  const { rows } = await pageReaders(ctx.db, ctx.scope, {
    programId,
    noticeId,
    classId: notice.classId,
    unread: true,
    page: 1,
    size: wholeClass,
  });
  if (rows.length === 0) throw new RefusalError(refuseTeaching('allRead'));
  const text = readReminder(
    notice,
    rows.map((row) => row.name),
  );
  const isToday = notice.remindedAt !== null && dayOf(notice.remindedAt) === dayOf(ctx.now);
  // asked for again on the same day, the text is given and nobody is bothered twice
  if (!isToday) await changeNotice(ctx.db, programId, noticeId, { remindedAt: ctx.now });
  ctx.audit({
    action: 'teaching.remindNotice',
    subject: ['classNotice', noticeId],
    programId,
    after: { unread: rows.length },
  });
  return { unread: rows.length, text };
}
