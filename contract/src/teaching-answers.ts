import { mostAnswerChars } from '@yanxiu/domain/course/short-answer';
import { z } from 'zod';
import { endpoint } from './kernel/endpoint.ts';
import { id, instantOut, listQuery, pageOf, queryInt } from './kernel/fields.ts';

const programId = id;
const answers = '/api/programs/:programId/answers';
const lesson = z.object({ lessonId: id, title: z.string(), courseTitle: z.string(), given: z.int(), waiting: z.int() });

/** A short answer of a quiz as its tutor reads it. */
const answerRow = z.object({
  attemptId: id,
  /** Of the question on the paper, from 0. */
  place: z.int(),
  name: z.string(),
  schoolName: z.string(),
  className: z.string(),
  lessonId: id,
  lessonTitle: z.string(),
  courseTitle: z.string(),
  handedInAt: instantOut,
  stem: z.string(),
  points: z.int(),
  /** 要点 with their wordings; empty where the author gave none. */
  keyPoints: z.array(z.array(z.string())),
  explanation: z.string(),
  text: z.string().max(mostAnswerChars),
  /** Hundredths of a point by the 要点; null without them. */
  machineX100: z.int().nullable(),
  /** What a tutor gave; null: nothing yet. */
  markX100: z.int().nullable(),
  markedByName: z.string().nullable(),
  comment: z.string(),
  /** It is the reader's own: another tutor reads it. */
  own: z.boolean(),
});

/** Short answers of quizzes: read by the tutors of the classes. */
export const answerEndpoints = {
  answers: endpoint({
    method: 'GET',
    path: answers,
    permission: 'teaching.read',
    summary: '测验的简答题作答：待批阅的按题目排在一起，先交的在前',
    input: z.strictObject({
      programId,
      ...listQuery,
      state: z.enum(['waiting', 'machine', 'marked']).optional(),
      classId: id.optional(),
      lessonId: id.optional(),
    }),
    output: pageOf(answerRow).extend({ waiting: z.int(), lessons: z.array(lesson) }),
  }),
  markAnswer: endpoint({
    method: 'POST',
    path: `${answers}/:attemptId/:place`,
    permission: 'teaching.tutor',
    summary: '给一道简答题打分；全部批完后试卷才有成绩。可以更改，成绩随之重算',
    input: z.strictObject({
      programId,
      attemptId: id,
      place: queryInt.min(0).max(400),
      /** Half points are the finest. */
      earnedX100: z.int().min(0).max(10_000).multipleOf(50, '最小到半分。'),
      comment: z.string().trim().max(500, '评语最多 500 个字。').default(''),
      /** What the page showed: who marked in between is not overwritten unseen. */
      shownX100: z.int().nullable(),
    }),
    output: z.object({
      /** Answers of the same paper that still wait. */
      waiting: z.int(),
      scoreX100: z.int().nullable(),
    }),
  }),
};
