import { addDays, type Day } from '../../kernel/day.ts';

/** The longest remark, in characters. */
export const mostWords = 500;

/** The survey is open from so many days before the study's last day until the assessment's last. */
export const openDaysBeforeEnd = 14;

export interface SurveyDays {
  readonly opensOn: Day;
  readonly closesOn: Day;
}

export function surveyDays(days: { readonly studyEndsOn: Day; readonly assessmentEndsOn: Day }): SurveyDays {
  const closesOn = days.assessmentEndsOn > days.studyEndsOn ? days.assessmentEndsOn : days.studyEndsOn;
  return { opensOn: addDays(days.studyEndsOn, -openDaysBeforeEnd), closesOn };
}

export type SurveyPhase = 'before' | 'open' | 'over';

export function surveyPhase({ opensOn, closesOn }: SurveyDays, today: Day): SurveyPhase {
  if (today < opensOn) return 'before';
  return today > closesOn ? 'over' : 'open';
}

/** One to five in words, as their buttons say: of a statement in a survey, and of a course. */
export const starWords = ['很不同意', '不太同意', '一般', '比较同意', '非常同意'] as const;
export const ratingWords = ['很差', '较差', '一般', '较好', '很好'] as const;
