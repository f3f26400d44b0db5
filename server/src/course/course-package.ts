import { Readable } from 'node:stream';
import { type CourseManifest, courseManifest, filesOf, picturesIn } from '@yanxiu/domain/course/course-manifest';
import type { PagePicture } from '@yanxiu/domain/course/document';
import { refuseCourse } from '@yanxiu/domain/course/refusals';
import { insertFile } from '../file/store.ts';
import { pictureSize } from '../platform/documents/picture-size.ts';
import { withFileSource } from '../platform/files/byte-source.ts';
import { mediaTypeOf } from '../platform/files/media-type.ts';
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
const pictureName = (sha256: string) => `files/${sha256}.jpg`;

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
    yield { name: fileName(sha256), chunks: await streamOf(ctx, sha256) };
  }
  for (const { sha256 } of picturesIn(content)) {
    yield { name: pictureName(sha256), chunks: await streamOf(ctx, sha256) };
  }
}

const streamOf = async (ctx: Ctx, sha256: string) => (await ctx.app.files.open(sha256)).stream();

/** A package of this or another installation as a new draft. Its films and pictures are looked at anew: nothing in it is trusted. */
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
    for (const picture of picturesIn(content)) await takePicture(ctx, zip, picture, providerId).catch(asRefusal);
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
  const fileId = await keepRow(ctx, orgId, { ...stored, mediaType: 'video/mp4', name: `${sha256.slice(0, 12)}.mp4` });
  return { fileId, lengthSec, sizeBytes: stored.sizeBytes };
}

type Kept = { sha256: string; sizeBytes: number; mediaType: string; name: string };

async function keepRow(ctx: Ctx, orgId: string, kept: Kept): Promise<string> {
  const id = newId();
  const owner = { orgId, programId: null, personId: actorOf(ctx).personId, createdAt: ctx.now };
  await insertFile(ctx.db, { ...owner, ...kept, id, purpose: 'lesson' });
  return id;
}

/** A page's picture must be the JPEG that the manifest says, of that content, weight and size. */
async function takePicture(ctx: Ctx, zip: ZipOnDisk, picture: PagePicture, orgId: string): Promise<void> {
  const name = pictureName(picture.sha256);
  if (zip.size(name) !== picture.sizeBytes) throw new RefusalError(refuseCourse('packageContent', { where: name }));
  const parts: Uint8Array[] = [];
  for await (const part of zip.chunks(name)) parts.push(part);
  const bytes = Buffer.concat(parts);
  const size = mediaTypeOf(bytes)?.mediaType === 'image/jpeg' ? pictureSize(bytes) : null;
  const isAsSaid = size?.width === picture.width && size.height === picture.height;
  const sha256 = isAsSaid ? await ctx.app.files.put(bytes) : '';
  if (sha256 !== picture.sha256) throw new RefusalError(refuseCourse('packageContent', { where: name }));
  await keepRow(ctx, orgId, {
    sha256,
    sizeBytes: bytes.length,
    mediaType: 'image/jpeg',
    name: `${sha256.slice(0, 12)}.jpg`,
  });
}
