import type { Refusal } from '../kernel/refusal.ts';
import { gapsOf } from './blank.ts';
import { type BankQuestion, bankQuestion } from './question.ts';
import {
  type Difficulty,
  difficultyNames,
  type QuestionKind,
  questionKindNames,
  questionKinds,
  trueFalseChoices,
} from './question-kind.ts';
import { refuseCourse } from './refusals.ts';

/** A sheet as a person sees it: rows with the number at the left edge. */
export interface QuestionSheet {
  readonly name: string;
  readonly rows: readonly { readonly line: number; readonly cells: readonly { readonly text: string }[] }[];
}

export interface SheetQuestion extends BankQuestion {
  readonly line: number;
}

export interface QuestionProblem {
  /** The row (or, of GIFT text, the line), from 1. */
  readonly line: number;
  readonly reason: string;
}

export interface QuestionReading {
  readonly questions: readonly SheetQuestion[];
  readonly problems: readonly QuestionProblem[];
}

/** The columns of the template in their order; 选项A to 选项H stand between 题干 and 正确答案. */
export const sheetHeadings = {
  kind: '题型',
  stem: '题干',
  choice: '选项',
  answer: '正确答案',
  points: '分值',
  difficulty: '难度',
  tags: '标签',
  explanation: '解析',
} as const;

export const choiceLetters = 'ABCDEFGH';

type Row = ReadonlyMap<string, string>;

/**
 * Reads questions of a filled-in template: the heading is looked for in the first 20 rows, columns may stand in any order.
 * What can't be taken is named by its row. A sheet without 题型, 题干 and 正确答案 is refused.
 */
export function readQuestionSheet(sheets: readonly QuestionSheet[]): QuestionReading | Refusal {
  for (const { rows } of sheets) {
    const at = rows.slice(0, 20).findIndex(isHeading);
    const heading = rows[at];
    if (!heading) continue;
    const names = heading.cells.map(({ text }) => columnOf(text));
    return readRows(rows.slice(at + 1), names);
  }
  return refuseCourse('questionHeading');
}

const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '').toUpperCase();

/** A heading as its column's key: 选项A → `选项A`; unknown ones stay themselves and are not read. */
const columnOf = (text: string) => plain(text).replace(/[(（].*$/, '');

function isHeading({ cells }: QuestionSheet['rows'][number]): boolean {
  const names = new Set(cells.map(({ text }) => columnOf(text)));
  return [sheetHeadings.kind, sheetHeadings.stem, sheetHeadings.answer].every((name) => names.has(name));
}

function readRows(rows: QuestionSheet['rows'], names: readonly string[]): QuestionReading {
  const questions: SheetQuestion[] = [];
  const problems: QuestionProblem[] = [];
  for (const { line, cells } of rows) {
    const row: Row = new Map(names.map((name, at) => [name, (cells[at]?.text ?? '').trim()]));
    if ([...row.values()].every((text) => text === '')) continue;
    const read = readRow(row);
    if (typeof read === 'string') problems.push({ line, reason: read });
    else questions.push({ ...read, line });
  }
  return { questions, problems };
}

function readRow(row: Row): BankQuestion | string {
  const of = (name: string) => row.get(name) ?? '';
  const kind = kindOf(of(sheetHeadings.kind));
  if (!kind) return `题型“${of(sheetHeadings.kind)}”不认识，请填${Object.values(questionKindNames).join('、')}。`;
  const difficulty = difficultyOf(of(sheetHeadings.difficulty));
  if (!difficulty) return `难度“${of(sheetHeadings.difficulty)}”不认识，请填容易、中等或较难。`;
  const points = of(sheetHeadings.points) === '' ? 1 : Number(of(sheetHeadings.points));
  if (!Number.isInteger(points) || points < 1 || points > 100) return '分值要填 1 到 100 的整数。';
  const choices = [...choiceLetters].map((letter) => of(`${sheetHeadings.choice}${letter}`));
  const answers = readAnswer(kind, of(sheetHeadings.stem), choices, of(sheetHeadings.answer));
  if (typeof answers === 'string') return answers;
  const tags = [
    ...new Set(
      of(sheetHeadings.tags)
        .split(/[、,，;；\s]+/)
        .filter(Boolean),
    ),
  ];
  const question = {
    kind,
    stem: of(sheetHeadings.stem),
    ...answers,
    explanation: of(sheetHeadings.explanation),
    points,
  };
  const checked = bankQuestion.safeParse({ ...question, difficulty, tags });
  return checked.success ? checked.data : (checked.error.issues[0]?.message ?? '这一行填写有误。');
}

const kindOf = (text: string): QuestionKind | undefined =>
  questionKinds.find((kind) => questionKindNames[kind].replace('题', '') === plain(text).replace(/题$/, ''));

const difficultyWords: readonly (readonly [Difficulty, RegExp])[] = [
  ['easy', /^(容易|简单|易|低)$/],
  ['medium', /^(中等|一般|中|)$/],
  ['hard', /^(较难|困难|难|高)$/],
];
const difficultyOf = (text: string) => difficultyWords.find(([, words]) => words.test(plain(text)))?.[0];

type Answers = Partial<Pick<BankQuestion, 'choices' | 'answer' | 'prompts' | 'accepted'>>;

function readAnswer(kind: QuestionKind, stem: string, cells: readonly string[], text: string): Answers | string {
  if (kind === 'trueFalse') return truthOf(text);
  if (kind === 'blank') return gapAnswers(stem, text);
  if (kind === 'short') return { accepted: text === '' ? [] : wordingsOf(text.split(/[;；]/)) };
  const last = cells.findLastIndex((cell) => cell !== '');
  const choices = cells.slice(0, last + 1);
  const open = choices.indexOf('');
  if (open >= 0) return `选项${choiceLetters[open]}是空的，后面却还有选项。`;
  if (kind === 'match') return pairsOf(choices);
  if (kind === 'order' && text === '') return { choices, answer: choices.map((_, at) => at) };
  const letters = [...plain(text).replace(/[、,，;；]/g, '')];
  const answer = letters.map((letter) => choiceLetters.indexOf(letter));
  if (answer.length === 0) return '没有填正确答案。';
  const wrong = answer.findIndex((place) => place < 0 || place >= choices.length);
  if (wrong >= 0) return `正确答案“${letters[wrong]}”不在选项之内，请填选项的字母，例如 A 或 ACD。`;
  if (kind !== 'order') return { choices, answer: answer.sort((a, b) => a - b) };
  if (new Set(answer).size < choices.length) return '排序题的正确答案要把每个选项的字母都写一次，例如 CAB。';
  // kept as its author would write it: in the right order
  return { choices: answer.map((place) => choices[place] ?? ''), answer: choices.map((_, at) => at) };
}

function truthOf(text: string): Answers | string {
  const right = /^(正确|对|是|√|T|TRUE|A)$/.test(plain(text));
  if (!right && !/^(错误|错|否|×|X|F|FALSE|B)$/.test(plain(text))) return '判断题的正确答案要填“正确”或“错误”。';
  return { choices: [...trueFalseChoices], answer: [right ? 0 : 1] };
}

/** Gaps are parted by ；, what is taken for right in one gap by |. */
function gapAnswers(stem: string, text: string): Answers | string {
  if (text === '') return '没有填正确答案。';
  const parts = gapsOf(stem) === 1 ? [text] : text.split(/[;；]/);
  return { accepted: wordingsOf(parts) };
}

/** Several answers in one gap, or several wordings of one 要点, are parted by |. */
function wordingsOf(parts: readonly string[]): string[][] {
  return parts.map((part) =>
    part
      .split(/[|｜]/)
      .map((one) => one.trim())
      .filter(Boolean),
  );
}

/** 选项 of a match are pairs: `孔子=论语`; `=左传` belongs to nothing. */
function pairsOf(cells: readonly string[]): Answers | string {
  const pairs = cells.map((cell) => cell.split(/[=＝]/).map((part) => part.trim()));
  const broken = pairs.findIndex((pair) => pair.length !== 2 || pair[1] === '');
  if (broken >= 0) return `选项${choiceLetters[broken]}要写成“左=右”，例如“孔子=论语”。`;
  const choices = [...new Set(pairs.map(([, right = '']) => right))];
  const whole = pairs.filter(([left]) => left !== '');
  return {
    choices,
    prompts: whole.map(([left = '']) => left),
    answer: whole.map(([, right = '']) => choices.indexOf(right)),
  };
}

/** A question as a row of the template; the reading above gives the same question back. */
export function sheetRowOf(question: BankQuestion): string[] {
  const { kind, stem, points, difficulty, tags, explanation } = question;
  const cells = kind === 'match' ? pairCells(question) : kind === 'trueFalse' || typed(kind) ? [] : question.choices;
  const choices = [...choiceLetters].map((_, at) => cells[at] ?? '');
  const answer = answerCell(question);
  return [
    questionKindNames[kind],
    stem,
    ...choices,
    answer,
    String(points),
    difficultyNames[difficulty],
    tags.join('、'),
    explanation,
  ];
}

/** Kinds that are answered by typing. */
const typed = (kind: QuestionKind) => kind === 'blank' || kind === 'short';

function answerCell({ kind, answer, accepted }: BankQuestion): string {
  if (kind === 'trueFalse') return trueFalseChoices[answer[0] ?? 0] ?? '';
  if (typed(kind)) return accepted.map((some) => some.join('|')).join('；');
  return kind === 'match' ? '' : answer.map((place) => choiceLetters[place]).join('');
}

function pairCells({ prompts, choices, answer }: BankQuestion): string[] {
  const pairs = prompts.map((prompt, at) => `${prompt}=${choices[answer[at] ?? 0] ?? ''}`);
  return [...pairs, ...choices.flatMap((choice, at) => (answer.includes(at) ? [] : [`=${choice}`]))];
}

/** Two questions are the same when stem, choices and answers are; what a reader types differently is folded. */
export function questionKey(question: Pick<BankQuestion, 'kind' | 'stem' | 'choices' | 'prompts'>): string {
  const { kind, stem, choices, prompts } = question;
  return [kind, ...[stem, ...choices, '|', ...prompts].map(plain)].join('\u0001');
}
