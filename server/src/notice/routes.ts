import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { notice } from '@yanxiu/contract/notice';
import { type AddressedUnit, isAddressed, targetText } from '@yanxiu/domain/notice/target';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { orNotFound } from '../platform/http/errors.ts';
import { serve } from '../platform/http/serve.ts';
import { isAddressedTo, targetsOf } from './addressed.ts';
import { createNotice, editNotice, publishNotice } from './edit.ts';
import { printNotice } from './print-notice.ts';
import { listReceipts, remindUnits, signNotice } from './receipts.ts';
import { isToMeet, ownMeeting, recordMeeting } from './record-meeting.ts';
import { getNotice, getPublic, listAttachments, listUnsigned, pageNotices, pagePublic } from './store.ts';
import { listSigned } from './store-receipts.ts';
import { findAddressed } from './store-unit.ts';

type Row = Awaited<ReturnType<typeof pageNotices>>['rows'][number];

export const noticeFeature = serve(notice, {
  publicList: (ctx, input) => pagePublic(ctx.db, input),
  publicGet: async (ctx, input) => {
    const row = await getPublic(ctx.db, input.id);
    return { ...row, attachments: await listAttachments(ctx.db, row.fileIds) };
  },
  publicFile: async (ctx, input) => sendFile(ctx, await getPublic(ctx.db, input.id), input.fileId),
  publicPdf: async (ctx, input) => printNotice(ctx, await getPublic(ctx.db, input.id)),
  list: listNotices,
  get: async (ctx, input) => {
    const row = await getNotice(ctx.db, ctx.scope, input.id);
    const orgId = actorOf(ctx).assignment?.orgId ?? '';
    const signed = await listSigned(ctx.db, orgId, [row.id]);
    return {
      ...describe(ctx, row, signed, await findAddressed(ctx.db, orgId)),
      attachments: await listAttachments(ctx.db, row.fileIds),
      follows: row.state === 'published' && (actorOf(ctx).assignment?.orgPath ?? '').startsWith(row.orgPath),
      targetText: targetText(targetsOf(row)),
      toMeet: await isToMeet(ctx, row),
      meeting: await ownMeeting(ctx, row.id),
    };
  },
  file: async (ctx, input) => sendFile(ctx, await getNotice(ctx.db, ctx.scope, input.id), input.fileId),
  pdf: async (ctx, input) => printNotice(ctx, await getNotice(ctx.db, ctx.scope, input.id)),
  create: createNotice,
  update: editNotice,
  publish: publishNotice,
  sign: signNotice,
  recordMeeting,
  receipts: listReceipts,
  remind: remindUnits,
});

async function listNotices(ctx: Ctx, input: Parsed<typeof notice.endpoints.list>) {
  const orgId = actorOf(ctx).assignment?.orgId ?? '';
  const own = await findAddressed(ctx.db, orgId);
  const ids = input.toSign ? await idsToSign(ctx, orgId, own) : undefined;
  const { rows, total } = await pageNotices(ctx.db, ctx.scope, { ...input, ids });
  const signed = await listSigned(
    ctx.db,
    orgId,
    rows.map((row) => row.id),
  );
  return { rows: rows.map((row) => describe(ctx, row, signed, own)), total };
}

async function idsToSign(ctx: Ctx, orgId: string, own: AddressedUnit | null): Promise<string[]> {
  if (!own) return [];
  const unsigned = await listUnsigned(ctx.db, ctx.scope, orgId);
  return unsigned.filter((row) => isAddressed(targetsOf(row), own)).map((row) => row.id);
}

/** An attachment of a notice that the reader may read. */
async function sendFile(ctx: Ctx, row: { fileIds: string[] }, fileId: string) {
  const [file] = await listAttachments(ctx.db, row.fileIds.includes(fileId) ? [fileId] : []);
  const { name, mediaType, sha256 } = orNotFound(file);
  return { name, mediaType, bytes: await ctx.app.files.find(sha256) };
}

function describe<R extends Row>(ctx: Ctx, row: R, signed: ReadonlyMap<string, Date>, own: AddressedUnit | null) {
  const { assignment } = actorOf(ctx);
  const mayEdit = row.state === 'draft' && row.orgId === assignment?.orgId;
  const signedAt = signed.get(row.id) ?? null;
  return { ...row, mayEdit, signedAt, toSign: signedAt === null && isAddressedTo(ctx, row, own) };
}
