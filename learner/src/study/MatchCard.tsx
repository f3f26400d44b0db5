import { useId } from 'preact/hooks';
import type { CardProps } from './QuizPaper.tsx';

/** Each item of the left with a list of the right to choose from: the phone's own picker is the easiest to hit. */
export function MatchCard({ number, question, chosen, onChoose }: CardProps) {
  const base = useId();
  const places = question.prompts.map((_, at) => Number(chosen[at] ?? -1));
  return (
    <fieldset class="quiz-question">
      <legend>
        <span class="num">{number}.</span> {question.stem}
        <span class="muted small num"> （连线，{question.points} 分）</span>
      </legend>
      <div class="stack">
        {question.prompts.map((prompt, at) => (
          <div key={prompt} class="quiz-gap">
            <label for={`${base}${at}`}>{prompt}</label>
            <select
              id={`${base}${at}`}
              value={`${places[at] ?? -1}`}
              onChange={(event) =>
                onChoose(places.map((one, place) => (place === at ? Number(event.currentTarget.value) : one)))
              }
            >
              <option value="-1">请选择</option>
              {question.choices.map((choice, place) => (
                <option key={choice} value={`${place}`}>
                  {choice}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
