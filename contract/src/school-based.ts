import { z } from 'zod';
import { endpoint, feature } from './kernel/endpoint.ts';
import { day, done, id, instantOut, listQuery, pageOf, queryFlag, reason, version } from './kernel/fields.ts';

const activityState = z.enum(['draft', 'withPrincipal', 'confirmed', 'approved', 'returned']);
const act = z.object({ act: z.string(), allowed: z.boolean(), reason: z.string().optional() });

const task = z.object({
  key: z.string(),
  title: z.string(),
  form: z.string(),
  hoursX100: z.int(),
  evidence: z.array(z.string()),
});

/** The unit's trainees as an attendance list takes them. */
const trainee = z.object({
  personId: id,
  name: z.string(),
  stage: z.string(),
  subject: z.string(),
  workSchoolName: z.string(),
});

const activityRow = z.object({
  id,
  schoolId: id,
  schoolName: z.string(),
  taskKey: z.string(),
  taskTitle: z.string(),
  title: z.string(),
  heldOn: z.string(),
  hoursX100: z.int(),
  attendeeCount: z.int(),
  fileCount: z.int(),
  state: activityState,
  returnReason: z.string().nullable(),
  version,
  allowed: z.array(act),
});

const person = z.object({ personId: id, name: z.string(), stage: z.string(), hoursX100: z.int(), note: z.string() });

const activityFields = {
  taskKey: z.string().min(1).max(30),
  title: z.string().trim().min(2, '请填写活动名称。').max(60),
  heldOn: day,
  host: z.string().trim().max(20).default(''),
  place: z.string().trim().max(60).default(''),
  record: z.string().trim().max(4000).default(''),
  hoursX100: z.int().min(50, '每次活动至少 0.5 学时。').max(800, '一次活动最多 8 学时。'),
  fileIds: z.array(id).max(20).default([]),
  /** Who was there; `allTrainees` takes every trainee of the unit. */
  personIds: z.array(id).max(2000).default([]),
  allTrainees: z.boolean().default(false),
};

const sessionRow = z.object({
  id,
  title: z.string(),
  lecturer: z.string(),
  heldOn: z.string(),
  place: z.string(),
  hoursX100: z.int(),
  feeds: z.enum(['schoolBased', 'none']),
  orgName: z.string(),
  presentCount: z.int(),
  recordedAt: instantOut,
});

const presence = z.enum(['present', 'late', 'absent']);
const drawRow = z.object({
  id,
  seed: z.string(),
  percent: z.int(),
  drawnOf: z.int(),
  drawn: z.int(),
  drawnByName: z.string(),
  drawnAt: instantOut,
});
const matched = z.object({
  matched: z.int(),
  unmatched: z.array(z.object({ line: z.int(), text: z.string(), reason: z.string() })),
});

export const schoolBased = feature('schoolBased', '校本研修与活动', {
  scheme: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/school-based/scheme',
    permission: 'schoolBased.read',
    summary: '项目的校本研修方案：任务、形式、学时和材料',
    input: z.strictObject({ programId: id }),
    output: z.object({ tasks: z.array(task), plannedX100: z.int(), sumX100: z.int() }),
  }),
  listActivities: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/school-based/activities',
    permission: 'schoolBased.read',
    summary: '校本研修活动，可按学校和状态查找',
    input: z.strictObject({
      programId: id,
      schoolId: id.optional(),
      state: activityState.optional(),
      waiting: queryFlag.optional(),
      ...listQuery,
    }),
    output: pageOf(activityRow),
  }),
  getActivity: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/school-based/activities/:activityId',
    permission: 'schoolBased.read',
    summary: '一次活动的记录、签到和材料',
    input: z.strictObject({ programId: id, activityId: id }),
    output: activityRow.extend({
      host: z.string(),
      place: z.string(),
      record: z.string(),
      people: z.array(person),
      files: z.array(z.object({ id, name: z.string(), sizeBytes: z.int() })),
    }),
  }),
  record: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/school-based/activities',
    permission: 'schoolBased.record',
    summary: '学校登记一次校本研修活动和到场教师',
    input: z.strictObject({ programId: id, schoolId: id, ...activityFields }),
    output: z.object({ id }),
  }),
  update: endpoint({
    method: 'PUT',
    path: '/api/programs/:programId/school-based/activities/:activityId',
    permission: 'schoolBased.record',
    summary: '修改还没有上报的活动',
    input: z.strictObject({ programId: id, activityId: id, version, ...activityFields }),
    output: z.object({ version }),
  }),
  submit: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/school-based/activities/:activityId/submit',
    permission: 'schoolBased.record',
    summary: '提交校（园）长确认',
    input: z.strictObject({ programId: id, activityId: id, version }),
    output: z.object({ version }),
  }),
  confirm: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/school-based/activities/:activityId/confirm',
    permission: 'schoolBased.confirm',
    summary: '校（园）长确认，或说明原因退回',
    input: z.strictObject({ programId: id, activityId: id, version, approve: z.boolean(), reason: reason.optional() }),
    output: z.object({ version }),
  }),
  approve: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/school-based/activities/:activityId/approve',
    permission: 'schoolBased.approve',
    summary: '县级认定，或说明原因退回',
    input: z.strictObject({ programId: id, activityId: id, version, approve: z.boolean(), reason: reason.optional() }),
    output: z.object({ version }),
  }),
  approveAll: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/school-based/approve-all',
    permission: 'schoolBased.approve',
    summary: '一次认定范围内所有已由校长确认的活动',
    input: z.strictObject({ programId: id, schoolId: id.optional() }),
    output: z.object({ approved: z.int(), skipped: z.int() }),
  }),
  listTrainees: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/school-based/units/:schoolId/trainees',
    permission: 'schoolBased.read',
    summary: '一个单位的应参训教师，供登记到场名单',
    input: z.strictObject({ programId: id, schoolId: id }),
    output: z.object({ schoolName: z.string(), trainees: z.array(trainee) }),
  }),
  drawSample: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/school-based/samples',
    permission: 'schoolBased.approve',
    summary: '按比例抽查待认定和已认定的活动；种子和结果留存，同一种子总是抽到同样的活动',
    input: z.strictObject({ programId: id, seed: z.string().trim().min(1, '请填写种子。').max(40) }),
    output: z.object({ id, drawn: z.int() }),
  }),
  listSamples: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/school-based/samples',
    permission: 'schoolBased.approve',
    summary: '历次抽查',
    input: z.strictObject({ programId: id, ...listQuery }),
    output: pageOf(drawRow),
  }),
  getSample: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/school-based/samples/:sampleId',
    permission: 'schoolBased.approve',
    summary: '一次抽查抽到的活动',
    input: z.strictObject({ programId: id, sampleId: id }),
    output: drawRow.extend({ activities: z.array(activityRow) }),
  }),
  hours: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/school-based/hours',
    permission: 'schoolBased.read',
    summary: '每位参训教师的校本学时',
    input: z.strictObject({ programId: id, schoolId: id.optional(), ...listQuery }),
    output: pageOf(
      z.object({
        personId: id,
        name: z.string(),
        schoolName: z.string(),
        stage: z.string(),
        approvedX100: z.int(),
        recordedX100: z.int(),
        plannedX100: z.int(),
      }),
    ),
  }),
  listSessions: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/offline-sessions',
    permission: 'schoolBased.read',
    summary: '线下授课',
    input: z.strictObject({ programId: id, ...listQuery }),
    output: pageOf(sessionRow),
  }),
  recordSession: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/offline-sessions',
    permission: 'schoolBased.publish',
    summary: '登记一次线下授课和到场名单（每行一人：姓名、手机号或证件号码，可注“迟到”“缺席”）',
    input: z.strictObject({
      programId: id,
      title: z.string().trim().min(2).max(60),
      lecturer: z.string().trim().max(20).default(''),
      heldOn: day,
      place: z.string().trim().max(60).default(''),
      hoursX100: z.int().min(0).max(2200).default(0),
      feeds: z.enum(['schoolBased', 'none']).default('none'),
      fileIds: z.array(id).max(20).default([]),
      list: z.string().max(400_000).default(''),
      personIds: z.array(id).max(20_000).default([]),
    }),
    output: matched.extend({ id }),
    bodyLimit: 4 * 1024 * 1024,
  }),
  getSession: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/offline-sessions/:sessionId',
    permission: 'schoolBased.read',
    summary: '一次线下授课',
    input: z.strictObject({ programId: id, sessionId: id }),
    output: sessionRow.extend({ files: z.array(z.object({ id, name: z.string(), sizeBytes: z.int() })) }),
  }),
  sessionPeople: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/offline-sessions/:sessionId/people',
    permission: 'schoolBased.read',
    summary: '一次线下授课的签到名单',
    input: z.strictObject({ programId: id, sessionId: id, presence: presence.optional(), ...listQuery }),
    output: pageOf(
      z.object({
        personId: id,
        name: z.string(),
        schoolName: z.string(),
        stage: z.string(),
        presence,
        reason: z.string(),
      }),
    ),
  }),
  mendSession: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/offline-sessions/:sessionId/people',
    permission: 'schoolBased.publish',
    summary: '补登或更正签到，写明原因',
    input: z.strictObject({
      programId: id,
      sessionId: id,
      list: z.string().trim().min(2, '请粘贴名单。').max(400_000),
      reason,
    }),
    output: matched,
    bodyLimit: 4 * 1024 * 1024,
  }),
  listMarks: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/marks',
    permission: 'assessment.mark',
    summary: '一个评分项的登记情况',
    input: z.strictObject({
      programId: id,
      itemKey: z.string().min(1).max(40),
      show: z.enum(['all', 'given', 'missing']).default('all'),
      ...listQuery,
    }),
    output: pageOf(
      z.object({
        personId: id,
        name: z.string(),
        schoolName: z.string(),
        stage: z.string(),
        markX100: z.int().nullable(),
        note: z.string(),
        givenByName: z.string().nullable(),
        givenAt: instantOut.nullable(),
      }),
    ),
  }),
  giveMarks: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/marks',
    permission: 'assessment.mark',
    summary: '按名单登记评分（每行：姓名或手机号或证件号码，分数 0 到 100）',
    input: z.strictObject({
      programId: id,
      itemKey: z.string().min(1).max(40),
      list: z.string().max(400_000).default(''),
      marks: z
        .array(z.strictObject({ personId: id, markX100: z.int().min(0).max(10_000) }))
        .max(20_000)
        .default([]),
      note: z.string().trim().max(200).default(''),
      fileId: id.optional(),
    }),
    output: matched,
    bodyLimit: 4 * 1024 * 1024,
  }),
  mine: endpoint({
    method: 'GET',
    path: '/api/my/programs/:programId/school-based',
    permission: 'schoolBased.self',
    summary: '我的校本研修：参加了什么、认定了多少学时',
    input: z.strictObject({ programId: id }),
    output: z.object({
      plannedX100: z.int(),
      approvedX100: z.int(),
      tasks: z.array(task.extend({ approvedX100: z.int() })),
      activities: z.array(
        z.object({
          title: z.string(),
          taskTitle: z.string(),
          heldOn: z.string(),
          hoursX100: z.int(),
          state: activityState,
        }),
      ),
      sessions: z.array(z.object({ title: z.string(), heldOn: z.string(), presence, hoursX100: z.int() })),
    }),
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/programs/:programId/school-based/activities/:activityId',
    permission: 'schoolBased.record',
    summary: '删除还没有上报的活动',
    input: z.strictObject({ programId: id, activityId: id }),
    output: done,
  }),
});
