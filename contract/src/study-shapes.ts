import { pageBlock } from '@yanxiu/domain/course/document';
import { lessonKinds } from '@yanxiu/domain/course/lesson-kind';
import { questionKinds } from '@yanxiu/domain/course/question-kind';
import { z } from 'zod';
import { id } from './kernel/fields.ts';

/** Whole seconds of a lesson, half-open: `[[0, 15], [30, 45]]`. */
export const ranges = z.array(z.tuple([z.int(), z.int()]));

export const playState = z.enum(['counting', 'paused', 'takenOver', 'ended', 'capped']);

/** A presence question: press `presses` of the choices in order, within the seconds left. */
export const presenceQuestion = z.object({
  id: z.string(),
  prompt: z.string(),
  choices: z.array(z.string()),
  presses: z.int(),
  answerWithinSec: z.int(),
});

export const studyTotals = z.object({
  creditedSec: z.int(),
  hoursX100: z.int(),
  todaySec: z.int(),
  todayCapSec: z.int(),
});

/** What a report (and the opening of a session) answers. */
export const playAnswer = z.object({
  state: playState,
  /** A sentence for the player; empty when there is nothing to say. */
  reason: z.string(),
  /** The last sequence number that the server has taken. */
  acceptedSeq: z.int(),
  /** Seconds earned by this request. */
  earnedSec: z.int(),
  lessonCreditedSec: z.int(),
  lessonLengthSec: z.int(),
  question: presenceQuestion.nullable(),
  /** After a wrong answer: seconds until the next question. */
  nextQuestionSec: z.int().nullable(),
  totals: studyTotals,
});

export const lessonProgress = z.object({
  id,
  kind: z.enum(lessonKinds),
  title: z.string(),
  lengthSec: z.int(),
  creditedSec: z.int(),
  watchedSec: z.int(),
  /** Where to go on. */
  positionSec: z.int(),
  done: z.boolean(),
  sizeBytes: z.int().nullable(),
  pageCount: z.int(),
  quizBestX100: z.int().nullable(),
  /** Of a quiz, an assignment or a discussion: handed in or spoken; and what a person gave for it so far. */
  handedIn: z.boolean(),
  workX100: z.int().nullable(),
});

export const courseProgress = z.object({
  id,
  title: z.string(),
  theme: z.string(),
  required: z.boolean(),
  /** An elective of a package that limits them: nothing counts in it before it is chosen. */
  toChoose: z.boolean(),
  chosen: z.boolean(),
  hoursX100: z.int(),
  creditedSec: z.int(),
  nominalSec: z.int(),
  /** Credited hours, at most the course's own. */
  doneX100: z.int(),
  lessonCount: z.int(),
  lessonsDone: z.int(),
});

export const pageContent = z.object({
  number: z.int(),
  pageCount: z.int(),
  title: z.string(),
  fromSec: z.int(),
  toSec: z.int(),
  blocks: z.array(pageBlock),
});

export const shownQuestion = z.object({
  id: z.string(),
  kind: z.enum(questionKinds),
  stem: z.string(),
  choices: z.array(z.string()),
  /** Left-hand side of a match; empty for other kinds. */
  prompts: z.array(z.string()),
  /** Gaps of a blank; 0 for other kinds. */
  gaps: z.int(),
  points: z.int(),
});

export const quizAttempt = z.object({
  attemptId: id,
  number: z.int(),
  attempts: z.int(),
  passPercent: z.int(),
  /** Until the paper has to be handed in; null without a limit. */
  leftSec: z.int().nullable(),
  questions: z.array(shownQuestion),
});

export const quizOutcome = z.object({
  /** Null while an answer waits for a tutor. */
  scoreX100: z.int().nullable(),
  /** What counts; null while no paper is marked. */
  bestX100: z.int().nullable(),
  /** Short answers that wait for a tutor. */
  waiting: z.int(),
  passed: z.boolean(),
  attemptsLeft: z.int(),
  /** Whether right answers and explanations are shown. */
  reviewed: z.boolean(),
  /** Handed in after its time: the answers were not read. */
  tooLate: z.boolean(),
  questions: z.array(
    shownQuestion.extend({
      /** Places that were chosen; of a match one for each prompt, -1 for none. */
      given: z.array(z.int()),
      /** What was typed into the gaps, or as a short answer. */
      givenTexts: z.array(z.string()),
      answer: z.array(z.int()).nullable(),
      /** For each gap what is taken for right; of a short answer its 要点. */
      accepted: z.array(z.array(z.string())).nullable(),
      /** Of a short answer, where answers are shown: which 要点 it names. */
      named: z.array(z.boolean()),
      right: z.boolean(),
      /** Hundredths of a point; null while it waits for a tutor. */
      earnedX100: z.int().nullable(),
      /** What the tutor who read it said. */
      comment: z.string(),
      markedByName: z.string().nullable(),
      explanation: z.string().nullable(),
    }),
  ),
});

/** What the answers tell of one question. */
export const itemFigures = z.object({
  id: z.string(),
  kind: z.enum(questionKinds),
  stem: z.string(),
  answered: z.int(),
  rightPercent: z.int(),
  discriminationX100: z.int().nullable(),
  picks: z.array(z.object({ choice: z.string(), right: z.boolean(), count: z.int() })),
});
