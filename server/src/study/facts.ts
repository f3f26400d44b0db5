import { fact } from '../platform/http/facts.ts';

/** A trainee's paper has its score: at handing in, or when a tutor has read it; `bestX100` is what counts of her quiz now. */
export const quizScored = fact<{
  programId: string;
  personId: string;
  lessonId: string;
  scoreX100: number;
  bestX100: number;
}>('study.quizScored');
