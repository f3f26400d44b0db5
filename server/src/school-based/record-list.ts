import type { Output, Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { schoolBased } from '@yanxiu/contract/school-based';
import { refuseSchoolBased } from '@yanxiu/domain/school-based/refusals';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { getProgram } from '../program/store.ts';
import { matchList } from './match-list.ts';
import { attachFiles, checkHeldOn } from './record-activity.ts';
import { findTraineesIn, replaceMarks } from './store/mark.ts';
import { getSession, insertOfflineAttendance, insertOfflineSession, mendAttendance } from './store/session.ts';

type RecordSession = typeof schoolBased.endpoints.recordSession;
type MendSession = typeof schoolBased.endpoints.mendSession;
type GiveMarks = typeof schoolBased.endpoints.giveMarks;

/** An offline lecture with its list of people: those named by id, and those in the pasted list. */
export async function recordSession(ctx: Ctx, input: Parsed<RecordSession>): Promise<Output<RecordSession>> {
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  if (program.state !== 'published') throw new RefusalError(refuseSchoolBased('notProgram'));
  const { found, unmatched } = await matchList(ctx, input.programId, input.list);
  const byId = await findTraineesIn(ctx.db, ctx.scope, input.programId, input.personIds);
  const people = new Map<string, 'present' | 'late' | 'absent'>([...byId].map((personId) => [personId, 'present']));
  for (const line of found) people.set(line.personId, presenceOf(line.rest));
  if (people.size === 0 && unmatched.length === 0) throw new RefusalError(refuseSchoolBased('nobody'));
  const actor = actorOf(ctx);
  checkHeldOn(ctx, program, input.heldOn);
  await attachFiles(ctx, input.fileIds, [], { orgId: program.publisherId, programId: program.id });
  const id = newId();
  await insertOfflineSession(ctx.db, {
    programId: input.programId,
    id,
    orgId: actor.assignment?.orgId ?? program.publisherId,
    title: input.title,
    lecturer: input.lecturer,
    heldOn: input.heldOn,
    place: input.place,
    hoursX100: input.hoursX100,
    feeds: input.feeds,
    fileIds: input.fileIds,
    recordedBy: actor.personId,
    recordedAt: ctx.now,
  });
  await insertOfflineAttendance(
    ctx.db,
    input.programId,
    id,
    [...people].map(([personId, presence]) => ({ personId, presence })),
  );
  ctx.audit({
    action: 'schoolBased.recordSession',
    subject: ['offlineSession', id],
    programId: input.programId,
    after: { title: input.title, heldOn: input.heldOn, people: people.size, unmatched: unmatched.length },
  });
  return { id, matched: people.size, unmatched: [...unmatched] };
}

function presenceOf(rest: string): 'present' | 'late' | 'absent' {
  if (rest.includes('缺席') || rest.includes('请假') || rest.includes('未到')) return 'absent';
  return rest.includes('迟到') ? 'late' : 'present';
}

/** Puts people in or corrects who was there, with the reason; whoever is not named stays as recorded. */
export async function mendSession(ctx: Ctx, input: Parsed<MendSession>): Promise<Output<MendSession>> {
  const session = await getSession(ctx.db, ctx.scope, input.programId, input.sessionId);
  const { found, unmatched } = await matchList(ctx, input.programId, input.list);
  const people = found.map((line) => ({ personId: line.personId, presence: presenceOf(line.rest) }));
  await mendAttendance(ctx.db, { programId: input.programId, sessionId: session.id, reason: input.reason }, people);
  ctx.audit({
    action: 'schoolBased.mendSession',
    subject: ['offlineSession', session.id],
    programId: input.programId,
    after: { people, unmatched: unmatched.length },
    reason: input.reason,
  });
  return { matched: people.length, unmatched: [...unmatched] };
}

/** Marks out of 100 by list; a mark that is no number or out of range comes back with its line. */
export async function giveMarks(ctx: Ctx, input: Parsed<GiveMarks>): Promise<Output<GiveMarks>> {
  const { settings } = await getProgram(ctx.db, ctx.scope, input.programId);
  const item = settings.assessment.parts.flatMap((part) => part.items).find((one) => one.key === input.itemKey);
  if (!item || (item.rule !== 'manual' && item.rule !== 'import'))
    throw new RefusalError(refuseSchoolBased('unknownItem'));
  const actor = actorOf(ctx);
  const { found, unmatched } = await matchList(ctx, input.programId, input.list);
  const refused = [...unmatched];
  const marks = new Map<string, number>();
  const inReach = await findTraineesIn(
    ctx.db,
    ctx.scope,
    input.programId,
    input.marks.map((mark) => mark.personId),
  );
  for (const mark of input.marks) if (inReach.has(mark.personId)) marks.set(mark.personId, mark.markX100);
  for (const line of found) {
    const markX100 = readMark(line.rest);
    if (markX100 === null)
      refused.push({ line: line.line, text: line.text, reason: '分数应是 0 到 100 的数，最多两位小数。' });
    else marks.set(line.personId, markX100);
  }
  // no one marks himself (rules §9)
  if (marks.delete(actor.personId)) refused.push({ line: 0, text: actor.name, reason: '不能给自己评分。' });
  await replaceMarks(
    ctx.db,
    {
      programId: input.programId,
      itemKey: input.itemKey,
      note: input.note,
      fileId: input.fileId ?? null,
      givenBy: actor.personId,
      givenAt: ctx.now,
    },
    [...marks].map(([personId, markX100]) => ({ personId, markX100 })),
  );
  ctx.audit({
    action: 'schoolBased.giveMarks',
    subject: ['program', input.programId],
    programId: input.programId,
    after: { item: input.itemKey, marked: marks.size, refused: refused.length },
  });
  return { matched: marks.size, unmatched: refused };
}

function readMark(text: string): number | null {
  const match = /(?:^|\s)(\d{1,3})(?:\.(\d{1,2}))?\s*分?$/.exec(text.trim());
  if (!match) return null;
  const markX100 = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return markX100 <= 10_000 ? markX100 : null;
}
