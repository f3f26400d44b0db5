import { refusals } from '../../kernel/refusal.ts';

export const refuseWork = refusals('teaching.work', {
  notTrainee: '您不在这个项目的应参训名单里，或已退出。如有疑问请联系学校管理员。',
  notStarted: '学习从 {startsOn} 开始，到时再来。',
  over: '这项作业最晚到 {lastOn} 提交，现在不能再交。',
  noPrompt: '这一课还没有写好要求，请稍后再来。',
  tooShort: '至少写 {least} 个字，现在是 {chars} 个字。',
  tooLong: '最多写 {most} 个字，现在是 {chars} 个字。',
  tooManyFiles: '最多交 {most} 个文件，请先移除多余的。',
  noFiles: '这项作业不收文件，请把内容写在正文里。',
  empty: '正文和文件都还是空的，写好再交。',
  fileGone: '有文件没有找到，请移除后重新上传。',
  changed: '这份作业在别处（另一个页面或手机）刚保存过。请刷新查看最新内容，把这里多写的复制过去再保存。',
  handedIn: '作业已经提交，正在等待批改。要修改，请先撤回。',
  marked: '作业已经批改，不能再改。对成绩有疑问，请在成绩公示时提出异议。',
  notHandedIn: '这份作业现在没有等待批改。',
  claimed: '这份作业已由{name}领取，到 {until} 还没批完才会放出来。',
  ownPiece: '这是您本人的作业，由另一位辅导教师批改。',
  rubric: '请给每个评分项打分，且不超过该项满分。',
  nothingToTake: '没有等待批改的作业了。',
  notClaimed: '这份作业不是您领取的，不用放回。',
  peerNotYours: '这份作业没有分给您互评，或已经评过。',
  peerClosed: '互评到 {lastOn} 结束，现在不能再评。',
  peerFirst: '提交自己的作业以后，才能互评。',
  peerNone: '现在没有可以互评的作业，等同班老师提交后再来。',
});

export const refuseDiscussion = refusals('teaching.discussion', {
  tooShort: '至少写 {least} 个字，现在是 {chars} 个字。',
  ownRepeat: '您已经发过几乎相同的内容。请换个角度，写点新的。',
  copied: '这段话与{name}老师的发言有 {percent}% 相同。请用自己的话写，可以引用，但要有自己的看法。',
  over: '讨论到 {lastOn} 结束，现在只能查看。',
  removed: '这条发言已被移除。',
  notHere: '这条发言不在您的班级讨论里，或已被移除。',
  ownPost: '不能处理本人的发言。',
  ownReport: '不能举报自己的发言。',
  reported: '您已经举报过这条发言，辅导教师会来处理。',
  wrongState: '这条发言刚被处理过，请刷新后再看。',
});

export const refuseVoice = refusals('teaching.voice', {
  notTrainee: '您不在这个项目的应参训名单里，不用填写。',
  notOpen: '问卷从 {opensOn} 开放，到时再来。',
  closed: '问卷到 {closesOn} 为止，已经结束。',
  answered: '您已经交过问卷了，谢谢。',
  rated: '这门课程您已经评过了，谢谢。',
  notStudied: '学过这门课程再来评价。',
  noRegion: '没有找到您学校所在的县（市、区），请联系学校管理员。',
  unanswered: '第 {n} 题“{text}”还没有答，答完再交。',
  wrongAnswer: '第 {n} 题“{text}”的回答不对，请重新选择或填写。',
  formChanged: '问卷的题目刚改过。请刷新页面按新的题目填写，相同题目已填的内容会保留。',
  formOpen: '问卷已经开放填写，题目不能再改。',
  formOver: '问卷已经结束，题目不能再改。',
  formNotYours: '问卷由项目的发布单位或承训机构拟定，您可以查看结果。',
  formSaved: '刚刚有人改过问卷。请刷新查看后再改，您填写的内容会保留。',
});

export const refuseNomination = refusals('teaching.nomination', {
  ownWork: '不能推荐或处理本人的成果，请由另一位管理员办理。',
  notHere: '这份成果现在在{level}，由那一级办理。',
  notReached: '成果推荐到本级以后，才能公开展示。',
  wrongState: '这份成果刚被处理过，请刷新后再看。',
  setAside: '已不再推荐，先恢复推荐再办理。',
  top: '{level}已是这个项目的最高一级，可以公开展示，不再向上推荐。',
  published: '正在公开展示。要改，请先取消展示。',
  notPublished: '没有在公开展示。',
  noConsent: '作者没有同意署名公开展示，不能放到成果展示里。',
  changed: '这份成果刚被别人处理过。请刷新查看后再操作。',
  gone: '这份成果已被更高一级采用，不能取消优秀。',
});

export const refuseAnswer = refusals('teaching.answer', {
  own: '这是您本人的作答，由另一位辅导教师批阅。',
  tooMany: '这道题满分 {points} 分，请重新打分。',
  markedMeanwhile: '{name}老师刚给了 {points} 分。请刷新看过后再决定要不要改。',
});
