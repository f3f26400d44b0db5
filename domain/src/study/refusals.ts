import { refusals } from '../kernel/refusal.ts';

export const refuseStudy = refusals('study', {
  notTrainee: '您不在这个项目的参训名单里，或已退出。如有疑问请联系学校管理员。',
  exempt: '您在本项目是免训教师，不需要学习。',
  notStarted: '学习从 {startsOn} 开始，到时再来。',
  over: '学习时间到 {endsOn} 为止，现在不能再计时。课程仍可以查看。',
  noTimed: '这一课是测验，不计学习时间。',
  noAttemptsLeft: '这个测验最多可做 {attempts} 次，次数已用完。',
  alreadySubmitted: '这次测验已经提交过了。',
  notInPackage: '这门课程不在您的课程包里。',
  helpAsked: '您的名字已经在学校的帮扶名单里，请等学校联系您。',
  noHelpAsked: '没有等待帮助的请求，可能学校已经登记过。',
  helpEnded: '这位老师的请求已经办结或由本人撤回。',
  emptyQuiz: '这个测验还没有题目，请稍后再来。',
});
