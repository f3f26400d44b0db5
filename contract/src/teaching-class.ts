import { stages } from '@yanxiu/domain/program/words';
import { z } from 'zod';
import { endpoint } from './kernel/endpoint.ts';
import { day, done, exportQuery, fileOut, id, listQuery, pageOf, queryFlag, reason } from './kernel/fields.ts';
import { classRow, plannedRow, standingCounts, tutorKind, tutorRow } from './teaching-shapes.ts';

const programId = id;
const classId = id;
const base = '/api/programs/:programId/classes';
const one = `${base}/:classId`;

const workloadRow = z.object({
  personId: id,
  name: z.string(),
  classes: z.int(),
  classNames: z.string(),
  people: z.int(),
  notices: z.int(),
  briefings: z.int(),
  /** Of what was handed in: marked, and still waiting. */
  handedIn: z.int(),
  marked: z.int(),
  /** Rounded down; null before anything was handed in. */
  markedPercent: z.int().nullable(),
  /** Questions asked in the classes' discussions: answered, and the middle answering time in minutes. */
  asked: z.int(),
  answered: z.int(),
  answerMinutes: z.int().nullable(),
});
const workloadFilter = { programId, q: listQuery.q, sort: listQuery.sort };

/** Classes and their tutors: forming, appointing, moving. */
export const classEndpoints = {
  classes: endpoint({
    method: 'GET',
    path: base,
    permission: 'teaching.read',
    summary: '范围内的网络班级：学段、学科、人数和辅导教师',
    input: z.strictObject({
      programId,
      ...listQuery,
      stage: z.enum(stages).optional(),
      regionId: id.optional(),
      /** Classes without a lead tutor. */
      untutored: queryFlag.optional(),
    }),
    output: pageOf(classRow).extend({
      untutored: z.int(),
      /** Active trainees in reach who are in no class. */
      unplaced: z.int(),
      formed: z.boolean(),
      /** Why the reader may not form classes, or null when she may. */
      formBlocked: z.string().nullable(),
    }),
  }),
  class: endpoint({
    method: 'GET',
    path: one,
    permission: 'teaching.read',
    summary: '一个班级：怎么编成的、由谁辅导、学到哪里',
    input: z.strictObject({ programId, classId }),
    output: classRow.extend({ why: z.string(), counts: standingCounts, tutors: z.array(tutorRow) }),
  }),
  classPeople: endpoint({
    method: 'GET',
    path: `${one}/people`,
    permission: 'teaching.read',
    summary: '一个班级的学员和各自的学习进度',
    input: z.strictObject({
      programId,
      classId,
      ...listQuery,
      standing: standingCounts.keyof().optional(),
    }),
    output: pageOf(
      z.object({
        personId: id,
        name: z.string(),
        schoolName: z.string(),
        stageName: z.string(),
        subject: z.string(),
        phoneMask: z.string(),
        hoursX100: z.int(),
        lastStudiedAt: z.union([z.date().transform((value) => value.toISOString()), z.string()]).nullable(),
        standing: standingCounts.keyof(),
      }),
    ).extend({ counts: standingCounts, wantedX100: z.int() }),
  }),
  unplaced: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/unplaced',
    permission: 'teaching.arrange',
    summary: '还没有编入班级的参训教师',
    input: z.strictObject({ programId, ...listQuery }),
    output: pageOf(
      z.object({
        personId: id,
        name: z.string(),
        schoolName: z.string(),
        stageName: z.string(),
        subject: z.string(),
      }),
    ),
  }),
  previewForming: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/class-forming',
    permission: 'teaching.arrange',
    summary: '编班预览：按学段、学科、地区和每班人数，会编出哪些班；不改动任何数据',
    input: z.strictObject({ programId }),
    output: z.object({
      /** What is confirmed is this plan and no other. */
      planKey: z.string(),
      people: z.int(),
      placed: z.int(),
      moved: z.int(),
      sizeTarget: z.int(),
      sizeMost: z.int(),
      classes: z.array(plannedRow),
    }),
  }),
  form: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/class-forming',
    permission: 'teaching.arrange',
    summary: '按预览编班；人多时在后台进行',
    input: z.strictObject({ programId, planKey: z.string().min(8).max(64) }),
    output: z.object({ jobId: id }),
  }),
  movePeople: endpoint({
    method: 'POST',
    path: `${one}/people`,
    permission: 'teaching.arrange',
    summary: '把学员调入这个班；以后重新编班时留在这里',
    input: z.strictObject({ programId, classId, personIds: z.array(id).min(1, '请选择学员。').max(500) }),
    output: z.object({ moved: z.int() }),
  }),
  tutorChoices: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/tutor-choices',
    permission: 'teaching.arrange',
    summary: '可任命的辅导教师：已有辅导教师角色的，和本项目已在辅导的',
    input: z.strictObject({ programId, q: listQuery.q }),
    output: z.array(
      z.object({
        personId: id,
        name: z.string(),
        phoneMask: z.string(),
        schoolName: z.string().nullable(),
        /** Classes of the program that she has now. */
        classes: z.int(),
      }),
    ),
  }),
  appoint: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/tutors',
    permission: 'teaching.arrange',
    summary: '任命辅导教师或代班教师，可一次任命到多个班；没有账号的按姓名和手机号开通',
    input: z.strictObject({
      programId,
      classIds: z.array(id).min(1, '请选择班级。').max(50, '一次最多 50 个班。'),
      personId: id.optional(),
      name: z.string().trim().max(30).optional(),
      phone: z.string().trim().max(20).optional(),
      kind: tutorKind.default('lead'),
      fromOn: day.optional(),
      untilOn: day.optional(),
      /** End the present lead's appointment instead of refusing. */
      replace: z.boolean().default(false),
    }),
    output: z.object({ appointed: z.int(), opened: z.boolean(), movedSelf: z.int() }),
  }),
  endTutor: endpoint({
    method: 'POST',
    path: `${one}/tutors/:tutorId/end`,
    permission: 'teaching.arrange',
    summary: '结束一次任命，写明原因',
    input: z.strictObject({ programId, classId, tutorId: id, reason }),
    output: done,
  }),
  workload: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/tutors',
    permission: 'teaching.read',
    summary: '辅导教师的工作量和质量：班级、学员、批改率、答疑用时、通知和简报',
    input: z.strictObject({ programId, ...listQuery }),
    output: pageOf(workloadRow),
  }),
  exportWorkload: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/tutors/export',
    permission: 'teaching.read',
    summary: '导出辅导教师工作量表（.xlsx）',
    input: z.strictObject({ ...workloadFilter, ...exportQuery }),
    output: fileOut,
    sends: 'file',
  }),
};
