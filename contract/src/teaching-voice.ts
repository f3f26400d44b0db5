import { mostWords } from '@yanxiu/domain/teaching/work/survey';
import { questionShape, surveyForm } from '@yanxiu/domain/teaching/work/survey-form';
import { z } from 'zod';
import { endpoint } from './kernel/endpoint.ts';
import { day, done, fileOut, id, instant, listQuery, pageOf, queryInt } from './kernel/fields.ts';

const programId = id;
const stars = z.int().min(1, '请选择。').max(5);
const words = z.string().trim().max(mostWords, `最多 ${mostWords} 个字。`);
const formVersion = z.int().min(0);

/** How many gave one star to five, and the mean in hundredths; null where too few answered to be shown. */
const spread = z.object({ counts: z.array(z.int()), meanX100: z.int() }).nullable();

const ratingRow = z.object({
  courseId: id,
  title: z.string(),
  theme: z.string(),
  /** All that came in; `spread` is of those that are shown already. */
  answers: z.int(),
  spread,
});

/** A question with what was answered to it, as far as it may be shown. */
const answered = questionShape.extend({
  /** Of a scale or a choice: who answered, how many gave each; null where too few answered, and of words. */
  figures: z.object({ answers: z.int(), counts: z.array(z.int()), meanX100: z.int().nullable() }).nullable(),
  /** What was written and by how many, the most frequent first. */
  words: z.array(z.object({ words: z.string(), people: z.int() })),
  /** So many remarks beyond those are in the export alone. */
  more: z.int(),
});

const resultsQuery = z.strictObject({
  programId,
  regionId: id.optional(),
  /** Which version of the questions; by default the latest that was answered. */
  version: queryInt.min(1).optional(),
});

export const voiceEndpoints = {
  mySurvey: endpoint({
    method: 'GET',
    path: '/api/my/programs/:programId/survey',
    permission: 'teaching.self',
    summary: '项目结束时的匿名问卷：开放时间，我交了没有，问些什么',
    input: z.strictObject({ programId }),
    output: z.object({
      state: z.enum(['before', 'open', 'over', 'done']),
      opensOn: day,
      closesOn: day,
      version: z.int(),
      /** None unless it is open and not answered yet. */
      questions: z.array(questionShape),
    }),
  }),
  answerSurvey: endpoint({
    method: 'POST',
    path: '/api/my/programs/:programId/survey',
    permission: 'teaching.self',
    summary: '提交匿名问卷：只记下交了，答案里没有是谁',
    input: z.strictObject({
      programId,
      version: z.int().min(1),
      /** Question → stars, an option's place from 0, several places, or words. */
      answers: z.record(z.string().max(20), z.union([z.int(), z.array(z.int()).max(20), words])),
    }),
    output: done,
  }),
  survey: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/survey',
    permission: 'teaching.survey',
    summary: '匿名问卷的结果，逐题，按县（市、区）；不足 5 份的不显示',
    input: resultsQuery,
    output: z.object({
      opensOn: day,
      closesOn: day,
      /** Shown only once it has closed. */
      open: z.boolean(),
      asked: z.int(),
      received: z.int(),
      version: z.int(),
      versions: z.array(z.object({ version: z.int(), answers: z.int() })),
      /** To this version, and where one is chosen from this region. */
      answers: z.int(),
      regions: z.array(z.object({ id, name: z.string(), answers: z.int(), shown: z.boolean() })),
      questions: z.array(answered),
    }),
  }),
  exportSurvey: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/survey/export',
    permission: 'teaching.survey',
    summary: '导出匿名问卷的结果和意见',
    input: resultsQuery,
    output: fileOut,
    sends: 'file',
  }),
  surveyForm: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/survey/form',
    permission: 'teaching.survey',
    summary: '匿名问卷的题目，能不能改',
    input: z.strictObject({ programId }),
    output: z.object({
      /** 0: nobody has written one, the standard questions are asked. */
      version: formVersion,
      questions: z.array(questionShape),
      savedByName: z.string().nullable(),
      savedAt: instant.nullable(),
      opensOn: day,
      closesOn: day,
      /** Why the reader may not change them, or null when she may. */
      blocked: z.string().nullable(),
    }),
  }),
  saveSurveyForm: endpoint({
    method: 'PUT',
    path: '/api/programs/:programId/survey/form',
    permission: 'teaching.surveyEdit',
    summary: '保存匿名问卷的题目：开放前可以改，每次保存是一个新版本',
    input: z.strictObject({ programId, version: formVersion, questions: surveyForm }),
    output: z.object({ version: z.int() }),
  }),
  myRatings: endpoint({
    method: 'GET',
    path: '/api/my/programs/:programId/ratings',
    permission: 'teaching.self',
    summary: '我评过哪些课程',
    input: z.strictObject({ programId }),
    output: z.object({ rated: z.array(id) }),
  }),
  rateCourse: endpoint({
    method: 'POST',
    path: '/api/my/programs/:programId/ratings/:courseId',
    permission: 'teaching.self',
    summary: '给学过的课程打星、写一句话，匿名，每门一次',
    input: z.strictObject({ programId, courseId: id, stars, words: words.default('') }),
    output: done,
  }),
  ratings: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/ratings',
    permission: 'teaching.survey',
    summary: '各门课程的评价，每满 5 份更新一次',
    input: z.strictObject({ programId, ...listQuery }),
    output: pageOf(ratingRow),
  }),
  ratingWords: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/ratings/:courseId',
    permission: 'teaching.survey',
    summary: '一门课程的评价和老师们写的话',
    input: z.strictObject({ programId, courseId: id, page: listQuery.page, size: listQuery.size }),
    output: ratingRow.extend({ rows: z.array(z.object({ words: z.string() })), total: z.int() }),
  }),
};
