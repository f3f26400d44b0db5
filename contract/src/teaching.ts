import { feature } from './kernel/endpoint.ts';
import { answerEndpoints } from './teaching-answers.ts';
import { briefingEndpoints } from './teaching-briefing.ts';
import { classEndpoints } from './teaching-class.ts';
import { noticeEndpoints } from './teaching-notice.ts';
import { workEndpoints } from './teaching-work.ts';

/** 班级与辅导: classes, tutors, notices to classes, briefings; marked work and discussions are in teaching-work.ts. */
export const teaching = feature('teaching', '班级', {
  ...classEndpoints,
  ...noticeEndpoints,
  ...briefingEndpoints,
  ...workEndpoints,
  ...answerEndpoints,
});
