import type { QuestionKind, SurveyQuestion } from './survey-question.ts';

export interface SurveyPreset {
  readonly key: string;
  readonly name: string;
  readonly about: string;
  readonly questions: readonly SurveyQuestion[];
}

const question = (key: string, kind: QuestionKind, text: string, options: readonly string[] = []): SurveyQuestion => ({
  key,
  kind,
  text,
  options,
});

/** What is asked where nobody has chosen otherwise: the same everywhere, so that years and places can be compared. */
const standard: SurveyPreset = {
  key: 'standard',
  name: '常用问卷',
  about: '7 道打分题、2 道填写题，约 2 分钟。各地各年用同一份，便于比较。',
  questions: [
    question('content', 'scale', '课程内容对我的教学有帮助'),
    question('level', 'scale', '课程难易适合我'),
    question('platform', 'scale', '学习平台好用，学时计得明白'),
    question('tutor', 'scale', '辅导教师批改、答疑及时'),
    question('schoolBased', 'scale', '校本研修和网络研修结合得好'),
    question('load', 'scale', '时间安排合理，不影响日常工作'),
    question('overall', 'scale', '总体满意'),
    question('best', 'text', '收获最大的一点'),
    question('improve', 'text', '最需要改进的一点'),
  ],
};

const brief: SurveyPreset = {
  key: 'brief',
  name: '简短问卷',
  about: '5 道题，约 1 分钟，适合希望回收率高的项目。',
  questions: [
    question('overall', 'scale', '总体满意'),
    question('content', 'scale', '学到的内容在课堂上用得上'),
    question('hardest', 'single', '学习中最大的困难', [
      '没有明显困难',
      '工作忙，时间不够',
      '网络慢或流量贵',
      '手机、电脑不会用',
      '课程不合适',
    ]),
    question('wanted', 'multiple', '明年希望多安排哪些内容', [
      '本学科课例',
      '班级管理',
      '信息技术应用',
      '复式班、小规模学校教学',
      '心理健康与家校沟通',
      '师德与法治',
    ]),
    question('improve', 'text', '最需要改进的一点'),
  ],
};

const parts: SurveyPreset = {
  key: 'parts',
  name: '分项问卷',
  about: '网络研修、校本研修、辅导、平台各自评价，14 道题，约 4 分钟。',
  questions: [
    question('online', 'scale', '网络课程针对本学段、本学科'),
    question('teachers', 'scale', '授课教师讲得清楚、有案例'),
    question('schoolBased', 'scale', '校本研修安排得当，有人组织'),
    question('activity', 'scale', '研修活动有收获'),
    question('offline', 'scale', '线下授课值得参加'),
    question('tutor', 'scale', '辅导教师批改、答疑及时'),
    question('school', 'scale', '学校支持我参加培训'),
    question('platform', 'scale', '学习平台好用，学时计得明白'),
    question('load', 'scale', '时间安排合理，不影响日常工作'),
    question('overall', 'scale', '总体满意'),
    question('device', 'single', '主要用什么学习', ['手机', '自己的电脑', '学校的电脑', '平板']),
    question('when', 'multiple', '主要在什么时间学习', ['上班时间', '晚上', '周末', '学校集中安排']),
    question('best', 'text', '收获最大的一点'),
    question('improve', 'text', '最需要改进的一点'),
  ],
};

/** Questionnaires to begin from; the first is asked where nobody has written another. */
export const surveyPresets: readonly [SurveyPreset, ...SurveyPreset[]] = [standard, brief, parts];
export const standardQuestions = standard.questions;
