import { z } from 'zod';
import { endpoint, feature } from './kernel/endpoint.ts';
import { id, instantOut, listQuery, pageOf, reason, version } from './kernel/fields.ts';

const sheetStates = ['computed', 'providerConfirmed', 'posted', 'countyConfirmed', 'locked'] as const;
const sheetState = z.enum(sheetStates);
const act = z.object({ act: z.string(), allowed: z.boolean(), reason: z.string().optional() });
const gate = z.object({ name: z.string(), neededPercent: z.int(), passed: z.boolean() });
const part = z.enum(['online', 'schoolBased', 'activity', 'offline']);

/** A score that explains itself: every number with where it came from. */
export const score = z.object({
  parts: z.array(
    z.object({
      part,
      name: z.string(),
      weightPercent: z.int(),
      scoreX100: z.int(),
      items: z.array(
        z.object({
          key: z.string(),
          title: z.string(),
          pointsX100: z.int(),
          maxX100: z.int(),
          because: z.string(),
          gate: gate.nullable(),
        }),
      ),
      gate: gate.nullable(),
    }),
  ),
  totalX100: z.int(),
  gatesPassed: z.boolean(),
  passed: z.boolean(),
  excellent: z.boolean(),
  creditsX100: z.int(),
  bandName: z.string(),
  unmet: z.array(z.string()),
});

const sheetRow = z.object({
  schoolId: id,
  schoolName: z.string(),
  countyName: z.string(),
  state: sheetState.nullable(),
  trainees: z.int(),
  scored: z.int(),
  passed: z.int(),
  excellent: z.int(),
  meanX100: z.int(),
  computedAt: instantOut.nullable(),
  postedOn: z.string().nullable(),
  /** The last day of 公示. */
  postedUntil: z.string().nullable(),
  /** Posted, and its 公示 has ended: what is left is the approval. */
  postingOver: z.boolean(),
  lockedAt: instantOut.nullable(),
  returnReason: z.string().nullable(),
  openObjections: z.int(),
  /** Computed under settings that have changed since. */
  outdated: z.boolean(),
  version: z.int(),
  allowed: z.array(act),
});

const scoreRow = z.object({
  personId: id,
  name: z.string(),
  schoolName: z.string(),
  stage: z.string(),
  subject: z.string(),
  onlineX100: z.int(),
  schoolBasedX100: z.int(),
  activityX100: z.int(),
  offlineX100: z.int(),
  onlineHoursX100: z.int(),
  schoolBasedHoursX100: z.int(),
  totalX100: z.int(),
  bandName: z.string(),
  passed: z.boolean(),
  creditsX100: z.int(),
  corrected: z.boolean(),
});

const correction = z.object({
  id,
  personId: id,
  name: z.string(),
  schoolName: z.string(),
  itemKey: z.string(),
  itemTitle: z.string(),
  beforeX100: z.int(),
  afterX100: z.int(),
  reason: z.string(),
  askedByName: z.string(),
  askedAt: instantOut,
  state: z.enum(['asked', 'approved', 'returned']),
  decidedByName: z.string().nullable(),
  decisionReason: z.string().nullable(),
  file: z.object({ id, name: z.string(), sizeBytes: z.int() }).nullable(),
  mayDecide: z.boolean(),
});

const objection = z.object({
  id,
  name: z.string(),
  schoolName: z.string(),
  text: z.string(),
  state: z.enum(['open', 'answered']),
  answer: z.string().nullable(),
  raisedAt: instantOut,
  answeredByName: z.string().nullable(),
  answeredAt: instantOut.nullable(),
});

/** Which units an act is for: the named ones, or all that are in reach and in the right state. */
const unitsInput = { programId: id, schoolIds: z.array(id).max(2000).optional() };
const moved = z.object({ moved: z.int(), skipped: z.array(z.object({ schoolName: z.string(), reason: z.string() })) });

export const assessment = feature('assessment', '考核', {
  compute: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/scores/compute',
    permission: 'assessment.compute',
    summary: '计算（或重新计算）还没有上报的成绩；后台进行',
    input: z.strictObject({ ...unitsInput }),
    output: z.object({ jobId: id }),
  }),
  sheets: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/score-sheets',
    permission: 'assessment.read',
    summary: '各单位的成绩表：到了哪一步、合格多少',
    input: z.strictObject({ programId: id, state: z.enum([...sheetStates, 'none']).optional(), ...listQuery }),
    output: pageOf(sheetRow),
  }),
  sheet: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/score-sheets/:schoolId',
    permission: 'assessment.read',
    summary: '一个单位的成绩表和它走过的每一步',
    input: z.strictObject({ programId: id, schoolId: id }),
    output: sheetRow.extend({
      route: z.array(z.enum(['county', 'city'])),
      events: z.array(
        z.object({
          at: instantOut,
          byName: z.string().nullable(),
          role: z.string(),
          act: z.string(),
          toState: sheetState,
          reason: z.string().nullable(),
          onBehalf: z.boolean(),
        }),
      ),
    }),
  }),
  scores: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/scores',
    permission: 'assessment.read',
    summary: '成绩名单',
    input: z.strictObject({
      programId: id,
      schoolId: id.optional(),
      show: z.enum(['all', 'passed', 'failed', 'near', 'excellent']).default('all'),
      ...listQuery,
    }),
    output: pageOf(scoreRow),
  }),
  explain: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/scores/:personId',
    permission: 'assessment.read',
    summary: '一位参训教师的成绩是怎么来的',
    input: z.strictObject({ programId: id, personId: id }),
    output: z.object({
      name: z.string(),
      schoolId: id,
      schoolName: z.string(),
      state: sheetState.nullable(),
      corrected: z.boolean(),
      mayAsk: z.boolean(),
      score,
      computedAt: instantOut,
      settingsVersion: version,
      outdated: z.boolean(),
    }),
  }),
  confirmAsProvider: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/score-sheets/confirm-provider',
    permission: 'assessment.confirmProvider',
    summary: '承训机构确认网络研修、研修活动和线下授课成绩',
    input: z.strictObject({ ...unitsInput }),
    output: moved,
  }),
  confirmAsSchool: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/score-sheets/confirm-school',
    permission: 'assessment.confirmSchool',
    summary: '校（园）长确认本校成绩并开始公示',
    input: z.strictObject({ ...unitsInput }),
    output: moved,
  }),
  confirmAsCounty: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/score-sheets/confirm-county',
    permission: 'assessment.confirmCounty',
    summary: '县级确认公示期满的成绩（审核还要到市级时）',
    input: z.strictObject({ ...unitsInput }),
    output: moved,
  }),
  approve: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/score-sheets/approve',
    permission: 'assessment.approve',
    summary: '最后一级审定并锁定成绩，认定学时学分、生成证书',
    input: z.strictObject({ ...unitsInput }),
    output: moved,
  }),
  returnSheet: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/score-sheets/return',
    permission: 'assessment.confirmSchool',
    summary: '退回一个单位的成绩表，说明原因',
    input: z.strictObject({ programId: id, schoolId: id, version, reason }),
    output: z.object({ version }),
  }),
  corrections: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/score-corrections',
    permission: 'assessment.read',
    summary: '成绩更正申请',
    input: z.strictObject({ programId: id, state: z.enum(['asked', 'approved', 'returned']).optional(), ...listQuery }),
    output: pageOf(correction),
  }),
  askCorrection: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/score-corrections',
    permission: 'assessment.correct',
    summary: '申请更正一项已锁定的成绩，写明更正前后和原因',
    input: z.strictObject({
      programId: id,
      personId: id,
      itemKey: z.string().min(1).max(40),
      afterX100: z.int().min(0).max(10_000),
      reason,
      fileId: id.optional(),
    }),
    output: z.object({ id }),
  }),
  decideCorrection: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/score-corrections/:correctionId/decide',
    permission: 'assessment.approve',
    summary: '由另一人批准或退回更正',
    input: z.strictObject({ programId: id, correctionId: id, approve: z.boolean(), reason: reason.optional() }),
    output: z.object({ totalX100: z.int() }),
  }),
  objections: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/score-objections',
    permission: 'assessment.read',
    summary: '公示期间的异议',
    input: z.strictObject({ programId: id, state: z.enum(['open', 'answered']).optional(), ...listQuery }),
    output: pageOf(objection.extend({ personId: id, mayAnswer: z.boolean() })),
  }),
  answerObjection: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/score-objections/:objectionId/answer',
    permission: 'assessment.confirmSchool',
    summary: '答复异议',
    input: z.strictObject({ programId: id, objectionId: id, answer: z.string().trim().min(2).max(1000) }),
    output: z.object({ ok: z.literal(true) }),
  }),
  mine: endpoint({
    method: 'GET',
    path: '/api/my/programs/:programId/score',
    permission: 'assessment.self',
    summary: '我的成绩，每一分怎么来的',
    input: z.strictObject({ programId: id }),
    output: z.object({
      state: sheetState.nullable(),
      provisional: z.boolean(),
      score,
      objection: objection.nullable(),
      mayObject: z.boolean(),
    }),
  }),
  object: endpoint({
    method: 'POST',
    path: '/api/my/programs/:programId/score/objection',
    permission: 'assessment.self',
    summary: '公示期间对我的成绩提出异议',
    input: z.strictObject({ programId: id, text: z.string().trim().min(5, '请写明对哪一项有异议和理由。').max(1000) }),
    output: z.object({ id }),
  }),
});
