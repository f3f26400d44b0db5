import { addDays, type Day } from '../../kernel/day.ts';

/** What the end-of-program survey asks: the same in every program, so that years and places can be compared. */
export const surveyQuestions = [
  { key: 'content', text: '课程内容对我的教学有帮助' },
  { key: 'level', text: '课程难易适合我' },
  { key: 'platform', text: '学习平台好用，学时计得明白' },
  { key: 'tutor', text: '辅导教师批改、答疑及时' },
  { key: 'schoolBased', text: '校本研修和网络研修结合得好' },
  { key: 'load', text: '时间安排合理，不影响日常工作' },
  { key: 'overall', text: '总体满意' },
] as const;
export type SurveyKey = (typeof surveyQuestions)[number]['key'];

export const surveyTexts = [
  { key: 'best', text: '收获最大的一点' },
  { key: 'improve', text: '最需要改进的一点' },
] as const;
export type SurveyTextKey = (typeof surveyTexts)[number]['key'];

export const mostWords = 500;

/** The survey is open from so many days before the study's last day until the assessment's last. */
export const openDaysBeforeEnd = 14;

export function surveyDays(days: { readonly studyEndsOn: Day; readonly assessmentEndsOn: Day }): {
  opensOn: Day;
  closesOn: Day;
} {
  const closesOn = days.assessmentEndsOn > days.studyEndsOn ? days.assessmentEndsOn : days.studyEndsOn;
  return { opensOn: addDays(days.studyEndsOn, -openDaysBeforeEnd), closesOn };
}

/** Stars out of five in words, as their buttons say. */
export const starWords = ['很不同意', '不太同意', '一般', '比较同意', '非常同意'] as const;
export const ratingWords = ['很差', '较差', '一般', '较好', '很好'] as const;
