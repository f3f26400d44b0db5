import type { Output } from '@yanxiu/contract/kernel/endpoint';
import type { schoolBased } from '@yanxiu/contract/school-based';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { getProgram } from '../program/store.ts';
import { schoolBasedRecords } from './hours-of.ts';
import { listOwnActivities, listOwnSessions } from './store/hours.ts';

/** My school-based study: what I attended and what of it counts, task by task. */
export async function mySchoolBased(
  ctx: Ctx,
  input: { programId: string },
): Promise<Output<typeof schoolBased.endpoints.mine>> {
  const { personId } = actorOf(ctx);
  const { settings } = await getProgram(ctx.db, ctx.scope, input.programId);
  const record = (await schoolBasedRecords(ctx.db, input.programId, settings, [personId])).get(personId);
  const { tasks } = settings.schoolBased;
  const activities = await listOwnActivities(ctx.db, input.programId, personId);
  return {
    plannedX100: settings.hours.schoolBasedX100,
    approvedX100: record?.approvedX100 ?? 0,
    tasks: tasks.map((one) => ({ ...one, approvedX100: record?.byTask.get(one.key) ?? 0 })),
    activities: activities.map((row) => ({
      ...row,
      taskTitle: tasks.find((one) => one.key === row.taskKey)?.title ?? row.taskKey,
    })),
    sessions: await listOwnSessions(ctx.db, input.programId, personId),
  };
}
