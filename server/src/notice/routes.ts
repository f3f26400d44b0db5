import { notice } from '@yanxiu/contract/notice';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { orNotFound } from '../platform/http/errors.ts';
import { serve } from '../platform/http/serve.ts';
import { createNotice, editNotice, publishNotice } from './edit.ts';
import { isToSign, listReceipts, remindUnits, signNotice } from './receipts.ts';
import { getNotice, getPublic, listAttachments, pageNotices, pagePublic } from './store.ts';
import { listSigned } from './store-receipts.ts';

type Row = Awaited<ReturnType<typeof getNotice>>;

export const noticeFeature = serve(notice, {
  publicList: (ctx, input) => pagePublic(ctx.db, input),
  publicGet: async (ctx, input) => {
    const row = await getPublic(ctx.db, input.id);
    return { ...row, attachments: await listAttachments(ctx.db, row.fileIds) };
  },
  publicFile: async (ctx, input) => sendFile(ctx, await getPublic(ctx.db, input.id), input.fileId),
  list: async (ctx, input) => {
    const { rows, total } = await pageNotices(ctx.db, ctx.scope, input);
    const signed = await listSigned(
      ctx.db,
      actorOf(ctx).assignment?.orgId ?? '',
      rows.map((row) => row.id),
    );
    return { rows: rows.map((row) => describe(ctx, row, signed)), total };
  },
  get: async (ctx, input) => {
    const row = await getNotice(ctx.db, ctx.scope, input.id);
    const signed = await listSigned(ctx.db, actorOf(ctx).assignment?.orgId ?? '', [row.id]);
    return { ...describe(ctx, row, signed), attachments: await listAttachments(ctx.db, row.fileIds) };
  },
  file: async (ctx, input) => sendFile(ctx, await getNotice(ctx.db, ctx.scope, input.id), input.fileId),
  create: createNotice,
  update: editNotice,
  publish: publishNotice,
  sign: signNotice,
  receipts: listReceipts,
  remind: remindUnits,
});

/** An attachment of a notice that the reader may read. */
async function sendFile(ctx: Ctx, row: Row, fileId: string) {
  const [file] = await listAttachments(ctx.db, row.fileIds.includes(fileId) ? [fileId] : []);
  const { name, mediaType, sha256 } = orNotFound(file);
  return { name, mediaType, bytes: await ctx.app.files.find(sha256) };
}

function describe(ctx: Ctx, row: Row, signed: ReadonlyMap<string, Date>) {
  const { assignment } = actorOf(ctx);
  const mayEdit = row.state === 'draft' && row.orgId === assignment?.orgId;
  const signedAt = signed.get(row.id) ?? null;
  return { ...row, mayEdit, signedAt, toSign: signedAt === null && isToSign(ctx, row) };
}
