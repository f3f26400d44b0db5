import type { OutputOf } from '@yanxiu/contract/index';
import type { Tone } from '../kit/StateTag.tsx';

type HelpState = OutputOf<'study.helps'>['rows'][number]['state'];
type Standing = OutputOf<'study.progress'>['rows'][number]['standing'];
type Anomaly = OutputOf<'study.anomalies'>['rows'][number]['kind'];

export const standingNames: Readonly<Record<Standing, string>> = {
  notLoggedIn: '未登录',
  notStarted: '未学习',
  behind: '进度落后',
  onTrack: '进度正常',
  done: '已学满',
};

export const standingTones: Readonly<Record<Standing, Tone>> = {
  notLoggedIn: 'bad',
  notStarted: 'warn',
  behind: 'warn',
  onTrack: 'busy',
  done: 'good',
};

export const anomalyNames: Readonly<Record<Anomaly, string>> = {
  fast: '播放过快',
  absent: '长时间不答提问',
  takeOver: '频繁切换窗口',
  sharedAddress: '多人共用设备',
  quickAnswer: '答问快得异常',
  jump: '跳到结尾',
  beyondEnd: '超出课时长度',
  repeat: '重复上报',
  unanswered: '不答提问仍播放',
  wrongAnswer: '提问多次答错',
  afterTakeOver: '多个窗口同时上报',
  dodge: '避开提问',
  malformed: '不合规的上报',
};

export const helpTones: Readonly<Record<HelpState, Tone>> = { open: 'warn', helped: 'good', withdrawn: 'plain' };
