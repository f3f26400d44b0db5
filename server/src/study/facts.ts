import { fact } from '../platform/http/facts.ts';

/** A trainee has handed in a quiz; `bestX100` is the best of her attempts so far. */
export const quizScored = fact<{
  programId: string;
  personId: string;
  lessonId: string;
  scoreX100: number;
  bestX100: number;
}>('study.quizScored');
