import type { SurveyAnswers, SurveyQuestion } from '@yanxiu/domain/teaching/work/survey-question';
import { useState } from 'preact/hooks';
import { keep, kept } from '../../frame/keep.ts';
import { useOwnName } from '../../frame/own-name.ts';

/**
 * What has been answered so far: kept on the phone at every touch until it is handed in, for this reader alone. Of a form
 * that was changed meanwhile the questions that are still the same keep their answers.
 */
export function useSurveyDraft(programId: string, questions: readonly SurveyQuestion[]) {
  const name = useOwnName(`survey.${programId}`);
  const [answers, setAnswers] = useState<SurveyAnswers>(() => readKept(name, questions));
  const answer = (question: SurveyQuestion, value: SurveyAnswers[string]) => {
    const next = { ...answers, [question.key]: value };
    setAnswers(next);
    const said = questions.flatMap((one) => (next[one.key] === undefined ? [] : [[signOf(one), next[one.key]]]));
    keep(name, JSON.stringify(Object.fromEntries(said)));
  };
  return { answers, answer, forget: () => keep(name, null) };
}

/** The same question of two versions: asked in the same words, to be answered the same way. */
const signOf = ({ key, kind, text, options }: SurveyQuestion) => [key, kind, text, ...options].join('|');

function readKept(name: string, questions: readonly SurveyQuestion[]): SurveyAnswers {
  try {
    const said = JSON.parse(kept(name) ?? '{}') as SurveyAnswers;
    return Object.fromEntries(
      questions.flatMap((one) => {
        const value = said[signOf(one)];
        return value === undefined ? [] : [[one.key, value]];
      }),
    );
  } catch {
    return {};
  }
}
