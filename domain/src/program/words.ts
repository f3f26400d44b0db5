/**
 * The fixed words of a program: stages, assessment parts, milestones. Apart from policy.ts, so that the web can say them
 * (and check a program before it is sent) without zod.
 */
export const stages = ['preschool', 'primary', 'junior', 'senior', 'vocational', 'special'] as const;
export type Stage = (typeof stages)[number];
export const stageNames: Readonly<Record<Stage, string>> = {
  preschool: '幼儿园',
  primary: '小学',
  junior: '初中',
  senior: '高中',
  vocational: '中职（职高）',
  special: '特殊教育',
};

export const assessmentParts = ['online', 'schoolBased', 'activity', 'offline'] as const;
export type AssessmentPart = (typeof assessmentParts)[number];
export const partNames: Readonly<Record<AssessmentPart, string>> = {
  online: '网络研修',
  schoolBased: '校本研修',
  activity: '研修活动',
  offline: '线下授课',
};

export const milestoneNames = {
  noticeIssuedOn: '通知印发',
  rosterDueOn: '名单上报截止',
  remittanceDueOn: '缴费截止',
  accountsReadyOn: '开通账号完成',
  loginOpensOn: '开放登录',
  firstLoginDueOn: '完成首次登录并开始学习',
  studyStartsOn: '学习开始',
  studyEndsOn: '学习结束',
  assessmentEndsOn: '考核结束',
} as const;
export type Milestone = keyof typeof milestoneNames;
export const milestones = Object.keys(milestoneNames) as Milestone[];
