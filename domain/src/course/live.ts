import { z } from 'zod';

const instant = z.iso.datetime({ offset: true, message: '时间格式不对。' });
const link = z
  .string()
  .trim()
  .max(500)
  .regex(/^https:\/\/[^\s]+$/, '请填写 https:// 开头的网址。');

/** When and where a live session is held. */
export const liveSession = z
  .strictObject({
    startsAt: instant,
    endsAt: instant,
    joinUrl: link,
    replayUrl: link.nullable().default(null),
  })
  .superRefine(({ startsAt, endsAt }, context) => {
    const minutes = (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000;
    const problem = minutes < 10 ? '直播至少 10 分钟。' : minutes > 480 ? '直播最多 8 小时。' : null;
    if (problem) context.addIssue({ code: 'custom', message: problem, path: ['endsAt'] });
  });

export type LiveSession = z.infer<typeof liveSession>;

export interface LiveTimes {
  readonly startsAtMs: number;
  readonly endsAtMs: number;
}

/** One may sign in from a quarter of an hour before the start, and out from as long before the end to half an hour after. */
const signInEarlyMs = 15 * 60_000;
const signOutEarlyMs = 15 * 60_000;
const signOutLateMs = 30 * 60_000;

export type SignKind = 'in' | 'out';

/** Whether signing in or out is open now, and if not, whether it is too early or too late. */
export function signWindow(
  kind: SignKind,
  { startsAtMs, endsAtMs }: LiveTimes,
  nowMs: number,
): 'open' | 'early' | 'late' {
  const from = kind === 'in' ? startsAtMs - signInEarlyMs : endsAtMs - signOutEarlyMs;
  const to = kind === 'in' ? endsAtMs : endsAtMs + signOutLateMs;
  if (nowMs < from) return 'early';
  return nowMs < to ? 'open' : 'late';
}

/** A code is shown for so long; the one before still holds, for those who type slowly. */
export const codeSec = 60;

/** The steps whose codes are taken now, the shown one first. */
export function codeSteps(nowMs: number): readonly [shown: number, before: number] {
  const step = Math.floor(nowMs / (codeSec * 1000));
  return [step, step - 1];
}

/** Wrong codes of one person at one session, before the lecturer must be asked. */
export const mostWrongTries = 20;
