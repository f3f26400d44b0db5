import { schoolBased } from '@yanxiu/contract/school-based';
import { mayRole } from '@yanxiu/domain/access/roles';
import { activityActs, offersActivity, refuseActivity } from '@yanxiu/domain/school-based/states';
import { nameConstraints } from '../platform/http/constraint.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { serve } from '../platform/http/serve.ts';
import { getProgram } from '../program/store.ts';
import { activityActor } from './actor.ts';
import { approveActivity, approveAll, confirmActivity, submitActivity } from './decide-activity.ts';
import { schoolBasedRecords } from './hours-of.ts';
import { mySchoolBased } from './mine.ts';
import { recordActivity, removeActivityRecord, updateActivityRecord } from './record-activity.ts';
import { giveMarks, mendSession, recordSession } from './record-list.ts';
import { drawSpotCheck } from './spot-check.ts';
import {
  getActivity,
  getSchool,
  listActivities,
  listAttendees,
  listFiles,
  listTrainees,
  pageActivities,
} from './store/activity.ts';
import { getDraw, pageDraws } from './store/draw.ts';
import { pageTrainees } from './store/hours.ts';
import { pageMarks } from './store/mark.ts';
import { getSession, pageSessionPeople, pageSessions } from './store/session.ts';

nameConstraints({
  school_based_activity_is_confirmed_by_another: '登记人不能确认自己登记的活动。',
  school_based_activity_is_approved_by_another: '登记人不能认定自己登记的活动。',
  given_mark_is_not_ones_own: '不能给自己评分。',
  given_mark_stands_once: '名单里有人刚被别人评过分，请刷新后再登记。',
});

type Program = Awaited<ReturnType<typeof getProgram>>;
type Row = Awaited<ReturnType<typeof getActivity>>;

export const schoolBasedFeature = serve(schoolBased, {
  scheme: async (ctx, input) => {
    const { settings } = await getProgram(ctx.db, ctx.scope, input.programId);
    const { tasks } = settings.schoolBased;
    return {
      tasks,
      plannedX100: settings.hours.schoolBasedX100,
      sumX100: tasks.reduce((sum, one) => sum + one.hoursX100, 0),
    };
  },
  listActivities: async (ctx, input) => {
    const program = await getProgram(ctx.db, ctx.scope, input.programId);
    const { waiting, ...filter } = input;
    const { personId } = actorOf(ctx);
    const { rows, total } = await pageActivities(ctx.db, ctx.scope, personId, {
      ...filter,
      waitingFor: waiting ? waitingFor(ctx) : undefined,
    });
    return { rows: rows.map((row) => describe(ctx, program, row)), total };
  },
  getActivity: async (ctx, input) => {
    const program = await getProgram(ctx.db, ctx.scope, input.programId);
    const row = await getActivity(ctx.db, ctx.scope, actorOf(ctx).personId, input);
    const [people, files] = await Promise.all([
      listAttendees(ctx.db, input.programId, row.id),
      listFiles(ctx.db, row.fileIds),
    ]);
    return { ...describe(ctx, program, row), host: row.host, place: row.place, record: row.record, people, files };
  },
  record: recordActivity,
  update: updateActivityRecord,
  submit: submitActivity,
  confirm: confirmActivity,
  approve: approveActivity,
  approveAll,
  remove: removeActivityRecord,
  listTrainees: async (ctx, input) => {
    const school = await getSchool(ctx.db, ctx.scope, input.programId, input.schoolId);
    return { schoolName: school.name, trainees: await listTrainees(ctx.db, input.programId, school.id) };
  },
  drawSample: drawSpotCheck,
  listSamples: async (ctx, input) => {
    await getProgram(ctx.db, ctx.scope, input.programId);
    return pageDraws(ctx.db, ctx.scope, input);
  },
  getSample: async (ctx, input) => {
    const program = await getProgram(ctx.db, ctx.scope, input.programId);
    const draw = await getDraw(ctx.db, ctx.scope, input.programId, input.sampleId);
    const filter = { programId: input.programId, ids: draw.activityIds };
    const rows = await listActivities(ctx.db, ctx.scope, actorOf(ctx).personId, filter);
    return { ...draw, activities: rows.map((row) => describe(ctx, program, row)) };
  },
  hours: async (ctx, input) => {
    const { settings } = await getProgram(ctx.db, ctx.scope, input.programId);
    const { rows, total } = await pageTrainees(ctx.db, ctx.scope, input);
    const records = await schoolBasedRecords(
      ctx.db,
      input.programId,
      settings,
      rows.map((row) => row.personId),
    );
    const plannedX100 = settings.hours.schoolBasedX100;
    return {
      rows: rows.map((row) => {
        const { approvedX100 = 0, recordedX100 = 0 } = records.get(row.personId) ?? {};
        return { ...row, approvedX100, recordedX100, plannedX100 };
      }),
      total,
    };
  },
  listSessions: async (ctx, input) => {
    await getProgram(ctx.db, ctx.scope, input.programId);
    return pageSessions(ctx.db, ctx.scope, input);
  },
  getSession: async (ctx, input) => {
    const session = await getSession(ctx.db, ctx.scope, input.programId, input.sessionId);
    return { ...session, files: await listFiles(ctx.db, session.fileIds) };
  },
  sessionPeople: async (ctx, input) => {
    await getSession(ctx.db, ctx.scope, input.programId, input.sessionId);
    return pageSessionPeople(ctx.db, ctx.scope, input);
  },
  recordSession,
  mendSession,
  listMarks: async (ctx, input) => {
    await getProgram(ctx.db, ctx.scope, input.programId);
    return pageMarks(ctx.db, ctx.scope, input);
  },
  giveMarks,
  mine: mySchoolBased,
});

/** What waits for this role. */
function waitingFor(ctx: Ctx) {
  const role = actorOf(ctx).assignment?.role;
  if (role && mayRole(role, 'schoolBased.approve')) return 'confirmed' as const;
  return role && mayRole(role, 'schoolBased.confirm') ? ('withPrincipal' as const) : ('returned' as const);
}

function describe(ctx: Ctx, program: Program, row: Row) {
  const { tasks } = program.settings.schoolBased;
  const actor = activityActor(ctx, program, row.parentKind);
  return {
    ...row,
    taskTitle: tasks.find((task) => task.key === row.taskKey)?.title ?? row.taskKey,
    attendeeCount: Number(row.attendeeCount),
    fileCount: row.fileIds.length,
    allowed: activityActs
      .filter((act) => offersActivity(act, actor))
      .map((act) => {
        const refusal = refuseActivity(act, row, actor);
        return refusal ? { act, allowed: false, reason: refusal.message } : { act, allowed: true };
      }),
  };
}
