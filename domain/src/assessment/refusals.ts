import { refusals } from '../kernel/refusal.ts';

export const refuseAssessment = refusals('assessment', {
  notPublished: '项目还没有发布，不能计算成绩。',
  wrongState: '成绩表{state}，现在不能{act}。',
  noSheet: '还没有计算成绩。',
  posting: '公示到 {until} 为止，期满后才能{act}。',
  openObjections: '还有 {count} 条异议没有答复。',
  nothing: '范围内没有可以{act}的成绩表。',
  changed: '成绩表刚被别人处理过，请刷新后再操作。',
  notLocked: '成绩还没有审定，请通过退回修改，不需要申请更正。',
  unknownItem: '考核方案里没有这一项。',
  sameValue: '更正前后的分数相同。',
  tooMany: '这一项满分 {max} 分。',
  ownCorrection: '申请人不能批准自己的更正申请，请由另一人处理。',
  ownScore: '不能处理本人的成绩。',
  decided: '这项更正已经处理过了。',
  reasonNeeded: '退回请写明原因。',
  notPosted: '只能在公示期间提出异议。',
  objected: '您的异议正在处理，请等学校答复。',
  notActive: '您不在这个项目的应参训名单中。',
});
