import { type QuestionKind, trueFalseChoices } from './question-kind.ts';

/** A question as read from GIFT text; not checked by the question's own rules yet. */
export interface GiftQuestion {
  readonly kind: QuestionKind;
  readonly stem: string;
  readonly choices: readonly string[];
  readonly answer: readonly number[];
  readonly prompts: readonly string[];
  readonly accepted: readonly (readonly string[])[];
  readonly explanation: string;
  readonly points: number;
}

export interface GiftRead extends GiftQuestion {
  /** Where the question begins, from 1. */
  readonly line: number;
}

export interface GiftProblem {
  /** Where the question begins, from 1. */
  readonly line: number;
  readonly reason: string;
}

export interface GiftReading {
  readonly questions: readonly GiftRead[];
  readonly problems: readonly GiftProblem[];
}

/**
 * Reads questions in GIFT, the plain-text format of Moodle: questions parted by empty lines, `{=right ~wrong}` for one
 * answer, `{~%50%a ~%50%b ~%-100%c}` for several, `{T}` or `{F}`, `{=a =b}` for a gap that takes either, `{=a -> b =c -> d}`
 * for a match, `{}` for a short answer that a tutor reads, `####` before what explains. What it also holds (numbers) is
 * named by its line and left out.
 */
export function readGift(text: string): GiftReading {
  const questions: GiftRead[] = [];
  const problems: GiftProblem[] = [];
  for (const { line, words } of blocksOf(text)) {
    const read = readBlock(words);
    if (typeof read === 'string') problems.push({ line, reason: read });
    else questions.push({ ...read, line });
  }
  return { questions, problems };
}

function blocksOf(text: string): { line: number; words: string }[] {
  const blocks: { line: number; words: string }[] = [];
  let open: { line: number; words: string } | null = null;
  for (const [at, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.trim();
    if (line.startsWith('//') || line.startsWith('$CATEGORY:')) continue;
    if (line === '') {
      if (open && isWhole(open.words)) open = null;
      continue;
    }
    if (open) open.words += `\n${line}`;
    else {
      open = { line: at + 1, words: line };
      blocks.push(open);
    }
  }
  return blocks;
}

/** An answer in braces may hold empty lines. */
const isWhole = (words: string) => {
  const bare = words.replace(/\\./g, '');
  return bare.split('{').length === bare.split('}').length;
};

function readBlock(words: string): GiftQuestion | string {
  const hidden = hide(words);
  const open = hidden.indexOf('{');
  const close = hidden.lastIndexOf('}');
  if (open < 0 || close < open) return '没有写在花括号里的答案。';
  const rest = hidden.slice(close + 1);
  const before = hidden.slice(0, open).replace(/^::.*?::/s, '');
  const [answers = '', explanation = ''] = hidden.slice(open + 1, close).split('####');
  if (tidy(before + rest) === '') return '没有题干。';
  const read = readAnswers(answers.trim());
  if (typeof read === 'string') return read;
  // a gap in the middle of a sentence is shown as a gap
  const gap = read.kind === 'short' ? ' ' : '____';
  const stem = tidy(rest.trim() === '' ? before : before + gap + rest);
  return { ...noAnswers, ...read, stem, explanation: tidy(explanation), points: 1 };
}

const noAnswers = { choices: [], answer: [], prompts: [], accepted: [] } as const;

type Answers = Pick<GiftQuestion, 'kind'> & Partial<GiftQuestion>;

function readAnswers(text: string): Answers | string {
  const truth = /^(TRUE|FALSE|T|F)\b/i.exec(text)?.[1]?.toUpperCase();
  if (truth) return { kind: 'trueFalse', choices: [...trueFalseChoices], answer: [truth.startsWith('T') ? 0 : 1] };
  if (text === '') return { kind: 'short' };
  if (text.startsWith('#')) return '是数值题，暂不支持导入。';
  const items = [...text.matchAll(/([=~])([^=~]*)/g)].map(([, mark, body = '']) => readItem(mark === '=', body));
  if (items.length === 0) return '答案前要有 = 或 ~。';
  if (items.every(({ marked, words }) => marked && words.includes('->')))
    return readPairs(items.map(({ words }) => words));
  if (!items.some(({ marked }) => !marked)) return { kind: 'blank', accepted: [items.map(({ words }) => words)] };
  const answer = items.flatMap(({ right }, at) => (right ? [at] : []));
  const many = items.some(({ weighed }) => weighed) || answer.length > 1;
  return { kind: many ? 'multiple' : 'single', choices: items.map(({ words }) => words), answer };
}

/** `left -> right`; an empty left is a right-hand side that belongs to nothing. */
function readPairs(items: readonly string[]): Answers | string {
  const pairs = items.map((words) => words.split('->').map((part) => part.trim()));
  if (pairs.some((pair) => pair.length !== 2 || pair[1] === '')) return '连线题的每一项都要写成 = 左 -> 右。';
  const choices = [...new Set(pairs.map(([, right = '']) => right))];
  const whole = pairs.filter(([left]) => left !== '');
  return {
    kind: 'match',
    prompts: whole.map(([left = '']) => left),
    choices,
    answer: whole.map(([, right = '']) => choices.indexOf(right)),
  };
}

/** `%50%words#feedback`: a weight above nothing makes a choice right; feedback on one choice is left out. */
function readItem(marked: boolean, body: string) {
  const [, weight, rest = ''] = /^\s*(?:%(-?[\d.]+)%)?([\s\S]*)$/.exec(body) ?? [];
  const words = tidy(rest.split('#')[0] ?? '');
  return { marked, words, weighed: weight !== undefined, right: weight === undefined ? marked : Number(weight) > 0 };
}

/** Escaped signs stand aside in the private use area while the text is taken apart. */
const signs = '~=#{}:\\';
const hide = (text: string) =>
  text.replace(/\\([~=#{}:\\])/g, (_, sign: string) => String.fromCharCode(0xe000 + signs.indexOf(sign)));

function tidy(text: string): string {
  return text
    .replace(/^\s*\[(html|moodle|plain|markdown)\]/, '')
    .replace(/\\n/g, '\n')
    .replace(/[\ue000-\ue006]/g, (sign) => signs[sign.charCodeAt(0) - 0xe000] ?? '')
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .trim();
}
