import type { file } from '@yanxiu/contract/file';
import type { Output, Parsed } from '@yanxiu/contract/kernel/endpoint';
import { noScope, scopeFor, selfScope } from '@yanxiu/domain/access/scope';
import {
  type ContentType,
  type FilePurpose,
  mediaTypeFor,
  plainFileName,
  purposeRules,
} from '@yanxiu/domain/file/purpose';
import { refuseFile } from '@yanxiu/domain/file/refusals';
import { mediaTypeOf } from '../platform/files/media-type.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { newId } from '../platform/id/new-id.ts';
import { contentKind, isBinaryText } from '../platform/sheets/content-kind.ts';
import { decodeText } from '../platform/sheets/decode-text.ts';
import { UnreadableSheet } from '../platform/sheets/refusals.ts';
import { assignFile, getFile, insertFile } from './store.ts';

type Upload = typeof file.endpoints.upload;

/** Takes an upload when its bytes are of a kind that its purpose allows. */
export async function uploadFile(ctx: Ctx, input: Parsed<Upload>, body: Uint8Array): Promise<Output<Upload>> {
  const actor = actorOf(ctx);
  const name = plainFileName(input.name);
  refuseForeignPurpose(ctx, input.purpose);
  const mediaType = checkUpload(name, input.purpose, body);
  const { id } = await keepFile(ctx, {
    name,
    mediaType,
    purpose: input.purpose,
    bytes: body,
    orgId: actor.assignment?.orgId ?? null,
    programId: input.programId ?? null,
  });
  ctx.audit({
    action: 'file.upload',
    subject: ['file', id],
    programId: input.programId ?? null,
    after: { name, purpose: input.purpose, sizeBytes: body.length },
  });
  return { id, name, sizeBytes: body.length, mediaType };
}

function checkUpload(name: string, purpose: FilePurpose, bytes: Uint8Array): string {
  if (bytes.length === 0) throw new RefusalError(refuseFile('empty', { name }));
  refuseTooLarge(name, purpose, bytes.length);
  return checkContent(name, purpose, bytes);
}

/** Films are large: only who writes courses may bring them. */
export function refuseForeignPurpose(ctx: Ctx, purpose: FilePurpose): void {
  if (purpose === 'lesson' && !scopeFor(actorOf(ctx), 'course.edit')) throw new RefusalError(refuseFile('lessonOnly'));
}

export function refuseTooLarge(name: string, purpose: FilePurpose, sizeBytes: number): void {
  const limit = purposeRules[purpose].mostMb;
  const size = Math.ceil(sizeBytes / 1024 / 1024);
  if (sizeBytes > limit * 1024 * 1024) throw new RefusalError(refuseFile('tooLarge', { name, size, limit }));
}

/** The media type by the first bytes (or all of them), when the purpose allows it. */
export function checkContent(name: string, purpose: FilePurpose, bytes: Uint8Array): string {
  const rule = purposeRules[purpose];
  const type = contentTypeOf(bytes);
  if (!type || !rule.types.includes(type)) throw new RefusalError(refuseFile('kind', { name, wanted: rule.wanted }));
  return mediaTypeFor(type, name);
}

const byMediaType: Readonly<Record<string, ContentType>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'application/zip': 'zip',
  'application/vnd.ms-office': 'compound',
};

function contentTypeOf(bytes: Uint8Array): ContentType | null {
  const known = mediaTypeOf(bytes);
  if (known) return byMediaType[known.mediaType] ?? null;
  const kind = contentKind(bytes).kind;
  if (kind === 'biff') return 'compound';
  if (kind !== 'text') return null;
  return isText(bytes) ? 'text' : null;
}

/** Text in one of the encodings that a sheet may have; what cannot be decoded is judged by the sheet reader by name. */
function isText(bytes: Uint8Array): boolean {
  try {
    return !isBinaryText(decodeText(bytes.subarray(0, 65_536)));
  } catch (error) {
    if (error instanceof UnreadableSheet) return !bytes.subarray(0, 65_536).includes(0);
    throw error;
  }
}

export interface KeptFile {
  readonly name: string;
  readonly mediaType: string;
  readonly purpose: string;
  readonly bytes: Uint8Array;
  readonly orgId: string | null;
  readonly programId: string | null;
}

/** Stores bytes under a new file id, for uploads and for files that the product makes itself. */
export async function keepFile(ctx: Ctx, kept: KeptFile): Promise<{ id: string }> {
  const { bytes, ...rest } = kept;
  const id = newId();
  const sha256 = await ctx.app.files.put(bytes);
  const personId = ctx.actor?.personId ?? null;
  await insertFile(ctx.db, { ...rest, id, sha256, sizeBytes: bytes.length, personId, createdAt: ctx.now });
  return { id };
}

/** The file as far as this reader may have it: public, own, or of a unit or program in reach. */
export async function readableFile(ctx: Ctx, id: string) {
  const { actor } = ctx;
  const scope = actor ? (scopeFor(actor, 'org.read') ?? selfScope(actor)) : noScope;
  return getFile(ctx.db, scope, actor?.personId ?? null, id);
}

/** A stored file as an answer. */
export async function downloadFile(ctx: Ctx, input: { id: string }): Promise<FileAnswer> {
  const row = await readableFile(ctx, input.id);
  return { name: row.name, mediaType: row.mediaType, bytes: await ctx.app.files.open(row.sha256) };
}

const shown = /^(?:image\/(?:jpeg|png|webp)|application\/pdf)$/;

/** The same inside a page: a photo or a PDF; anything else stays a download, so that nothing is run as ours. */
export async function viewFile(ctx: Ctx, input: { id: string }): Promise<FileAnswer> {
  const file = await downloadFile(ctx, input);
  return { ...file, inline: shown.test(file.mediaType), cacheSec: 600 };
}

/**
 * Ties an uploaded file to the unit and program whose record it becomes part of, so that all who see the record can
 * open it. Only a file that one may read oneself can be tied. Throws 404 otherwise.
 */
export async function attachFile(ctx: Ctx, id: string, to: { orgId: string; programId: string }) {
  const row = await readableFile(ctx, id);
  await assignFile(ctx.db, id, to);
  return row;
}
