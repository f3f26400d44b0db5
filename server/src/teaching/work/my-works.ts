import { assignmentRules } from '@yanxiu/domain/course/work-rules';
import { dueOf } from '@yanxiu/domain/teaching/work/due';
import { actorOf, type Ctx } from '../../platform/http/context.ts';
import { getProgram } from '../../program/store.ts';
import { getMember } from './store/member.ts';
import { listOwnWorks } from './store/own-work.ts';

/** Every assignment and discussion of the trainee's package with its day and where she stands, in the package's order. */
export async function showMyWorks(ctx: Ctx, { programId }: { programId: string }) {
  const { personId } = actorOf(ctx);
  const member = await getMember(ctx.db, ctx.scope, programId, personId);
  const { settings } = await getProgram(ctx.db, ctx.scope, programId);
  const rows = await listOwnWorks(ctx.db, { programId, personId, stage: member.stage });
  return rows.map(({ rules, pieceState, judged, ...row }) => ({
    ...row,
    dueOn:
      row.kind === 'assignment'
        ? dueOf(assignmentRules.parse(rules), settings.milestones).dueOn
        : settings.milestones.studyEndsOn,
    // a discussion is done with as soon as one has spoken, and goes on
    state:
      row.kind === 'assignment' ? (pieceState ?? ('none' as const)) : judged ? ('marked' as const) : ('none' as const),
  }));
}
