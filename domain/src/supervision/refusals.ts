import { refusals } from '../kernel/refusal.ts';

export const refuseSupervision = refusals('supervision', {
  fundsOfOwnUnit: '经费由{name}自己填报，上级只查看。',
  fundsChanged: '{year} 年的经费刚被别人修改过。请刷新查看最新内容后再改。',
  fundsYearAhead: '还没有到 {year} 年，请填报 {now} 年及以前的经费。',
  fundsPartOverWhole: '公用经费中用于培训的支出比公用经费总额还多，请核对两项金额。',
});
