import type { Day } from '@yanxiu/domain/kernel/day';
import { isAddressed } from '@yanxiu/domain/notice/target';
import type { Ctx } from '../platform/http/context.ts';
import { targetsOf } from './addressed.ts';
import { listAsking } from './store.ts';
import { listMeetings } from './store-meeting.ts';
import { findAddressed } from './store-unit.ts';

/** The 动员会 that a program's notices ask of a school: until when, and when it was held; null where none asks for one. */
export async function askedMeeting(
  ctx: Ctx,
  programId: string,
  schoolId: string,
): Promise<{ dueOn: Day | null; heldOn: Day | null } | null> {
  const own = await findAddressed(ctx.db, schoolId);
  const asking = await listAsking(ctx.db, ctx.scope, programId);
  const notice = own ? asking.find((row) => isAddressed(targetsOf(row), own)) : undefined;
  if (!notice) return null;
  const held = (await listMeetings(ctx.db, notice.id, [schoolId])).get(schoolId);
  return { dueOn: notice.meetingDueOn, heldOn: held?.heldOn ?? null };
}
