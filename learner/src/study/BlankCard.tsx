import { stemPieces } from '@yanxiu/domain/course/blank';
import { useId } from 'preact/hooks';
import type { CardProps } from './QuizPaper.tsx';

/** The stem with numbered gaps, and a line to type into for each: gaps inside a sentence are too small for a thumb. */
export function BlankCard({ number, question, chosen, onChoose }: CardProps) {
  const base = useId();
  const typed = Array.from({ length: question.gaps }, (_, at) => String(chosen[at] ?? ''));
  return (
    <fieldset class="quiz-question">
      <legend>
        <span class="num">{number}.</span> {numbered(question.stem, question.gaps)}
        <span class="muted small num"> （填空，{question.points} 分）</span>
      </legend>
      <div class="stack">
        {typed.map((text, at) => (
          <div key={`${at}`} class="quiz-gap">
            <label for={`${base}${at}`}>{question.gaps > 1 ? `第 ${at + 1} 空` : '答案'}</label>
            <input
              id={`${base}${at}`}
              type="text"
              value={text}
              maxLength={300}
              autocomplete="off"
              autocapitalize="off"
              onInput={(event) => onChoose(typed.map((one, place) => (place === at ? event.currentTarget.value : one)))}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** `山西的省会是（1）____，首都是（2）____。`; one gap alone needs no number. */
function numbered(stem: string, gaps: number): string {
  return stemPieces(stem).reduce((text, piece, at) => `${text}${gaps > 1 ? `（${at}）` : ''}____${piece}`);
}
