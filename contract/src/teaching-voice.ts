import { mostWords, surveyQuestions, surveyTexts } from '@yanxiu/domain/teaching/work/survey';
import { z } from 'zod';
import { endpoint } from './kernel/endpoint.ts';
import { day, done, fileOut, id, listQuery, pageOf } from './kernel/fields.ts';

const programId = id;
const stars = z.int().min(1, '请选择。').max(5);
const words = z.string().trim().max(mostWords, `最多 ${mostWords} 个字。`);
const keysOf = <K extends string>(list: readonly { readonly key: K }[]) =>
  list.map(({ key }) => key) as unknown as readonly [K, ...K[]];

/** How many gave one star to five, and the mean in hundredths; null where too few answered to be shown. */
const spread = z.object({ counts: z.array(z.int()), meanX100: z.int() }).nullable();

const ratingRow = z.object({
  courseId: id,
  title: z.string(),
  theme: z.string(),
  answers: z.int(),
  spread,
});

export const voiceEndpoints = {
  mySurvey: endpoint({
    method: 'GET',
    path: '/api/my/programs/:programId/survey',
    permission: 'teaching.self',
    summary: '项目结束时的匿名问卷：开放时间，我交了没有',
    input: z.strictObject({ programId }),
    output: z.object({ state: z.enum(['before', 'open', 'over', 'done']), opensOn: day, closesOn: day }),
  }),
  answerSurvey: endpoint({
    method: 'POST',
    path: '/api/my/programs/:programId/survey',
    permission: 'teaching.self',
    summary: '提交匿名问卷：只记下交了，答案里没有是谁',
    input: z.strictObject({
      programId,
      stars: z.record(z.enum(keysOf(surveyQuestions)), stars),
      words: z.record(z.enum(keysOf(surveyTexts)), words),
    }),
    output: done,
  }),
  survey: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/survey',
    permission: 'teaching.survey',
    summary: '匿名问卷的结果，按县（市、区）；不足 5 份的不显示',
    input: z.strictObject({ programId, regionId: id.optional() }),
    output: z.object({
      opensOn: day,
      closesOn: day,
      /** Shown only once it has closed. */
      open: z.boolean(),
      asked: z.int(),
      answers: z.int(),
      regions: z.array(z.object({ id, name: z.string(), answers: z.int(), shown: z.boolean() })),
      questions: z.array(z.object({ key: z.string(), text: z.string(), spread })),
      texts: z.array(z.object({ key: z.string(), text: z.string(), words: z.array(z.string()), more: z.int() })),
    }),
  }),
  exportSurvey: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/survey/export',
    permission: 'teaching.survey',
    summary: '导出匿名问卷的结果和意见',
    input: z.strictObject({ programId, regionId: id.optional() }),
    output: fileOut,
    sends: 'file',
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
    summary: '各门课程的评价，不足 5 份的不显示',
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
