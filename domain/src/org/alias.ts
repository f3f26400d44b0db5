import { compactText } from '../kernel/text-width.ts';

/** Where another name of a unit comes from, in the words of its page. */
export const aliasSources = {
  typed: '填写',
  rename: '改名前的名称',
  merge: '并入的学校',
  list: '批量导入',
  booking: '汇款单位名称（人工确认过）',
  roster: '名单里的写法（人工改正过）',
} as const;
export type AliasSource = keyof typeof aliasSources;

const shortest = 4;
const schoolWord = /学校|小学|中学|高中|初中|幼儿园|校区|教学点|学院|职中|一中|二中|三中|四中|五中|完小|联校|书院/;

/**
 * Whether a name that somebody used for a school may be kept as its alias by itself. A wrong alias leads money and people
 * astray, so it must be a school's name, share something with the school's own, and belong to nobody else.
 *
 * @param own the school's names · @param taken every name of the other schools of its region
 */
export function mayLearnAlias(alias: string, own: readonly string[], taken: readonly string[]): boolean {
  const text = compactText(alias);
  if (text.length < shortest || text.length > 60 || !/^[\p{Script=Han}A-Za-z0-9（）()·]+$/u.test(text)) return false;
  if (!schoolWord.test(text)) return false;
  const same = (name: string) => compactText(name) === text;
  if (own.some(same) || taken.some(same)) return false;
  return own.some((name) => sharesPlace(compactText(name), text));
}

/** Two characters in a row in common beyond the words that all schools share: 润城, 凤城, 实验. */
function sharesPlace(name: string, other: string): boolean {
  const strip = (text: string) =>
    text.replace(/山西省|[^\s]{1,6}?[市县区](?=.{3})|中心|学校|小学|中学|幼儿园|教学点/g, '');
  const [one, two] = [strip(name), strip(other)];
  for (let at = 0; at + 2 <= one.length; at++) if (two.includes(one.slice(at, at + 2))) return true;
  return false;
}
