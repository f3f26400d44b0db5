import { plainAnswer } from '../course/blank.ts';
import type { QuestionKind } from '../course/question-kind.ts';
import { pointsNamed } from '../course/short-answer.ts';
import { type Given, textsOf } from './quiz-grade.ts';

/** One question of one paper that was handed in. */
export interface AnsweredQuestion {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly stem: string;
  readonly choices: readonly string[];
  readonly answer: readonly number[];
  /** 要点 of a short answer. */
  readonly accepted?: readonly (readonly string[])[];
  readonly given: Given;
  readonly right: boolean;
  /** Share of the points, 0–1: 0 or 1 where a question counts whole or not at all. */
  readonly share: number;
}

export interface AnsweredPaper {
  readonly scoreX100: number;
  readonly questions: readonly AnsweredQuestion[];
}

export interface ItemFigures {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly stem: string;
  readonly answered: number;
  /** Mean share of the points: of most kinds the share of papers that have it right. */
  readonly rightPercent: number;
  /** Share right among the best 27 % less that among the weakest 27 %, in hundredths; null with fewer than 10 papers. */
  readonly discriminationX100: number | null;
  /**
   * How often each choice was taken, in the order of the words; of a blank what was typed most often, of a short answer
   * how often each of its 要点 was named; empty for what is put in order or matched, or read by a tutor.
   */
  readonly picks: readonly { readonly choice: string; readonly right: boolean; readonly count: number }[];
}

/** Kelley's share: the two ends of the papers that tell most about a question. */
const endShare = 0.27;
const leastPapers = 10;

/**
 * What the answers tell of each question (试题分析): how many had it right, whether the strong have it right more often
 * than the weak, and which wrong choice draws. Papers may hold different questions in different orders.
 */
export function analyseItems(papers: readonly AnsweredPaper[]): ItemFigures[] {
  const byQuestion = new Map<string, { scoreX100: number; question: AnsweredQuestion }[]>();
  for (const { scoreX100, questions } of papers) {
    for (const question of questions) {
      const all = byQuestion.get(question.id) ?? [];
      all.push({ scoreX100, question });
      byQuestion.set(question.id, all);
    }
  }
  return [...byQuestion.values()].flatMap((all) => {
    const first = all[0]?.question;
    return first ? [figuresOf(first, all)] : [];
  });
}

type Answered = { readonly scoreX100: number; readonly question: AnsweredQuestion };

function figuresOf({ id, kind, stem }: AnsweredQuestion, all: readonly Answered[]): ItemFigures {
  return {
    id,
    kind,
    stem,
    answered: all.length,
    rightPercent: Math.round(shareRight(all) * 100),
    discriminationX100: discrimination(all),
    picks: tallyOf(kind, all),
  };
}

function tallyOf(kind: QuestionKind, all: readonly Answered[]): ItemFigures['picks'] {
  if (kind === 'order' || kind === 'match') return [];
  if (kind === 'short') return namedOf(all);
  return kind === 'blank' ? typedOf(all) : picksOf(all);
}

const shareRight = (all: readonly Answered[]) =>
  all.length === 0 ? 0 : all.reduce((sum, { question }) => sum + question.share, 0) / all.length;

function discrimination(all: readonly Answered[]): number | null {
  if (all.length < leastPapers) return null;
  const sorted = [...all].sort((a, b) => b.scoreX100 - a.scoreX100);
  const end = Math.max(1, Math.round(all.length * endShare));
  return Math.round((shareRight(sorted.slice(0, end)) - shareRight(sorted.slice(-end))) * 100);
}

/** By the words of a choice: its place differs from paper to paper. */
function picksOf(all: readonly Answered[]) {
  const picks = new Map<string, { choice: string; right: boolean; count: number }>();
  for (const { question } of all) {
    for (const [place, choice] of question.choices.entries()) {
      const pick = picks.get(choice) ?? { choice, right: question.answer.includes(place), count: 0 };
      if (question.given.includes(place)) pick.count += 1;
      picks.set(choice, pick);
    }
  }
  return [...picks.values()];
}

const mostTyped = 10;

/** What was typed, the same for the reader taken together, the most frequent first: shows an answer that should be accepted. */
function typedOf(all: readonly Answered[]) {
  const typed = new Map<string, { choice: string; right: boolean; count: number }>();
  for (const { question } of all) {
    const key = question.given.map((one) => plainAnswer(String(one))).join('；');
    const pick = typed.get(key) ?? { choice: question.given.join('；') || '没有作答', right: question.right, count: 0 };
    pick.count += 1;
    typed.set(key, pick);
  }
  return [...typed.values()].sort((a, b) => b.count - a.count || (a.choice < b.choice ? -1 : 1)).slice(0, mostTyped);
}

/** How often each 要点 was named: one that nobody names asks for another wording, or was never taught. */
function namedOf(all: readonly Answered[]) {
  const keyPoints = all[0]?.question.accepted ?? [];
  return keyPoints.map((wordings, at) => ({
    choice: wordings.join(' 或 '),
    right: true,
    count: all.filter(({ question }) => pointsNamed(keyPoints, textsOf(question.given)[0] ?? '')[at]).length,
  }));
}
