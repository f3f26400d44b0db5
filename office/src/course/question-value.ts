import type { InputOf } from '@yanxiu/contract/index';
import { gapsOf } from '@yanxiu/domain/course/blank';
import { type QuestionKind, trueFalseChoices } from '@yanxiu/domain/course/question-kind';

/** A question as it is being written. */
export interface QuestionValue {
  readonly kind: QuestionKind;
  readonly stem: string;
  readonly choices: readonly string[];
  readonly answer: readonly number[];
  readonly prompts: readonly string[];
  readonly accepted: readonly (readonly string[])[];
  readonly explanation: string;
  readonly points: number;
}

export const blankQuestion: QuestionValue = {
  kind: 'single',
  stem: '',
  choices: ['', ''],
  answer: [],
  prompts: [],
  accepted: [],
  explanation: '',
  points: 1,
};

export const isBlankQuestion = ({ stem, choices, accepted }: QuestionValue) =>
  stem === '' && choices.every((one) => one === '') && accepted.every((some) => some.every((one) => one === ''));

/** The places of all choices: an order as it is written is the right one. */
export const allOf = (choices: readonly string[]) => choices.map((_, at) => at);

/** The same question as another kind: the stem stays, of the rest what can stay. */
export function asKind(question: QuestionValue, kind: QuestionKind): Partial<QuestionValue> {
  const bare = { kind, answer: [], prompts: [], accepted: [] };
  const choices = question.kind === 'trueFalse' || question.choices.length < 2 ? ['', ''] : question.choices;
  switch (kind) {
    case 'trueFalse':
      return { ...bare, choices: [...trueFalseChoices] };
    case 'order':
      return { ...bare, choices, answer: allOf(choices) };
    case 'blank':
      return { ...bare, choices: [], accepted: gapsFor(question.stem, []) };
    case 'short':
      return { ...bare, choices: [] };
    case 'match':
      return { ...bare, choices, prompts: choices.map(() => ''), answer: allOf(choices) };
    default:
      return { ...bare, choices };
  }
}

/** As many lists of answers as the stem has gaps; what was typed stays. */
export function gapsFor(stem: string, accepted: QuestionValue['accepted']): (readonly string[])[] {
  return Array.from({ length: gapsOf(stem) }, (_, at) => accepted[at] ?? ['']);
}

/** As the endpoints take it. */
export function inputOfQuestion(question: QuestionValue): InputOf<'course.bankAdd'>['question'] {
  const { kind, stem, choices, answer, prompts, accepted, explanation, points } = question;
  const inOrder = kind === 'order' || kind === 'match';
  return {
    kind,
    stem,
    // an empty row of a match is no distractor
    choices: choices.filter((one, at) => kind !== 'match' || one !== '' || answer.includes(at)),
    answer: inOrder ? [...answer] : [...answer].sort((a, b) => a - b),
    prompts: [...prompts],
    accepted: accepted
      .map((some) => some.filter((one) => one.trim() !== ''))
      // an empty row of key points is none; an empty gap is told
      .filter((some) => kind !== 'short' || some.length > 0),
    explanation,
    points,
  };
}
