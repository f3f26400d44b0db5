import { refusals } from '../kernel/refusal.ts';

export const refuseNotice = refusals('notice', {
  published: '通知已经印发，不能再修改。需要更正的，请另发一份通知。',
  changed: '这份通知刚被别人修改过，请刷新后再改。',
  notToSign: '这份通知不需要您的单位签收：只签收上级印发、主送本单位的通知。',
  notAnswerable: '只能转发或答复上级已经印发的通知。',
  planNeedsNotice: '实施计划须对应上级的一份通知，请从那份通知的页面上交。',
  planDueMissing: '要求上交实施计划的，请填写上交截止日期。',
  meetingDueMissing: '要求召开动员会的，请填写完成日期。',
  numberMissing: '请填写发文字号，例如 阳教师函字〔2021〕1号。',
  badTargets: '主送范围里有不在本级以下的单位，请重新选择。',
  foreignFile: '附件里有不属于本单位的文件，请重新上传。',
  noMeeting: '这份通知没有要求本单位召开动员会。',
  meetingAhead: '动员会的日期 {day} 还没有到，开过以后再登记。',
  glyphs: '字库里没有这些字，不能排版：{characters}。请改用标准编码的字后再打印。',
});
