import { quizRules } from '@yanxiu/domain/course/question';
import { mostAnswerChars } from '@yanxiu/domain/course/short-answer';
import { anomalyKinds } from '@yanxiu/domain/study/anomaly';
import { deadlineKeys } from '@yanxiu/domain/study/deadline';
import { z } from 'zod';
import { endpoint, feature } from './kernel/endpoint.ts';
import { day, fileOut, helpLine, id, instantOut, listQuery, pageOf, queryInt } from './kernel/fields.ts';
import { electiveEndpoints } from './study-electives.ts';
import { helpEndpoints } from './study-help.ts';
import { studyLiveEndpoints } from './study-live.ts';
import {
  courseProgress,
  itemFigures,
  lessonProgress,
  pageContent,
  playAnswer,
  quizAttempt,
  quizOutcome,
  ranges,
  studyTotals,
} from './study-shapes.ts';

const programId = id;
const second = z.int().min(0).max(1_000_000);
const lesson = '/api/programs/:programId/study/lessons/:lessonId';

const report = z
  .strictObject({
    seq: z.int().min(1).max(1_000_000),
    fromSec: second,
    toSec: second,
    rate: z.number().min(0).max(16).default(1),
  })
  .refine(({ fromSec, toSec }) => toSec >= fromSec && toSec - fromSec <= 300, '一次记录最多 300 秒，且要往前。');

const standing = z.enum(['notLoggedIn', 'notStarted', 'behind', 'onTrack', 'done']);

export const study = feature('study', '学习', {
  mine: endpoint({
    method: 'GET',
    path: '/api/study',
    permission: 'study.self',
    summary: '我的学习：每个项目的学时、每天还需多少、接着学哪一课',
    input: z.strictObject({}),
    output: z.array(
      z.object({
        programId,
        programName: z.string(),
        state: z.enum(['before', 'open', 'over', 'exempt', 'withdrawn']),
        stageName: z.string(),
        startsOn: day,
        endsOn: day,
        daysLeft: z.int(),
        minutesPerHour: z.int(),
        hoursX100: z.int(),
        wantedX100: z.int(),
        perDayX100: z.int(),
        totals: studyTotals,
        /** What is due and when, in the order of the days. */
        deadlines: z.array(
          z.object({
            key: z.enum(deadlineKeys),
            title: z.string(),
            day,
            state: z.enum(['done', 'passed', 'next', 'later']),
          }),
        ),
        helpLine,
        next: z
          .object({
            courseId: id,
            courseTitle: z.string(),
            lessonId: id,
            lessonTitle: z.string(),
            kind: z.string(),
            positionSec: z.int(),
            lengthSec: z.int(),
          })
          .nullable(),
      }),
    ),
  }),
  courses: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/study/courses',
    permission: 'study.self',
    summary: '我的课程包和每门课的进度',
    input: z.strictObject({ programId }),
    output: z.array(courseProgress),
  }),
  course: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/study/courses/:courseId',
    permission: 'study.self',
    summary: '一门课的章节、课时和进度',
    input: z.strictObject({ programId, courseId: id }),
    output: courseProgress.extend({
      summary: z.string(),
      lecturer: z.string(),
      units: z.array(z.object({ id, title: z.string(), lessons: z.array(lessonProgress) })),
    }),
  }),
  lesson: endpoint({
    method: 'GET',
    path: lesson,
    permission: 'study.self',
    summary: '一课的内容目录、看过和已计时的部分、上次看到哪里',
    input: z.strictObject({ programId, lessonId: id }),
    output: lessonProgress.extend({
      courseId: id,
      courseTitle: z.string(),
      watched: ranges,
      credited: ranges,
      pages: z.array(z.object({ number: z.int(), title: z.string(), fromSec: z.int(), toSec: z.int() })),
      mediaUrl: z.string().nullable(),
      /** Null where the video has no subtitles. */
      captionsUrl: z.string().nullable(),
      nextLessonId: id.nullable(),
    }),
  }),
  page: endpoint({
    method: 'GET',
    path: `${lesson}/pages/:number`,
    permission: 'study.self',
    summary: '文档的一页',
    input: z.strictObject({ programId, lessonId: id, number: queryInt.min(1).max(100) }),
    output: pageContent,
  }),
  findPages: endpoint({
    method: 'GET',
    path: `${lesson}/find`,
    permission: 'study.self',
    summary: '在文档里查找文字：在哪几页，前后写了什么',
    input: z.strictObject({ programId, lessonId: id, q: z.string().trim().min(1, '请填写要找的词。').max(40) }),
    output: z.array(z.object({ number: z.int(), title: z.string(), excerpt: z.string() })),
  }),
  picture: endpoint({
    method: 'GET',
    path: `${lesson}/pictures/:sha256`,
    permission: 'study.self',
    summary: '文档一页的图片；只给课程包里有这门课的学员',
    input: z.strictObject({ programId, lessonId: id, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    output: fileOut,
    sends: 'file',
  }),
  media: endpoint({
    method: 'GET',
    path: `${lesson}/media`,
    permission: 'study.self',
    summary: '视频文件，支持分段读取；只给课程包里有这门课的学员',
    input: z.strictObject({ programId, lessonId: id }),
    output: fileOut,
    sends: 'file',
  }),
  captions: endpoint({
    method: 'GET',
    path: `${lesson}/captions`,
    permission: 'study.self',
    summary: '视频字幕（WebVTT）；只给课程包里有这门课的学员',
    input: z.strictObject({ programId, lessonId: id }),
    output: fileOut,
    sends: 'file',
  }),
  open: endpoint({
    method: 'POST',
    path: '/api/study/sessions',
    permission: 'study.self',
    summary: '开始计时；同一个人在别处的计时随即停止',
    readOnly: true,
    input: z.strictObject({ programId, lessonId: id }),
    output: playAnswer.extend({ sessionId: id, positionSec: z.int(), watched: ranges, credited: ranges }),
  }),
  report: endpoint({
    method: 'POST',
    path: '/api/study/reports',
    permission: 'study.self',
    summary: '学习记录：最多 40 条，按顺序；同一序号只算一次',
    readOnly: true,
    input: z.strictObject({
      programId,
      sessionId: id,
      reports: z.array(report).max(40, '一次最多 40 条记录。'),
      answer: z
        .strictObject({ questionId: z.string().max(40), choices: z.array(z.int().min(0).max(20)).min(1).max(5) })
        .optional(),
      /** The page is being left: the session ends with this request. */
      closing: z.boolean().optional(),
    }),
    output: playAnswer,
  }),
  spans: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/study/spans',
    permission: 'study.self',
    summary: '我的计时记录：每次学习的时间、计入多少、没有计入的原因',
    input: z.strictObject({ programId, page: listQuery.page, size: listQuery.size }),
    output: pageOf(
      z.object({
        sessionId: id,
        openedAt: instantOut,
        lastAt: instantOut,
        courseTitle: z.string(),
        lessonTitle: z.string(),
        earnedSec: z.int(),
        lostSec: z.int(),
        overSec: z.int(),
        endedBy: z.enum(['takenOver', 'closed', 'silent', 'open']),
      }),
    ),
  }),
  startQuiz: endpoint({
    method: 'POST',
    path: `${lesson}/attempts`,
    permission: 'study.self',
    summary: '开始（或接着做）一次测验；答案不会提前发出',
    readOnly: true,
    input: z.strictObject({ programId, lessonId: id }),
    output: quizAttempt,
  }),
  submitQuiz: endpoint({
    method: 'POST',
    path: `${lesson}/attempts/:attemptId`,
    permission: 'study.self',
    summary: '提交测验，由服务器判分，按规则保留最好或最后一次成绩',
    readOnly: true,
    input: z.strictObject({
      programId,
      lessonId: id,
      attemptId: id,
      answers: z
        .array(
          z.strictObject({
            questionId: z.string().max(40),
            /** Places; of a match the choice of each prompt, -1 for none. */
            choices: z.array(z.int().min(-1).max(20)).max(8).default([]),
            /** What was typed into the gaps of a blank, or as a short answer. */
            texts: z
              .array(z.string().max(mostAnswerChars, `简答最多 ${mostAnswerChars} 字。`))
              .max(8)
              .default([]),
          }),
        )
        .max(400),
    }),
    output: quizOutcome,
  }),
  quizResult: endpoint({
    method: 'GET',
    path: `${lesson}/quiz`,
    permission: 'study.self',
    summary: '我最近一次提交的测验和解析；没有时为空',
    input: z.strictObject({ programId, lessonId: id }),
    output: quizRules.omit({ draw: true }).extend({
      attemptsUsed: z.int(),
      /** Questions on a paper. */
      questionCount: z.int(),
      /** It asks for short answers that a tutor has to read. */
      byTutor: z.boolean(),
      last: quizOutcome.nullable(),
    }),
  }),
  quizFigures: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/study/quizzes/:lessonId',
    permission: 'study.read',
    summary: '试题分析：一个测验每题的正确率、区分度和各选项被选次数（每人第一次作答）',
    input: z.strictObject({ programId, lessonId: id }),
    output: z.object({
      papers: z.int(),
      averageX100: z.int(),
      items: z.array(itemFigures),
    }),
  }),
  progress: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/study/progress',
    permission: 'study.read',
    summary: '范围内每位学员的学习进度：未登录、未学习、进度落后等',
    input: z.strictObject({ programId, ...listQuery, orgId: id.optional(), standing: standing.optional() }),
    output: pageOf(
      z.object({
        personId: id,
        name: z.string(),
        schoolName: z.string(),
        stageName: z.string(),
        subject: z.string(),
        phoneMask: z.string(),
        firstLoginAt: instantOut.nullable(),
        lastStudiedAt: instantOut.nullable(),
        hoursX100: z.int(),
        creditedSec: z.int(),
        standing,
      }),
    ).extend({ counts: z.record(standing, z.int()), wantedX100: z.int() }),
  }),
  person: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/study/progress/:personId',
    permission: 'study.read',
    summary: '一位学员的各门课程进度和计时记录',
    input: z.strictObject({ programId, personId: id }),
    output: z.object({
      name: z.string(),
      schoolName: z.string(),
      hoursX100: z.int(),
      courses: z.array(courseProgress),
      days: z.array(z.object({ day, creditedSec: z.int() })),
      sessions: z.array(
        z.object({
          openedAt: instantOut,
          lastAt: instantOut,
          lessonTitle: z.string(),
          earnedSec: z.int(),
          lostSec: z.int(),
          overSec: z.int(),
          address: z.string(),
        }),
      ),
    }),
  }),
  anomalies: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/study/anomalies',
    permission: 'study.read',
    summary: '需要人来看的学习情况和依据；只提示，不处罚',
    input: z.strictObject({ programId, ...listQuery, kind: z.enum(anomalyKinds).optional() }),
    output: pageOf(
      z.object({
        personId: id,
        name: z.string(),
        schoolName: z.string(),
        kind: z.enum(anomalyKinds),
        evidence: z.string(),
        /** The day of it, or of the last time; null for what is counted over all days. */
        lastOn: day.nullable(),
      }),
    ),
  }),
  ...helpEndpoints,
  ...studyLiveEndpoints,
  ...electiveEndpoints,
});
