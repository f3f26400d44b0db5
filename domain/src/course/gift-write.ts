import { gapsOf } from './blank.ts';
import type { GiftQuestion } from './gift.ts';

/**
 * Questions in GIFT, as `readGift` reads them back. What the format cannot hold (putting in order, several gaps in one
 * stem, the 要点 of a short answer) is left out; `left` says how many.
 */
export function writeGift(questions: readonly GiftQuestion[]): { readonly text: string; readonly left: number } {
  const blocks = questions.flatMap((question) => {
    const answers = answersOf(question);
    if (answers === null) return [];
    const explanation = question.explanation ? `####${escaped(question.explanation)}` : '';
    return [withGap(question, `{${answers}${explanation}}`)];
  });
  return { text: blocks.map((block) => `${block}\n`).join('\n'), left: questions.length - blocks.length };
}

function withGap({ kind, stem }: GiftQuestion, braces: string): string {
  const at = kind === 'blank' ? /_{2,}/.exec(stem) : null;
  if (!at) return `${escaped(stem)} ${braces}`;
  return escaped(stem.slice(0, at.index)) + braces + escaped(stem.slice(at.index + at[0].length));
}

function answersOf({ kind, stem, choices, answer, prompts, accepted }: GiftQuestion): string | null {
  switch (kind) {
    case 'order':
      return null;
    case 'trueFalse':
      return answer[0] === 0 ? 'TRUE' : 'FALSE';
    case 'blank':
      return gapsOf(stem) > 1 ? null : (accepted[0] ?? []).map((one) => `=${escaped(one)}`).join(' ');
    case 'short':
      return accepted.length > 0 ? null : '';
    case 'match':
      return pairsOf({ choices, answer, prompts });
    case 'single':
      return choices.map((choice, at) => `${answer.includes(at) ? '=' : '~'}${escaped(choice)}`).join(' ');
    case 'multiple':
      return choices
        .map((choice, at) => `~%${answer.includes(at) ? share(answer.length) : -100}%${escaped(choice)}`)
        .join(' ');
  }
}

/** Of whole and hundredths, as Moodle takes shares. */
const share = (count: number) => Number((100 / count).toFixed(5));

function pairsOf({ choices, answer, prompts }: Pick<GiftQuestion, 'choices' | 'answer' | 'prompts'>): string {
  const pairs = prompts.map((prompt, at) => `=${escaped(prompt)} -> ${escaped(choices[answer[at] ?? 0] ?? '')}`);
  const spare = choices.flatMap((choice, at) => (answer.includes(at) ? [] : [`= -> ${escaped(choice)}`]));
  return [...pairs, ...spare].join(' ');
}

const escaped = (text: string) => text.replace(/[~=#{}:\\]/g, '\\$&').replaceAll('\n', '\\n');
