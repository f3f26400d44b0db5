import { checkCnaps } from '../kernel/cnaps.ts';
import { dayText } from '../kernel/day.ts';
import { yuanText } from '../kernel/money.ts';
import type { ProgramSettings } from './policy.ts';
import { milestoneNames, partNames } from './words.ts';

/** One thing that keeps a program from being published, or that its publisher should look at. */
export interface Finding {
  readonly field: string;
  readonly message: string;
}

export interface PublishCheck {
  /** Publishing refuses while one of these stands. */
  readonly missing: readonly Finding[];
  /** Shown, stops nothing. */
  readonly warnings: readonly Finding[];
}

/** What is missing before a program can be published, and what looks unusual (rules §3). */
export function checkForPublishing(settings: ProgramSettings): PublishCheck {
  return {
    missing: [
      ...checkAssessment(settings),
      ...checkDates(settings),
      ...checkRest(settings),
      ...checkAssumptions(settings),
    ],
    warnings: [...warnOfDates(settings), ...warnOfFee(settings), ...warnOfScheme(settings)],
  };
}

function checkAssessment(settings: ProgramSettings): Finding[] {
  const { parts, bands, passX100 } = settings.assessment;
  const findings: Finding[] = [];
  const open = parts.filter((part) => part.weightPercent === null);
  for (const part of open) {
    findings.push({ field: 'assessment.weights', message: `“${partNames[part.part]}”的权重还没有填写。` });
  }
  const sum = parts.reduce((total, part) => total + (part.weightPercent ?? 0), 0);
  if (open.length === 0 && sum !== 100) {
    findings.push({ field: 'assessment.weights', message: `四部分权重之和是 ${sum}，应为 100。` });
  }
  for (const part of parts) {
    if (part.items.length === 0) {
      findings.push({ field: 'assessment.items', message: `“${partNames[part.part]}”还没有考核项目，至少要有一项。` });
    }
  }
  const rising = bands.every((band, index) => index === 0 || band.fromX100 > (bands[index - 1]?.fromX100 ?? 0));
  if (!rising) findings.push({ field: 'assessment.bands', message: '学分段的起始分数应从低到高排列。' });
  if (bands[0] && bands[0].fromX100 !== passX100) {
    findings.push({ field: 'assessment.bands', message: '最低学分段应从合格分数开始。' });
  }
  return findings;
}

function checkDates({ milestones }: ProgramSettings): Finding[] {
  if (milestones.studyStartsOn < milestones.studyEndsOn) return [];
  return [{ field: 'milestones.studyEndsOn', message: '学习结束日期应晚于学习开始日期。' }];
}

function checkRest(settings: ProgramSettings): Finding[] {
  const findings: Finding[] = [];
  if (settings.hours.onlineX100 === 0)
    findings.push({ field: 'hours.onlineX100', message: '网络研修学时还没有填写。' });
  if (settings.fee.feeFen === 0) findings.push({ field: 'fee.feeFen', message: '每人收费标准还没有填写。' });
  const cnaps = checkCnaps(settings.payee.cnaps);
  if (cnaps.state === 'invalid') findings.push({ field: 'payee.cnaps', message: `开户行号有误：${cnaps.message}` });
  return findings;
}

function checkAssumptions({ assumptions }: ProgramSettings): Finding[] {
  return assumptions
    .filter((one) => !one.confirmed)
    .map((one) => ({ field: one.field, message: `通知未写明、由系统拟定的内容还没有确认：${one.text}。` }));
}

/** Only start < end is enforced; any other unusual order is a warning (阳城's study starts a day before rosters are due). */
function warnOfDates({ milestones }: ProgramSettings): Finding[] {
  const order = [
    ['noticeIssuedOn', 'rosterDueOn'],
    ['rosterDueOn', 'accountsReadyOn'],
    ['rosterDueOn', 'studyStartsOn'],
    ['loginOpensOn', 'firstLoginDueOn'],
    ['studyEndsOn', 'assessmentEndsOn'],
  ] as const;
  return order
    .filter(([before, after]) => milestones[before] > milestones[after])
    .map(([before, after]) => ({
      field: `milestones.${before}`,
      message: `“${milestoneNames[before]}”（${dayText(milestones[before])}）晚于“${milestoneNames[after]}”（${dayText(milestones[after])}），请确认。`,
    }));
}

/** The hourly standard is a ceiling for the online hours: a warning, and the fee is never computed from it. */
function warnOfFee({ fee, hours }: ProgramSettings): Finding[] {
  if (fee.hourlyStandardFen === null) return [];
  const ceilingFen = Math.floor((fee.hourlyStandardFen * hours.onlineX100) / 100);
  if (fee.feeFen <= ceilingFen) return [];
  const message = `每人 ${yuanText(fee.feeFen)} 元，高于按每学时标准计算的上限 ${yuanText(ceilingFen)} 元，请核对收费依据。`;
  return [{ field: 'fee.feeFen', message }];
}

function warnOfScheme({ hours, schoolBased }: ProgramSettings): Finding[] {
  const sumX100 = schoolBased.tasks.reduce((total, task) => total + task.hoursX100, 0);
  if (sumX100 === hours.schoolBasedX100) return [];
  const message = `校本研修任务合计 ${sumX100 / 100} 学时，与规定的 ${hours.schoolBasedX100 / 100} 学时不一致。`;
  return [{ field: 'schoolBased.tasks', message }];
}
