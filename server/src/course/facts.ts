import { fact } from '../platform/http/facts.ts';

/** A question of a published quiz takes more answers for right: papers that were handed in are graded anew. */
export const answersWidened = fact<{
  lessonId: string;
  questionId: string;
  accepted: string[][];
}>('course.answersWidened');
