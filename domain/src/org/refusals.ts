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
  contactDates: '{duty}的接任日期 {day} 不对：不能晚于今天，也不能早于前一位的接任日期。',
  noAlias: '这所学校没有这个别名，请刷新查看。',
  reportingElsewhere: '“{name}”是别的学校的中心校，不能再由本校上报。请先给它名下的学校换一个中心校。',
  reportingSelf: '本校由“{name}”上报，不能再作中心校。请先改为自行上报。',
  reportingByBureau: '由哪所中心校上报由教育局确定，请联系县（市、区）教育局。',
  listByBureau: '批量导入学校由教育局办理。',
  listNoHeading: '前 20 行里没有找到表头。表头至少要有“学校全称”和另一列，可下载空白表格填写。',
  listEmpty: '表头下面没有学校，请填好后再上传。',
  listTooLong: '名录有 {count} 行，一次最多 {most} 行，请分成几份上传。',
  listChanged: '第 {line} 行的学校刚被别人改过，请重新核对后再导入。',
  badCenter: '所选的中心校不在同一个县（市、区），或它自己也由别的中心校上报。',
});
