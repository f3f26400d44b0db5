/** A presence question as it is shown, and what has to be pressed, by index into `choices`, in order. */
export interface PresenceQuestion {
  readonly prompt: string;
  readonly choices: readonly string[];
  readonly answer: readonly number[];
}

/** A number from 0 up to, not including, 1; given by the caller. */
export type Random = () => number;

const families: readonly (readonly [name: string, members: readonly string[]])[] = [
  ['水果', ['苹果', '香蕉', '葡萄', '西瓜', '桃子', '石榴']],
  ['动物', ['老虎', '绵羊', '大象', '鸽子', '鲤鱼', '骏马']],
  ['文具', ['铅笔', '直尺', '橡皮', '圆规', '钢笔', '本子']],
  ['交通工具', ['火车', '飞机', '轮船', '汽车', '自行车', '地铁']],
  ['花', ['荷花', '菊花', '牡丹', '梅花', '月季', '桃花']],
  ['乐器', ['二胡', '钢琴', '笛子', '古筝', '琵琶', '唢呐']],
  ['颜色', ['红色', '蓝色', '绿色', '黄色', '白色', '紫色']],
];
const weekdays = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'];
const digits = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

/**
 * Draws a question, each time another (rules §7: varied, easy to press). With no wrong answer before it takes one press
 * among six. After a wrong one it takes two or three presses on nine keys, so that a program which always presses the
 * same place does not get through; a person does.
 */
export function drawQuestion(wrongInRow: number, random: Random): PresenceQuestion {
  if (wrongInRow > 0) return keypad(wrongInRow === 1 ? 2 : 3, random);
  const kinds = [findWord, findKind, addUp, nextDay];
  return pick(kinds, random)(random);
}

function pick<T>(items: readonly T[], random: Random): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const left = [...items];
  const order: T[] = [];
  while (left.length > 0) order.push(...left.splice(Math.floor(random() * left.length), 1));
  return order;
}

function oneOf(prompt: string, right: string, wrong: readonly string[], random: Random): PresenceQuestion {
  const choices = shuffled([right, ...wrong], random);
  return { prompt, choices, answer: [choices.indexOf(right)] };
}

/** One member of each of six families; the reader finds one of them. */
function sixWords(random: Random): { family: string; word: string }[] {
  return shuffled(families, random)
    .slice(0, 6)
    .map(([family, members]) => ({ family, word: pick(members, random) }));
}

function findWord(random: Random): PresenceQuestion {
  const [right, ...others] = sixWords(random);
  return oneOf(
    `请点一下“${right?.word}”。`,
    right?.word ?? '',
    others.map((one) => one.word),
    random,
  );
}

function findKind(random: Random): PresenceQuestion {
  const [right, ...others] = sixWords(random);
  return oneOf(
    `下面哪一个是${right?.family}？`,
    right?.word ?? '',
    others.map((one) => one.word),
    random,
  );
}

function addUp(random: Random): PresenceQuestion {
  const left = 2 + Math.floor(random() * 7);
  const right = 2 + Math.floor(random() * 7);
  const sum = left + right;
  const near = [-3, -2, -1, 1, 2, 3].map((by) => String(sum + by));
  return oneOf(`${left} 加 ${right} 等于几？`, String(sum), shuffled(near, random).slice(0, 5), random);
}

function nextDay(random: Random): PresenceQuestion {
  const at = Math.floor(random() * 7);
  const right = weekdays[(at + 1) % 7] ?? '';
  const wrong = shuffled(
    weekdays.filter((day) => day !== right),
    random,
  ).slice(0, 5);
  return oneOf(`${weekdays[at]}的后一天是星期几？`, right, wrong, random);
}

function keypad(presses: number, random: Random): PresenceQuestion {
  const answer = shuffled(
    digits.map((_, at) => at),
    random,
  ).slice(0, presses);
  const wanted = answer.map((at) => digits[at]).join('、');
  return { prompt: `请依次按下：${wanted}。`, choices: digits.map((_, at) => String(at + 1)), answer };
}
