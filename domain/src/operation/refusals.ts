import { refusals } from '../kernel/refusal.ts';

export const refuseOperation = refusals('operation', {
  realClock: '正式环境使用真实时间，不能推进。',
  goesForward: '时间只能向前推进：现在是 {now}。',
  noMilestone: '后面没有时间节点了。需要重新开始时，请运行 npm run demo:reset。',
  simulating: '正在补上这段时间里发生的事，请等它完成后再推进。',
});
