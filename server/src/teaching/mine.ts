import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { teaching } from '@yanxiu/contract/teaching';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { orNotFound } from '../platform/http/errors.ts';
import { getProgram } from '../program/store.ts';
import {
  countUnread,
  findMessage,
  findMyClass,
  listDiscussions,
  noteRead,
  pageMessages,
  type Reader,
} from './store/message.ts';

type Endpoints = typeof teaching.endpoints;

/** The reader herself, on the roster of the program; 404 otherwise. */
async function readerOf(ctx: Ctx, programId: string): Promise<Reader> {
  await getProgram(ctx.db, ctx.scope, programId);
  return { programId, personId: actorOf(ctx).personId };
}

export async function myClass(ctx: Ctx, { programId }: Parsed<Endpoints['myClass']>) {
  const reader = await readerOf(ctx, programId);
  const [found, notices, discussions] = await Promise.all([
    findMyClass(ctx.db, reader, dayOf(ctx.now)),
    pageMessages(ctx.db, reader, { page: 1, size: 10, kinds: ['notice', 'briefing'] }),
    listDiscussions(ctx.db, reader),
  ]);
  return { class: found, notices: notices.rows, unread: notices.unread, discussions };
}

export async function myMessages(ctx: Ctx, input: Parsed<Endpoints['messages']>) {
  return pageMessages(ctx.db, await readerOf(ctx, input.programId), input);
}

/** For the mark on the bar below: of all programs of the reader together. */
export async function myUnread(ctx: Ctx) {
  return { unread: await countUnread(ctx.db, { programId: null, personId: actorOf(ctx).personId }) };
}

/** Opening a message is reading it: the receipt is written with it. */
export async function readMessage(ctx: Ctx, { programId, messageId }: Parsed<Endpoints['readMessage']>) {
  const reader = await readerOf(ctx, programId);
  const message = orNotFound(await findMessage(ctx.db, reader, messageId));
  if (message.readAt === null) await noteRead(ctx.db, reader, message, ctx.now);
  return { ...message, readAt: message.readAt ?? ctx.now, reminded: false };
}
