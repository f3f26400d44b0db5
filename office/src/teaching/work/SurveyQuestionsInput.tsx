import { surveyPresets } from '@yanxiu/domain/teaching/work/survey-presets';
import {
  formProblems,
  isChoice,
  mostOptions,
  mostQuestionChars,
  mostQuestions,
  newQuestionKey,
  type QuestionProblem,
  questionKindNames,
  questionKinds,
  type SurveyQuestion,
} from '@yanxiu/domain/teaching/work/survey-question';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';

/** Options as they are typed have empty lines. */
export const tidied = (questions: readonly SurveyQuestion[]) =>
  questions.map((one) => ({
    ...one,
    text: one.text.trim(),
    options: one.options.map((option) => option.trim()).filter(Boolean),
  }));

/** The first thing that is wrong. */
export const wrongQuestion = (questions: readonly SurveyQuestion[]): QuestionProblem | null =>
  formProblems(tidied(questions))[0] ?? null;

interface Props {
  readonly id?: string;
  readonly value?: readonly SurveyQuestion[];
  readonly onChange?: (value: readonly SurveyQuestion[]) => void;
}

/** What stood before something was taken away, and what to call that. */
interface Undo {
  readonly said: string;
  readonly questions: readonly SurveyQuestion[];
}

/** The questions of a survey one under the other, in the order in which they are asked. */
export function SurveyQuestionsInput({ id, value = [], onChange }: Props) {
  const [undo, setUndo] = useState<Undo | null>(null);
  const set = (questions: readonly SurveyQuestion[], said: string | null = null) => {
    setUndo(said ? { said, questions: value } : null);
    onChange?.(questions);
  };
  const isFull = value.length >= mostQuestions;
  // antd would paint every field of the form's one red
  const wrong = Form.Item.useStatus().status === 'error' ? wrongQuestion(value) : null;
  return (
    <div id={id} tabIndex={-1}>
      <p className="survey-presets">
        <span className="muted">换成一份现成的：</span>
        {surveyPresets.map((preset) => (
          <Button
            key={preset.key}
            title={preset.about}
            onClick={() => set(preset.questions, `已换成“${preset.name}”的题目。`)}
          >
            {preset.name}
          </Button>
        ))}
      </p>
      <UndoLine undo={undo} onUndo={() => undo && set(undo.questions)} />
      {value.map((question, at) => (
        <QuestionEditor
          key={question.key}
          question={question}
          number={at + 1}
          last={at === value.length - 1}
          wrong={wrong?.at === at ? wrong.message : ''}
          onChange={(part) => set(value.map((one, place) => (place === at ? { ...one, ...part } : one)))}
          onMove={(by) => set(moved(value, at, by))}
          onRemove={() =>
            set(
              value.filter((one) => one.key !== question.key),
              `已移除第 ${at + 1} 题。`,
            )
          }
        />
      ))}
      <div className="survey-add">
        <Button
          disabled={isFull}
          onClick={() => set([...value, { key: newQuestionKey(value), kind: 'scale', text: '', options: [] }])}
        >
          添加一题
        </Button>
        <span className="muted num">{isFull ? `最多 ${mostQuestions} 道题。` : `共 ${value.length} 道题。`}</span>
      </div>
    </div>
  );
}

function UndoLine({ undo, onUndo }: { undo: Undo | null; onUndo: () => void }) {
  return (
    <p role="status" className="survey-undo">
      {undo ? (
        <>
          {undo.said}
          <Button type="link" onClick={onUndo}>
            撤销
          </Button>
        </>
      ) : null}
    </p>
  );
}

function moved(list: readonly SurveyQuestion[], at: number, by: 1 | -1): readonly SurveyQuestion[] {
  const next = [...list];
  const [one] = next.splice(at, 1);
  if (one) next.splice(at + by, 0, one);
  return next;
}

interface EditorProps {
  readonly question: SurveyQuestion;
  readonly number: number;
  readonly last: boolean;
  /** What is wrong with it; empty when nothing is. */
  readonly wrong: string;
  readonly onChange: (part: Partial<SurveyQuestion>) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

const kinds = questionKinds.map((value) => ({ value, label: questionKindNames[value] }));

function QuestionEditor({ question, number, last, wrong, onChange, onMove, onRemove }: EditorProps) {
  const { kind, text, options } = question;
  return (
    <div className={wrong ? 'survey-question wrong' : 'survey-question'}>
      <div className="survey-question-line">
        <span className="num">{number}.</span>
        <Input
          aria-label={`第 ${number} 题题目`}
          placeholder={kind === 'scale' ? '一句可以同意或不同意的话，如“课程内容对我的教学有帮助”' : '问什么'}
          maxLength={mostQuestionChars}
          value={text}
          onChange={(event) => onChange({ text: event.target.value })}
        />
        <Select
          aria-label={`第 ${number} 题题型`}
          value={kind}
          options={kinds}
          onChange={(next) => onChange({ kind: next, options: isChoice(next) ? options : [] })}
        />
        <Button disabled={number === 1} aria-label={`第 ${number} 题上移`} onClick={() => onMove(-1)}>
          上移
        </Button>
        <Button disabled={last} aria-label={`第 ${number} 题下移`} onClick={() => onMove(1)}>
          下移
        </Button>
        <Button aria-label={`移除第 ${number} 题`} onClick={onRemove}>
          移除
        </Button>
      </div>
      {isChoice(kind) ? (
        <Input.TextArea
          aria-label={`第 ${number} 题选项，一行一个`}
          placeholder={`选项，一行一个，2 到 ${mostOptions} 个`}
          autoSize={{ minRows: 3 }}
          value={options.join('\n')}
          onChange={(event) => onChange({ options: event.target.value.split('\n') })}
        />
      ) : null}
      {wrong ? <p className="survey-wrong">{wrong}</p> : null}
    </div>
  );
}
