import { mostAnswerChars } from '@yanxiu/domain/course/short-answer';
import { useId } from 'preact/hooks';
import type { CardProps } from './QuizPaper.tsx';

/** A question that is answered in a few sentences; what is typed is kept on this device like every other answer. */
export function ShortCard({ number, question, chosen, onChoose }: CardProps) {
  const id = useId();
  const text = String(chosen[0] ?? '');
  const left = mostAnswerChars - text.length;
  return (
    <fieldset class="quiz-question">
      <legend>
        <span class="num">{number}.</span> {question.stem}
        <span class="muted small num"> （简答，{question.points} 分）</span>
      </legend>
      <div class="quiz-gap">
        <label for={id}>您的回答</label>
        <textarea
          id={id}
          rows={6}
          value={text}
          maxLength={mostAnswerChars}
          onInput={(event) => onChoose(event.currentTarget.value.trim() === '' ? [] : [event.currentTarget.value])}
        />
        <p class="muted small num" role={left < 100 ? 'status' : undefined}>
          {text.length} 字{left < 100 ? `，还能写 ${left} 字` : ''}
        </p>
      </div>
    </fieldset>
  );
}
