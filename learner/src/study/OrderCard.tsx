import { Button } from '../kit/Button.tsx';
import type { CardProps } from './QuizPaper.tsx';

/** Put in order by pressing one after the other: easier than dragging on a phone. A second press takes one out again. */
export function OrderCard({ number, question, chosen, onChoose }: CardProps) {
  const press = (place: number) =>
    onChoose(chosen.includes(place) ? chosen.filter((one) => one !== place) : [...chosen, place]);
  return (
    <fieldset class="quiz-question">
      <legend>
        <span class="num">{number}.</span> {question.stem}
        <span class="muted small num"> （排序，{question.points} 分）</span>
      </legend>
      <p class="muted">按先后依次点，点错了再点一下取消。</p>
      <div>
        {question.choices.map((choice, place) => {
          const at = chosen.indexOf(place);
          return (
            <button
              key={choice}
              type="button"
              class={at >= 0 ? 'quiz-choice quiz-order chosen' : 'quiz-choice quiz-order'}
              aria-pressed={at >= 0}
              aria-label={at >= 0 ? `第 ${at + 1}：${choice}` : choice}
              onClick={() => press(place)}
            >
              <span class="quiz-place num">{at >= 0 ? at + 1 : ''}</span>
              <span>{choice}</span>
            </button>
          );
        })}
      </div>
      {chosen.length > 0 ? <Button onPress={() => onChoose([])}>重新排</Button> : null}
    </fieldset>
  );
}
