import { createHmac, randomBytes } from 'node:crypto';
import type { course } from '@yanxiu/contract/course';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { lessonKindNames } from '@yanxiu/domain/course/lesson-kind';
import { codeSec, codeSteps, type SignKind, signWindow } from '@yanxiu/domain/course/live';
import { refuseCourse } from '@yanxiu/domain/course/refusals';
import type { Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { courseChanged } from './course-version.ts';
import { getCourse } from './store/course.ts';
import { getLesson } from './store/lesson.ts';
import { findLive, getLive, type LiveRow, saveLive } from './store/live.ts';

async function liveLesson(ctx: Ctx, { id, lessonId }: { id: string; lessonId: string }) {
  const found = await getCourse(ctx.db, ctx.scope, id);
  const lesson = await getLesson(ctx.db, found.id, lessonId);
  if (lesson.kind !== 'live') throw new RefusalError(refuseCourse('wrongKind', { kind: lessonKindNames[lesson.kind] }));
  return { found, lesson };
}

/** When and where a live session is held. A date may still move after publishing; once it has begun only the replay may. */
export async function setLive(ctx: Ctx, input: Parsed<typeof course.endpoints.setLive>) {
  const { found, lesson } = await liveLesson(ctx, input);
  const before = await findLive(ctx.db, lesson.id);
  const { joinUrl, replayUrl } = input.live;
  const wanted = { startsAt: new Date(input.live.startsAt), endsAt: new Date(input.live.endsAt), joinUrl, replayUrl };
  const lengthSec = Math.floor((wanted.endsAt.getTime() - wanted.startsAt.getTime()) / 1000);
  refuseChange(ctx, before, wanted);
  if (found.state !== 'draft' && before && lengthSec !== lesson.lengthSec)
    throw new RefusalError(refuseCourse('liveLength', { minutes: Math.floor(lesson.lengthSec / 60) }));
  const secret = before?.secret ?? randomBytes(32).toString('base64url');
  await saveLive(ctx.db, lesson.id, { ...wanted, secret }, lengthSec);
  await courseChanged(ctx, found.id);
  ctx.audit({ action: 'course.setLive', subject: ['lesson', lesson.id], before: shownLive(before), after: wanted });
  return { ok: true as const };
}

function refuseChange(ctx: Ctx, before: LiveRow | null, wanted: Omit<LiveRow, 'secret'>): void {
  const moved =
    !before ||
    before.startsAt.getTime() !== wanted.startsAt.getTime() ||
    before.endsAt.getTime() !== wanted.endsAt.getTime() ||
    before.joinUrl !== wanted.joinUrl;
  if (!moved) return;
  if (before && before.startsAt <= ctx.now) throw new RefusalError(refuseCourse('liveBegun'));
  if (wanted.startsAt <= ctx.now) throw new RefusalError(refuseCourse('livePast'));
}

/** What readers may know of a session: not the key of its codes. */
export function shownLive(live: LiveRow | null) {
  if (!live) return null;
  const { startsAt, endsAt, joinUrl, replayUrl } = live;
  return { startsAt, endsAt, joinUrl, replayUrl };
}

export const timesOf = ({ startsAt, endsAt }: LiveRow) => ({
  startsAtMs: startsAt.getTime(),
  endsAtMs: endsAt.getTime(),
});

/** Six digits of one minute, for signing in or out. */
export function codeOf({ secret }: LiveRow, kind: SignKind, step: number): string {
  const digest = createHmac('sha256', secret).update(`${kind}/${step}`).digest();
  return String(digest.readUInt32BE(0) % 1_000_000).padStart(6, '0');
}

/** What the lecturer's screen shows now. */
export async function showLiveCode(ctx: Ctx, input: { id: string; lessonId: string }) {
  const { lesson } = await liveLesson(ctx, input);
  const live = await getLive(ctx.db, lesson.id);
  const nowMs = ctx.now.getTime();
  const [step] = codeSteps(nowMs);
  const open = (['in', 'out'] as const).filter((kind) => signWindow(kind, timesOf(live), nowMs) === 'open');
  return {
    title: lesson.title,
    live: shownLive(live) ?? live,
    codes: open.map((kind) => ({ kind, code: codeOf(live, kind, step) })),
    secondsLeft: codeSec - (Math.floor(nowMs / 1000) % codeSec),
  };
}
