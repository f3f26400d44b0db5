import type { OutputOf } from '@yanxiu/contract/index';
import { leastGroup } from '@yanxiu/domain/teaching/work/group-size';
import { countText, percentText } from '@yanxiu/ui/words';
import { SpreadBar } from './SpreadBar.tsx';

export type Answered = OutputOf<'teaching.survey'>['questions'][number];

/** A question with what was answered to it: stars, how many chose each option, or the remarks. */
export function SurveyQuestion({ question, number }: { question: Answered; number: number }) {
  const { kind, text, figures } = question;
  const title = `${number}. ${text}`;
  if (kind === 'scale')
    return (
      <div className="voice-question">
        <span>{title}</span>
        <SpreadBar
          spread={figures && figures.meanX100 !== null ? { counts: figures.counts, meanX100: figures.meanX100 } : null}
        />
      </div>
    );
  if (kind === 'text') return <Words title={title} question={question} />;
  return (
    <div className="voice-question">
      <span>
        {title}
        {kind === 'multiple' ? <span className="muted">（多选）</span> : null}
      </span>
      {figures ? (
        <Options options={question.options} figures={figures} />
      ) : (
        <span className="muted">不足 {leastGroup} 份，不显示</span>
      )}
    </div>
  );
}

interface OptionsProps {
  readonly options: readonly string[];
  readonly figures: NonNullable<Answered['figures']>;
}

function Options({ options, figures }: OptionsProps) {
  return (
    <ul className="voice-options">
      {options.map((option, at) => {
        const count = figures.counts[at] ?? 0;
        return (
          <li key={option}>
            <span>{option}</span>
            <span className="spread-bar" aria-hidden="true">
              <span className="spread-part star-5" style={{ width: `${(count / figures.answers) * 100}%` }} />
            </span>
            <span className="num">
              {countText(count)} 份，{percentText(count, figures.answers)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Words({ title, question: { words, more } }: { title: string; question: Answered }) {
  return (
    <div className="voice-remarks">
      <h3>{title}</h3>
      {words.length === 0 ? <p className="muted">没有人写。</p> : null}
      <ul className="voice-words">
        {words.map(({ words: said, people }) => (
          <li key={said}>
            {said}
            {people > 1 ? <span className="muted num">　{countText(people)} 人</span> : null}
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="muted">还有 {countText(more)} 条，请导出查看。</p> : null}
    </div>
  );
}
