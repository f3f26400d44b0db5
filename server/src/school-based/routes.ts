import { schoolBased } from '@yanxiu/contract/school-based';
import { mayRole } from '@yanxiu/domain/access/roles';
import { drawSample } from '@yanxiu/domain/school-based/sample';
import { activityMoves, activityStateNames } from '@yanxiu/domain/school-based/states';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { nameConstraints } from '../platform/http/constraint.ts';
import { serve } from '../platform/http/serve.ts';
import { getProgram } from '../program/store.ts';
import { schoolBasedRecords } from './hours-of.ts';
import {
  approveActivity, approveAll, confirmActivity, recordActivity, removeActivityRecord, submitActivity, updateActivityRecord,
} from './record-activity.ts';
import { giveMarks, recordSession } from './record-list.ts';
import { getActivity, listAttendees, listConfirmed, listFiles, pageActivities } from './store/activity.ts';
import { listOwnActivities, listOwnSessions, pageTrainees } from './store/hours.ts';
import { pageSessions } from './store/session.ts';

nameConstraints({
  school_based_activity_is_confirmed_by_another: '登记人不能确认自己登记的活动。',
  given_mark_is_not_ones_own: '不能给自己评分。',
});

type Row = Awaited<ReturnType<typeof getActivity>>;

export const schoolBasedFeature = serve(schoolBased, {
  scheme: async (ctx, input) => {
    const { settings } = await getProgram(ctx.db, ctx.scope, input.programId);
    const { tasks } = settings.schoolBased;
    return { tasks, plannedX100: settings.hours.schoolBasedX100, sumX100: tasks.reduce((sum, one) => sum + one.hoursX100, 0) };
  },
  listActivities: async (ctx, input) => {
    const titles = await taskTitles(ctx, input.programId);
    const { waiting, ...filter } = input;
    const { rows, total } = await pageActivities(ctx.db, ctx.scope, { ...filter, waitingFor: waiting ? waitingFor(ctx) : undefined });
    return { rows: rows.map((row) => describe(ctx, row, titles)), total };
  },
  getActivity: async (ctx, input) => {
    const row = await getActivity(ctx.db, ctx.scope, input.programId, input.activityId);
    const [people, files, titles] = await Promise.all([
      listAttendees(ctx.db, input.programId, row.id),
      listFiles(ctx.db, row.fileIds),
      taskTitles(ctx, input.programId),
    ]);
    return { ...describe(ctx, row, titles), host: row.host, place: row.place, record: row.record, people, files };
  },
  record: recordActivity,
  update: updateActivityRecord,
  submit: submitActivity,
  confirm: confirmActivity,
  approve: approveActivity,
  approveAll,
  remove: removeActivityRecord,
  sample: async (ctx, input) => {
    const { settings } = await getProgram(ctx.db, ctx.scope, input.programId);
    const titles = await taskTitles(ctx, input.programId);
    const percent = settings.schoolBased.samplePercent;
    const rows = drawSample(await listConfirmed(ctx.db, ctx.scope, input.programId), percent, input.seed);
    return { seed: input.seed, percent, activities: rows.map((row) => describe(ctx, row, titles)) };
  },
  hours: async (ctx, input) => {
    const { settings } = await getProgram(ctx.db, ctx.scope, input.programId);
    const { rows, total } = await pageTrainees(ctx.db, ctx.scope, input);
    const records = await schoolBasedRecords(ctx.db, input.programId, settings, rows.map((row) => row.personId));
    const plannedX100 = settings.hours.schoolBasedX100;
    return {
      rows: rows.map((row) => {
        const { approvedX100 = 0, recordedX100 = 0 } = records.get(row.personId) ?? {};
        return { ...row, approvedX100, recordedX100, plannedX100 };
      }),
      total,
    };
  },
  listSessions: (ctx, input) => pageSessions(ctx.db, ctx.scope, input),
  recordSession,
  giveMarks,
  mine: async (ctx, input) => {
    const { personId } = actorOf(ctx);
    const { settings } = await getProgram(ctx.db, ctx.scope, input.programId);
    const record = (await schoolBasedRecords(ctx.db, input.programId, settings, [personId])).get(personId);
    const titles = new Map(settings.schoolBased.tasks.map((one) => [one.key, one.title]));
    const activities = await listOwnActivities(ctx.db, input.programId, personId);
    return {
      plannedX100: settings.hours.schoolBasedX100,
      approvedX100: record?.approvedX100 ?? 0,
      tasks: settings.schoolBased.tasks.map((one) => ({ ...one, approvedX100: record?.byTask.get(one.key) ?? 0 })),
      activities: activities.map((row) => ({ ...row, taskTitle: titles.get(row.taskKey) ?? row.taskKey })),
      sessions: await listOwnSessions(ctx.db, input.programId, personId),
    };
  },
});

async function taskTitles(ctx: Ctx, programId: string): Promise<Map<string, string>> {
  const { settings } = await getProgram(ctx.db, ctx.scope, programId);
  return new Map(settings.schoolBased.tasks.map((task) => [task.key, task.title]));
}

/** What waits for this role. */
function waitingFor(ctx: Ctx) {
  const role = actorOf(ctx).assignment?.role;
  if (role && mayRole(role, 'schoolBased.approve')) return 'confirmed' as const;
  return role && mayRole(role, 'schoolBased.confirm') ? ('withPrincipal' as const) : ('returned' as const);
}

function describe(ctx: Ctx, row: Row, titles: ReadonlyMap<string, string>) {
  const role = actorOf(ctx).assignment?.role;
  const acts = (['update', 'submit', 'confirm', 'approve', 'remove'] as const).filter(
    (name) => role && mayRole(role, activityMoves[name].permission),
  );
  return {
    ...row,
    taskTitle: titles.get(row.taskKey) ?? row.taskKey,
    attendeeCount: Number(row.attendeeCount),
    fileCount: row.fileIds.length,
    allowed: acts.map((act) => {
      const allowed = activityMoves[act].from.includes(row.state) || (act === 'approve' && row.state === 'withPrincipal');
      return allowed ? { act, allowed } : { act, allowed, reason: `这次活动${activityStateNames[row.state]}` };
    }),
  };
}
