import { refusals } from '../kernel/refusal.ts';

export const refuseOrg = refusals('org', {
  changed: '这项内容刚被别人修改过。请刷新查看最新内容后再改。',
  badUscc: '统一社会信用代码“{uscc}”不对：应为 18 位，只含数字和除 I、O、S、V、Z 外的大写字母。',
  badPhone: '手机号“{phone}”不对：应是 1 开头的 11 位数字。',
  onlySchools: '这里只能修改学校；行政区划由平台维护。',
  schoolUnderRegion: '学校只能建在县（市、区）或市之下。',
  closeByBureau: '撤并学校由上级教育局办理。',
  closeCenter: '还有 {count} 所学校由它上报，请先给这些学校换一个中心校，或改为自行上报。',
  badMerge: '请选择要并入的另一所学校。',
  badCenter: '所选的中心校不在同一个县（市、区），或它自己也由别的中心校上报。',
});
