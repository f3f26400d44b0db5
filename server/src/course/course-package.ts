import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { type CourseManifest, courseManifest, filesOf } from '@yanxiu/domain/course/course-manifest';
import { refuseCourse } from '@yanxiu/domain/course/refusals';
import { insertFile } from '../file/store.ts';
import { withFileSource } from '../platform/files/byte-source.ts';
import { DamagedZip, openZip, type ZipOnDisk } from '../platform/files/zip-on-disk.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { newId } from '../platform/id/new-id.ts';
import { type EntryToWrite, zipStream } from '../platform/sheets/zip-stream.ts';
import { readContent, writeContent } from './course-content.ts';
import { mayEditOf, providerOf } from './edit-course.ts';
import { readMp4 } from './read-mp4.ts';
import { checkedLength } from './set-video.ts';
import { getCourse } from './store/course.ts';
import { findProviderFile, type LessonVideo } from './store/lesson.ts';

const manifestName = 'manifest.json';
const mostManifestBytes = 32 * 1024 * 1024;
const fileName = (sha256: string) => `files/${sha256}.mp4`;

/** A whole course as one .zip, answers included: for its own provider alone. */
export async function exportCourse(ctx: Ctx, { id }: { id: string }): Promise<FileAnswer> {
  const found = await getCourse(ctx.db, ctx.scope, id);
  if (!mayEditOf(ctx, found.providerId)) throw new RefusalError(refuseCourse('packageNotYours'));
  const content = await readContent(ctx.db, found);
  const bytes = Readable.from(zipStream(entriesOf(ctx, content)), { objectMode: false });
  return { name: `${found.title}.zip`, mediaType: 'application/zip', bytes };
}

async function* entriesOf(ctx: Ctx, content: CourseManifest): AsyncGenerator<EntryToWrite> {
  yield { name: manifestName, chunks: [JSON.stringify(content, null, 1)] };
  for (const sha256 of filesOf(content)) {
    const { path } = await ctx.app.files.find(sha256);
    yield { name: fileName(sha256), chunks: createReadStream(path, { highWaterMark: 1024 * 1024 }) };
  }
}

/** A package of this or another installation as a new draft. Its films are looked at anew: nothing in it is trusted. */
export async function importCourse(ctx: Ctx, input: { fileId: string }): Promise<{ id: string }> {
  const providerId = providerOf(ctx.scope);
  const file = await findProviderFile(ctx.db, providerId, input.fileId);
  const { path } = await ctx.app.files.find(file.sha256);
  const zip = await openZip(path).catch(() => null);
  if (!zip) throw new RefusalError(refuseCourse('notPackage'));
  try {
    const content = await manifestOf(zip).catch(asRefusal);
    const videos = new Map<string, LessonVideo>();
    for (const sha256 of filesOf(content))
      videos.set(sha256, await takeFilm(ctx, zip, sha256, providerId).catch(asRefusal));
    const id = await writeContent(ctx.db, content, { providerId, at: ctx.now, videos });
    const after = { title: content.course.title, file: file.name };
    ctx.audit({ action: 'course.import', subject: ['course', id], after });
    return { id };
  } finally {
    zip.close();
  }
}

function asRefusal(error: unknown): never {
  if (error instanceof DamagedZip) throw new RefusalError(refuseCourse('packageContent', { where: error.message }));
  throw error;
}

async function manifestOf(zip: ZipOnDisk): Promise<CourseManifest> {
  const size = zip.size(manifestName);
  if (size === null || size > mostManifestBytes) throw new RefusalError(refuseCourse('notPackage'));
  const parts: Uint8Array[] = [];
  for await (const part of zip.chunks(manifestName)) parts.push(part);
  const parsed = courseManifest.safeParse(jsonOf(Buffer.concat(parts).toString('utf8')));
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new RefusalError(refuseCourse('packageContent', { where }));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function takeFilm(ctx: Ctx, zip: ZipOnDisk, sha256: string, orgId: string): Promise<LessonVideo> {
  const name = fileName(sha256);
  if (zip.size(name) === null) throw new RefusalError(refuseCourse('packageContent', { where: name }));
  const stored = await ctx.app.files.putStream(zip.chunks(name));
  if (stored.sha256 !== sha256) throw new RefusalError(refuseCourse('packageContent', { where: name }));
  const { path } = await ctx.app.files.find(sha256);
  const lengthSec = await withFileSource(path, async (source) => checkedLength(await readMp4(source)));
  const fileId = newId();
  const owner = { orgId, programId: null, personId: actorOf(ctx).personId, createdAt: ctx.now };
  await insertFile(ctx.db, {
    ...owner,
    ...stored,
    id: fileId,
    mediaType: 'video/mp4',
    name: `${sha256.slice(0, 12)}.mp4`,
    purpose: 'lesson',
  });
  return { fileId, lengthSec, sizeBytes: stored.sizeBytes };
}
