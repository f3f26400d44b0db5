import { hundredthsText } from '@yanxiu/domain/kernel/hours';
import { yuanText } from '@yanxiu/domain/kernel/money';
import type { Round } from './round.ts';
import type { Tally } from './tally.ts';

/** The year's figures for a person to read: heads, money, hours, bands, credits, certificates, and what went otherwise. */
export function funnelText(round: Round, tally: Tally): string {
  const { moneyFen: money } = tally;
  const lines = [
    `${round.settings.title}（种子 ${tally.seed}）`,
    `人数　报名 ${tally.trainees}　免训 ${tally.exempt}　应参训 ${tally.due}　激活 ${tally.activated}　学习 ${tally.studied}　合格 ${tally.passed}`,
    `学分段　未达标 ${tally.byBand['0']}　7 学分 ${tally.byBand['7']}　8 学分 ${tally.byBand['8']}　9 学分 ${tally.byBand['9']}　10 学分 ${tally.byBand['10']}`,
    `学时　网络 ${hundredthsText(tally.hoursX100.online)}　校本 ${hundredthsText(tally.hoursX100.schoolBased)}　学分 ${hundredthsText(tally.creditsX100)}　证书 ${tally.certificates}`,
    `金额（元）　应缴 ${yuanText(money.due)}　到账 ${yuanText(money.received)} = 已认领 ${yuanText(money.allocated)} + 已退 ${yuanText(money.refunded)} + 冲正 ${yuanText(money.reversed)} + 待认领 ${yuanText(money.unallocated)} + 其他业务 ${yuanText(money.other)}`,
    `发票（元）　已开 ${yuanText(money.invoiced)}　红冲 ${yuanText(money.redLettered)}`,
    `这一年里　${Object.entries(tally.incidents)
      .map(([name, times]) => `${name} ${times}`)
      .join('　')}`,
    tally.broken.length === 0 ? '各项核对一致' : `核对不一致：\n${tally.broken.join('\n')}`,
  ];
  return lines.join('\n');
}
