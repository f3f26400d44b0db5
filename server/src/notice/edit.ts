import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { notice } from '@yanxiu/contract/notice';
import { refuseNotice } from '@yanxiu/domain/notice/refusals';
import { levelsBelow } from '@yanxiu/domain/notice/target';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { HttpError, notFound, RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { getNotice, insertNotice, listAttachments, updateNotice } from './store.ts';

type Create = Parsed<typeof notice.endpoints.create>;
type Update = Parsed<typeof notice.endpoints.update>;

function ownOrg(ctx: Ctx): string {
  const { assignment } = actorOf(ctx);
  if (!assignment) throw new HttpError('forbidden');
  return assignment.orgId;
}

/** A draft of the actor's own bureau. */
export async function createNotice(ctx: Ctx, input: Create): Promise<{ id: string }> {
  await checkFiles(ctx, input.fileIds);
  checkFields(ctx, input);
  await checkAnswer(ctx, input);
  const id = newId();
  await insertNotice(ctx.db, { ...input, id, orgId: ownOrg(ctx) });
  ctx.audit({
    action: 'notice.create',
    subject: ['notice', id],
    programId: input.programId,
    after: { number: input.number, title: input.title },
  });
  return { id };
}

export async function editNotice(ctx: Ctx, input: Update): Promise<{ version: number }> {
  const before = await ownDraft(ctx, input.id);
  await checkFiles(ctx, input.fileIds, before.fileIds);
  checkFields(ctx, input);
  await checkAnswer(ctx, input);
  const { id, version, ...change } = input;
  if (!(await updateNotice(ctx.db, id, version, change))) throw new RefusalError(refuseNotice('changed'));
  const shown = ({ number, title, issuedOn }: Pick<Create, 'number' | 'title' | 'issuedOn'>) => ({
    number,
    title,
    issuedOn,
  });
  ctx.audit({ action: 'notice.update', subject: ['notice', id], before: shown(before), after: shown(change) });
  return { version: version + 1 };
}

/** What is printed stays: an issued notice is not changed any more. */
export async function publishNotice(ctx: Ctx, input: { id: string; version: number }): Promise<{ version: number }> {
  const before = await ownDraft(ctx, input.id);
  const saved = await updateNotice(ctx.db, input.id, input.version, { state: 'published', publishedAt: ctx.now });
  if (!saved) throw new RefusalError(refuseNotice('changed'));
  ctx.audit({
    action: 'notice.publish',
    subject: ['notice', input.id],
    programId: before.programId,
    after: { number: before.number },
  });
  return { version: input.version + 1 };
}

async function ownDraft(ctx: Ctx, id: string) {
  const row = await getNotice(ctx.db, ctx.scope, id);
  if (row.orgId !== ownOrg(ctx)) notFound();
  if (row.state !== 'draft') throw new RefusalError(refuseNotice('published'));
  return row;
}

/** Only 资料 go without a number; what is asked of the units has its day; nobody addresses units beside or above. */
function checkFields(ctx: Ctx, input: Create | Update): void {
  if (input.kind !== 'material' && input.number.length < 3) throw new RefusalError(refuseNotice('numberMissing'));
  if (input.asksPlan && !input.planDueOn) throw new RefusalError(refuseNotice('planDueMissing'));
  if (input.asksMeeting && !input.meetingDueOn) throw new RefusalError(refuseNotice('meetingDueMissing'));
  const below = levelsBelow(actorOf(ctx).assignment?.orgKind ?? '');
  if (input.targetLevels.some((level) => !below.includes(level))) throw new RefusalError(refuseNotice('badTargets'));
}

/** A plan answers a notice from above, and so does what is passed on. */
async function checkAnswer(ctx: Ctx, input: Create | Update): Promise<void> {
  if (!input.answersId) {
    if (input.kind === 'plan') throw new RefusalError(refuseNotice('planNeedsNotice'));
    return;
  }
  const answered = await getNotice(ctx.db, ctx.scope, input.answersId);
  const own = actorOf(ctx).assignment?.orgPath ?? '';
  const isAbove = own !== answered.orgPath && own.startsWith(answered.orgPath);
  if (answered.state !== 'published' || !isAbove) throw new RefusalError(refuseNotice('notAnswerable'));
}

/** Attachments are the actor's own uploads, or those that the draft already had. */
async function checkFiles(ctx: Ctx, fileIds: readonly string[], known: readonly string[] = []): Promise<void> {
  const fresh = fileIds.filter((id) => !known.includes(id));
  const files = await listAttachments(ctx.db, fresh);
  const own = files.filter((file) => file.personId === actorOf(ctx).personId);
  if (own.length !== fresh.length) throw new RefusalError(refuseNotice('foreignFile'));
}
