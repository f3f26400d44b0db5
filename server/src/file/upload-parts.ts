import { createHash } from 'node:crypto';
import type { file } from '@yanxiu/contract/file';
import type { Output, Parsed } from '@yanxiu/contract/kernel/endpoint';
import { judgePart, keepDays, partBytes } from '@yanxiu/domain/file/parts';
import { plainFileName } from '@yanxiu/domain/file/purpose';
import { refuseFile } from '@yanxiu/domain/file/refusals';
import { withFileSource } from '../platform/files/byte-source.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { insertFile } from './store.ts';
import { checkContent, refuseForeignPurpose, refuseTooLarge } from './upload.ts';
import {
  countOpenUploads,
  dropStale,
  findOpenUpload,
  finishUpload,
  getUpload,
  insertUpload,
  noteReceived,
  type UploadRow,
} from './upload-store.ts';

type Endpoints = typeof file.endpoints;

/** Unfinished uploads of one person: what is begun takes room on the disk. */
const mostOpen = 5;

const stateOf = ({ id, receivedBytes, sizeBytes }: UploadRow) => ({
  uploadId: id,
  receivedBytes,
  sizeBytes,
  partBytes,
});

/** A new upload, or the one of the same file that this person has not finished. */
export async function beginUpload(ctx: Ctx, input: Parsed<Endpoints['begin']>): Promise<Output<Endpoints['begin']>> {
  const actor = actorOf(ctx);
  const name = plainFileName(input.name);
  refuseForeignPurpose(ctx, input.purpose);
  refuseTooLarge(name, input.purpose, input.sizeBytes);
  await forgetStale(ctx);
  const { purpose, sizeBytes, fingerprint } = input;
  const known = await findOpenUpload(ctx.db, { personId: actor.personId, purpose, fingerprint });
  if (known?.sizeBytes === sizeBytes) return stateOf(known);
  if (known) throw new RefusalError(refuseFile('changedFile'));
  const row = { id: newId(), receivedBytes: 0, name, purpose, sizeBytes, fingerprint, personId: actor.personId };
  const owner = { orgId: actor.assignment?.orgId ?? null, programId: input.programId ?? null };
  if ((await countOpenUploads(ctx.db, actor.personId)) >= mostOpen)
    throw new RefusalError(refuseFile('tooManyOpen', { most: mostOpen }));
  await insertUpload(ctx.db, { ...row, ...owner, createdAt: ctx.now, touchedAt: ctx.now });
  return stateOf((await findOpenUpload(ctx.db, row)) ?? row);
}

/** Writes the next part; what is there already is left, so that a part whose answer was lost may come again. */
export async function takePart(
  ctx: Ctx,
  input: Parsed<Endpoints['part']>,
  body: Uint8Array,
): Promise<Output<Endpoints['part']>> {
  const row = await getUpload(ctx.db, actorOf(ctx).personId, input.id);
  const { receivedBytes, sizeBytes } = row;
  const verdict = judgePart({ fromByte: input.fromByte, length: body.length }, receivedBytes, sizeBytes);
  if (verdict === 'known') return stateOf(row);
  if (verdict === 'gap') throw new RefusalError(refuseFile('partGap', { receivedBytes }));
  if (verdict === 'size') throw new RefusalError(refuseFile('partSize'));
  if (createHash('sha256').update(body).digest('hex') !== input.sha256)
    throw new RefusalError(refuseFile('partDamaged'));
  // the bytes are on the disk before the row says so: after a crash the part comes again
  await ctx.app.files.stagePart(row.id, input.fromByte, body);
  const received = receivedBytes + body.length;
  await noteReceived(ctx.db, row.id, received, ctx.now);
  return stateOf({ ...row, receivedBytes: received });
}

/** Stores a whole upload when its bytes are of a kind that its purpose allows. */
export async function endUpload(ctx: Ctx, { id }: { id: string }): Promise<Output<Endpoints['end']>> {
  const actor = actorOf(ctx);
  const row = await getUpload(ctx.db, actor.personId, id);
  const { name, purpose, sizeBytes, orgId, programId } = row;
  if (row.receivedBytes < sizeBytes)
    throw new RefusalError(refuseFile('notWhole', { percent: Math.floor((row.receivedBytes / sizeBytes) * 100) }));
  const stored = await ctx.app.files.keepStaged(id);
  const { path } = await ctx.app.files.find(stored.sha256);
  const head = await withFileSource(path, (source) => source.read(0, Math.min(65_536, source.sizeBytes)));
  const mediaType = checkContent(name, purpose, head);
  const fileId = newId();
  const owner = { orgId, programId, personId: actor.personId, createdAt: ctx.now };
  await insertFile(ctx.db, { id: fileId, ...stored, mediaType, name, purpose, ...owner });
  await finishUpload(ctx.db, id, fileId);
  ctx.audit({ action: 'file.upload', subject: ['file', fileId], programId, after: { name, purpose, sizeBytes } });
  ctx.afterCommit(() => void ctx.app.files.dropStaged(id));
  return { id: fileId, name, sizeBytes, mediaType };
}

/** What nobody has gone on with goes, a few at a time: beginning another is when room is wanted. */
async function forgetStale(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now.getTime() - keepDays * 86_400_000);
  const ids = await dropStale(ctx.db, before);
  ctx.afterCommit(() => {
    for (const id of ids) void ctx.app.files.dropStaged(id);
  });
}
