import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { notice } from '@yanxiu/contract/notice';
import { dayOf, dayText } from '@yanxiu/domain/kernel/day';
import { refuseNotice } from '@yanxiu/domain/notice/refusals';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { isAddressedTo } from './addressed.ts';
import { getNotice, listAttachments } from './store.ts';
import { listMeetings, type MeetingRow, upsertMeeting } from './store-meeting.ts';
import { findAddressed } from './store-unit.ts';

type Row = Awaited<ReturnType<typeof getNotice>>;

/** The reader's own school is to hold a 动员会 on this notice's word. */
export async function isToMeet(ctx: Ctx, row: Row): Promise<boolean> {
  const { assignment } = actorOf(ctx);
  if (!row.asksMeeting || assignment?.orgKind !== 'school') return false;
  return isAddressedTo(ctx, row, await findAddressed(ctx.db, assignment.orgId));
}

/** What the reader's own unit has written down of its meeting. */
export async function ownMeeting(ctx: Ctx, noticeId: string) {
  const orgId = actorOf(ctx).assignment?.orgId;
  const held = orgId ? (await listMeetings(ctx.db, noticeId, [orgId])).get(orgId) : undefined;
  return held ? shownMeeting(held) : null;
}

export function shownMeeting({ orgId: _, fileIds: __, ...meeting }: MeetingRow) {
  return meeting;
}

/** A school writes down its 动员会: day, place, how many came, photographs; it may put it right later. */
export async function recordMeeting(ctx: Ctx, input: Parsed<typeof notice.endpoints.recordMeeting>) {
  const row = await getNotice(ctx.db, ctx.scope, input.id);
  const { assignment, personId } = actorOf(ctx);
  if (!assignment || !(await isToMeet(ctx, row))) throw new RefusalError(refuseNotice('noMeeting'));
  if (input.heldOn > dayOf(ctx.now)) {
    throw new RefusalError(refuseNotice('meetingAhead', { day: dayText(input.heldOn) }));
  }
  const { id: noticeId, ...held } = input;
  const before = (await listMeetings(ctx.db, noticeId, [assignment.orgId])).get(assignment.orgId);
  const fresh = held.fileIds.filter((fileId) => !before?.fileIds.includes(fileId));
  const own = (await listAttachments(ctx.db, fresh)).filter((file) => file.personId === personId);
  if (own.length !== fresh.length) throw new RefusalError(refuseNotice('foreignFile'));
  await upsertMeeting(ctx.db, {
    ...held,
    noticeId,
    orgId: assignment.orgId,
    recordedBy: personId,
    recordedAt: ctx.now,
  });
  ctx.audit({
    action: 'notice.recordMeeting',
    subject: ['notice', noticeId],
    programId: row.programId,
    before: before ? { heldOn: before.heldOn, attendance: before.attendance, photos: before.fileIds.length } : null,
    after: { heldOn: held.heldOn, attendance: held.attendance, photos: held.fileIds.length },
  });
  return { ok: true as const };
}
