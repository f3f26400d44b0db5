/** What a person knows when she reads a presence question; the round answers as she would, from the words alone. */
const kinds: Readonly<Record<string, string>> = {
  水果: '苹果香蕉葡萄西瓜桃子石榴',
  动物: '老虎绵羊大象鸽子鲤鱼骏马',
  文具: '铅笔直尺橡皮圆规钢笔本子',
  交通工具: '火车飞机轮船汽车自行车地铁',
  花: '荷花菊花牡丹梅花月季桃花',
  乐器: '二胡钢琴笛子古筝琵琶唢呐',
  颜色: '红色蓝色绿色黄色白色紫色',
};
const week = '一二三四五六日';
const digits = '一二三四五六七八九';

/** The choices to press, in order; throws on a question that it cannot read. */
export function readQuestion(prompt: string, choices: readonly string[]): number[] {
  const named = /“([^”]+)”/.exec(prompt)?.[1];
  if (named) return [choices.indexOf(named)];
  const kind = /哪一个是(.+?)？/.exec(prompt)?.[1];
  if (kind) return [choices.findIndex((choice) => kinds[kind]?.includes(choice))];
  const sum = /(\d+) 加 (\d+) 等于几/.exec(prompt);
  if (sum) return [choices.indexOf(String(Number(sum[1]) + Number(sum[2])))];
  const day = /星期(.)的后一天/.exec(prompt)?.[1];
  if (day) return [choices.indexOf(`星期${week[(week.indexOf(day) + 1) % 7]}`)];
  const keys = /依次按下：(.+)。/.exec(prompt)?.[1];
  if (keys) return keys.split('、').map((digit) => digits.indexOf(digit));
  throw new Error(`a presence question that nobody can read: ${prompt}`);
}
