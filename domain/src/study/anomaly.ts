import { type Day, dayText } from '../kernel/day.ts';
import { oddKinds } from './oddity.ts';

/** Patterns that people look at; the machine punishes none of them (rules §7). */
export const anomalyKinds = ['fast', 'absent', 'takeOver', 'sharedAddress', 'quickAnswer', ...oddKinds] as const;
export type AnomalyKind = (typeof anomalyKinds)[number];

/** From which size a pattern is shown, of those that are counted by the rule itself; the others are in `oddLimits`. */
export const anomalyLimits = {
  fastSec: 600,
  absentSec: 1800,
  takeOvers: 10,
  peopleAtAddress: 3,
  quickAnswers: 12,
  quickMs: 3000,
} as const;

/** What is known of one pattern of one person. */
export interface AnomalyFacts {
  readonly kind: AnomalyKind;
  /** How often, or of how many people at one address. */
  readonly times: number;
  /** Seconds that it is about; 0 where there are none. */
  readonly seconds: number;
  /** The day of it, or of the last time. */
  readonly day: Day | null;
  /** Where it was seen last; null for patterns of no one lesson. */
  readonly lessonTitle: string | null;
  readonly address: string | null;
  /** Of right answers the mean and the longest time; null for other kinds. */
  readonly meanMs: number | null;
  readonly slowestMs: number | null;
}

/** The evidence in a sentence for somebody who was not there: what, how much, and that nothing was credited for it. */
export function anomalyText(facts: AnomalyFacts): string {
  return `${sentenceOf(facts)}${lastTime(facts)}`;
}

function sentenceOf({ address, day, kind, meanMs, seconds, slowestMs, times }: AnomalyFacts): string {
  const length = lengthText(seconds);
  const on = day ? dayText(day) : '';
  switch (kind) {
    case 'fast':
      return `上报的播放比实际时间快，累计多出 ${length}（都没有计入学时）。`;
    case 'absent':
      return `提问后长时间没有回答，累计 ${length}（都没有计入学时）。`;
    case 'takeOver':
      return `${on}在不同窗口或设备之间切换 ${times} 次。`;
    case 'sharedAddress':
      return `${on}有不同学校的 ${times} 位老师使用同一设备学习（网络地址 ${address}）。`;
    case 'quickAnswer':
      return `${times} 次提问平均 ${secondsText(meanMs)} 秒就答对，最慢 ${secondsText(slowestMs)} 秒，比看清题目再按的时间短。`;
    case 'jump':
      return `${times} 课没看完一半就跳到结尾，共跳过 ${length}（跳过的部分没有计入学时）。`;
    case 'beyondEnd':
      return `${times} 次上报了超出课时长度的播放位置（超出的部分没有计入学时）。`;
    case 'repeat':
      return `${times} 次把看过的同一段重复上报，共 ${length}，比实际能播放的多（重复的没有计入学时）。`;
    case 'unanswered':
      return `有提问没有回答，仍继续上报播放，累计 ${length}（都没有计入学时）。`;
    case 'wrongAnswer':
      return `提问答错 ${times} 次，像是没有看题就按（从提问到答对的时间没有计入学时）。`;
    case 'afterTakeOver':
      return `另一个窗口接手以后，原来的窗口仍上报 ${times} 次（都没有计入学时）。`;
    case 'dodge':
      return `有提问没有回答时，${times} 次重新打开课程（提问会跟过去，没有因此多计学时）。`;
    case 'malformed':
      return `${times} 次上报了学习页面不会发出的内容，如一次半小时的区间、自报的时长（都没有收下）。`;
  }
}

function lastTime({ lessonTitle }: AnomalyFacts): string {
  return lessonTitle ? `最近一次在《${lessonTitle}》。` : '';
}

const secondsText = (ms: number | null) => ((ms ?? 0) / 1000).toFixed(1);

/** `5400` → `1 小时 30 分钟`; less than a minute is said in seconds. */
function lengthText(seconds: number): string {
  if (seconds < 60) return `${seconds} 秒`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} 分钟`;
  return minutes % 60 === 0 ? `${minutes / 60} 小时` : `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分钟`;
}
