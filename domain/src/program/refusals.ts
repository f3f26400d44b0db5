import { refusals } from '../kernel/refusal.ts';

export const refuseProgram = refusals('program', {
  unknownPreset: '没有编号为“{code}”的预设。',
  noPublisher: '您的单位不能发布这个项目：项目应由{region}发布。',
  notReady: '还不能发布：{first}（共 {count} 项待处理，见项目页）。',
  alreadyPublished: '项目已经发布，修改须填写原因并生成新版本。',
  notPublished: '项目还没有发布。',
  closed: '项目已经结束，不能再修改。',
  changed: '项目设置刚被别人修改过，请刷新后再改。',
  payeeNeedsSecond: '收款信息或收费标准的变更须由本单位另一位管理员和承训机构财务确认后才生效。',
  changeWaiting: '已有一项收款信息或收费标准的变更在等待确认，请先处理。',
  changeDone: '这项变更已经处理过了。',
  ownChange: '须由另一位管理员确认，不能由申请人自己确认。',
  startBeforeEnd: '学习结束日期应晚于学习开始日期。',
});
