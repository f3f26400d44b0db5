import type { course } from '@yanxiu/contract/course';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { refuseCourse } from '@yanxiu/domain/course/refusals';
import { insertFile } from '../file/store.ts';
import { type ByteSource, stretchOf, withFileSource } from '../platform/files/byte-source.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { courseChanged } from './course-version.ts';
import { writableLesson } from './edit-lesson.ts';
import { fastStart, type Piece } from './fast-start.ts';
import { type Mp4, readMp4 } from './read-mp4.ts';
import { findProviderFile, setLessonVideo } from './store/lesson.ts';

type ProviderFile = Awaited<ReturnType<typeof findProviderFile>>;

/**
 * Takes an uploaded MP4 when an old phone can play it. Its duration is read here; an index at the end is moved to the
 * front, so that the film plays while it loads.
 */
export async function setVideo(ctx: Ctx, input: Parsed<typeof course.endpoints.setVideo>) {
  const { found, lesson } = await writableLesson(ctx, input.id, input.lessonId, 'video');
  const file = await findProviderFile(ctx.db, found.providerId, input.fileId);
  if (file.mediaType !== 'video/mp4') throw new RefusalError(refuseCourse('notMp4'));
  const { path } = await ctx.app.files.find(file.sha256);
  const video = await withFileSource(path, async (source) => {
    const film = await readMp4(source);
    const lengthSec = checkedLength(film);
    const kept = film && !film.indexInFront ? await movedFile(ctx, source, film, file, found.providerId) : file;
    return { fileId: kept.id, lengthSec, sizeBytes: kept.sizeBytes };
  });
  await setLessonVideo(ctx.db, lesson.id, video);
  await courseChanged(ctx, found.id);
  const indexMoved = video.fileId !== file.id;
  ctx.audit({
    action: 'course.setVideo',
    subject: ['lesson', lesson.id],
    after: { file: file.name, lengthSec: video.lengthSec, sizeBytes: video.sizeBytes, indexMoved },
  });
  return { lengthSec: video.lengthSec, sizeBytes: video.sizeBytes, indexMoved };
}

/** H.264 pictures and AAC sound in one piece: what the oldest phones of the notice's readers play. */
export function checkedLength(mp4: Mp4 | null): number {
  if (!mp4) throw new RefusalError(refuseCourse('brokenMp4'));
  const foreign = mp4.codecs.find((codec) => !['avc1', 'avc3', 'mp4a'].includes(codec));
  if (foreign || !mp4.codecs.some((codec) => codec.startsWith('avc'))) {
    throw new RefusalError(refuseCourse('codec', { codec: codecWords[foreign ?? ''] ?? foreign ?? '未知' }));
  }
  if (mp4.fragmented) throw new RefusalError(refuseCourse('fragmented'));
  const lengthSec = Math.floor(mp4.durationSec);
  if (lengthSec < 10) throw new RefusalError(refuseCourse('tooShort', { seconds: lengthSec }));
  return lengthSec;
}

/** Names by which an editor finds the setting in his program. */
const codecWords: Readonly<Record<string, string>> = {
  hvc1: 'H.265（HEVC）',
  hev1: 'H.265（HEVC）',
  av01: 'AV1',
  vp09: 'VP9',
  mp4v: 'MPEG-4 Part 2',
  'ac-3': 'AC-3 声音',
  'ec-3': 'E-AC-3 声音',
  Opus: 'Opus 声音',
  '.mp3': 'MP3 声音',
};

async function movedFile(ctx: Ctx, source: ByteSource, film: Mp4, file: ProviderFile, orgId: string) {
  const pieces = fastStart(film.layout);
  if (!pieces) throw new RefusalError(refuseCourse('moovAtEnd'));
  const { sha256, sizeBytes } = await ctx.app.files.putStream(bytesOf(source, pieces));
  const id = newId();
  const { name, mediaType } = file;
  const owner = { orgId, programId: null, personId: actorOf(ctx).personId, createdAt: ctx.now };
  await insertFile(ctx.db, { id, sha256, sizeBytes, name, mediaType, purpose: 'lesson', ...owner });
  return { id, sizeBytes };
}

async function* bytesOf(source: ByteSource, pieces: readonly Piece[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    if ('bytes' in piece) yield piece.bytes;
    else yield* stretchOf(source, piece.from, piece.to);
  }
}
