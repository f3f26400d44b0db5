import { notice } from '@yanxiu/contract/notice';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { orNotFound } from '../platform/http/errors.ts';
import { serve } from '../platform/http/serve.ts';
import { createNotice, editNotice, publishNotice } from './edit.ts';
import { getNotice, getPublic, listAttachments, pageNotices, pagePublic } from './store.ts';

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
    return { rows: rows.map((row) => describe(ctx, row)), total };
  },
  get: async (ctx, input) => {
    const row = await getNotice(ctx.db, ctx.scope, input.id);
    return { ...describe(ctx, row), attachments: await listAttachments(ctx.db, row.fileIds) };
  },
  file: async (ctx, input) => sendFile(ctx, await getNotice(ctx.db, ctx.scope, input.id), input.fileId),
  create: createNotice,
  update: editNotice,
  publish: publishNotice,
});

/** An attachment of a notice that the reader may read. */
async function sendFile(ctx: Ctx, row: Row, fileId: string) {
  const [file] = await listAttachments(ctx.db, row.fileIds.includes(fileId) ? [fileId] : []);
  const { name, mediaType, sha256 } = orNotFound(file);
  return { name, mediaType, bytes: await ctx.app.files.find(sha256) };
}

function describe(ctx: Ctx, row: Row) {
  return { ...row, mayEdit: row.state === 'draft' && row.orgId === actorOf(ctx).assignment?.orgId };
}
