/**
 * Other words for the same kind of school: 中学 for 初中, 实小 for 实验小学. Weak: other evidence must agree. 小学 is never
 * read as 中心小学 nor 中心校 as 中心小学: a township has both.
 */
export function nearNames(name: string): string[] {
  const swaps: readonly (readonly [RegExp, readonly string[]])[] = [
    [/初中$/u, ['中学']],
    [/(?<!初级|高级)中学$/u, ['初中', '高中']],
    [/(?<!中心|完全|寄宿制)小学$/u, ['完全小学']],
    [/联校$/u, ['中心校']],
    [/职高$/u, ['职中']],
    [/职中$/u, ['职高']],
    [/实小$/u, ['实验小学']],
    [/实中$/u, ['实验中学']],
    [/中心园$/u, ['中心幼儿园']],
    [/(?<=[\p{Script=Han}]{2})园$/u, ['幼儿园']],
    [/([一二三四五六七八九十])中$/u, ['$1初中', '$1高中']],
    [/([一二三四五六七八九十])(?:初中|高中)$/u, ['$1中']],
  ];
  return swaps.flatMap(([ending, others]) =>
    ending.test(name) ? others.map((other) => name.replace(ending, other)) : [],
  );
}

const telling = /[一二三四五六七八九十东西南北中上下前后左右大小新老高里外学校园幼村]/u;

/** True when two texts differ by one character put for another, left out, added, or by two neighbours swapped. */
export function onceEdited(a: string, b: string): boolean {
  const difference = a.length - b.length;
  if (a === b || difference > 1 || difference < -1 || a.length < 3) return false;
  let head = 0;
  while (head < a.length && head < b.length && a.charCodeAt(head) === b.charCodeAt(head)) head += 1;
  let tail = 0;
  const most = Math.min(a.length, b.length) - head;
  while (tail < most && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail += 1;
  const left = a.slice(head, a.length - tail);
  const right = b.slice(head, b.length - tail);
  // 东 for 西, 二 for 三, 小 for 中, 大东沟 for 东沟 is another school's name, not a slip of the pen.
  if (telling.test(left) || telling.test(right)) return false;
  // 真 for 镇 is a slip; 乡 for 镇 is another place.
  if (/^[镇乡]?$/u.test(left) && /^[镇乡]?$/u.test(right)) return false;
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
