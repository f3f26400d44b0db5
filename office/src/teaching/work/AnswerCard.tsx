import { errorText } from '@yanxiu/ui/api-error';
import { hundredthsText, instantText } from '@yanxiu/ui/words';
import { Alert, Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { ActionButton } from '../../kit/ActionButton.tsx';
import { forget, keep, kept } from '../../kit/keep.ts';
import { StateTag } from '../../kit/StateTag.tsx';
import { useAct } from '../../kit/use-api.ts';
import { type AnswerRow, answerKey, answerState, answerStateNames, answerTones, earnedText } from './answer-words.ts';

interface Props {
  readonly programId: string;
  readonly row: AnswerRow;
}

const ownReason = '这是您本人的作答，由另一位辅导教师批阅。';

/** One answer with its points: typed or by a button, Enter saves and goes on to the next. */
export function AnswerCard({ programId, row }: Props) {
  const marking = useAnswerMarking(programId, row);
  const { points, comment, change, submit } = marking;
  const blocked = row.own ? ownReason : null;
  const state = answerState(row);
  return (
    <li className="answer-card" data-answer={answerKey(row)}>
      <p className="answer-who">
        <strong>{row.name}</strong>{' '}
        <span className="muted">
          {[row.schoolName, row.className].filter(Boolean).join(' · ')}　{instantText(row.handedInAt)} 交
        </span>{' '}
        {state === 'waiting' ? null : (
          <StateTag tone={answerTones[state]}>{`${answerStateNames[state]} ${earnedText(row)}`}</StateTag>
        )}
        {row.markedByName ? <span className="muted"> {row.markedByName}</span> : null}
      </p>
      <p className="answer-text">{row.text}</p>
      <div className="answer-marks">
        <InputNumber
          min={0}
          max={row.points}
          step={0.5}
          precision={1}
          disabled={row.own}
          value={points}
          suffix={`/ ${row.points} 分`}
          aria-label={`${row.name}的得分，满分 ${row.points}`}
          onChange={(value) => change({ points: value })}
          onPressEnter={submit}
        />
        {[1, 0.5, 0].map((share) => (
          <Button
            key={share}
            disabled={row.own}
            onClick={() => change({ points: Math.round(row.points * share * 2) / 2 })}
          >
            {shareNames[share]}
          </Button>
        ))}
        <Input
          className="answer-comment"
          maxLength={500}
          disabled={row.own}
          placeholder="评语（可不填，参训教师能看到）"
          aria-label={`给${row.name}的评语`}
          value={comment}
          onChange={(event) => change({ comment: event.target.value })}
          onPressEnter={submit}
        />
        <ActionButton
          type={state === 'waiting' ? 'primary' : 'default'}
          blocked={blocked}
          loading={marking.busy}
          onClick={submit}
        >
          {row.markX100 === null ? '给分' : '改分'}
        </ActionButton>
      </div>
      {marking.problem ? <Alert type="error" title={marking.problem} role="alert" /> : null}
    </li>
  );
}

const shareNames: Readonly<Record<number, string>> = { 1: '满分', 0.5: '一半', 0: '0 分' };

interface Typed {
  readonly points: number | null;
  readonly comment: string;
}

/** What is typed stays in this browser until it is saved. */
function useAnswerMarking(programId: string, row: AnswerRow) {
  const name = `draft.answer.${answerKey(row)}`;
  const [typed, setTyped] = useState<Typed>(() => readKept(name) ?? startOf(row));
  const [missing, setMissing] = useState('');
  const mark = useAct('teaching.markAnswer', {
    quiet: true,
    done: ({ waiting, scoreX100 }) =>
      scoreX100 === null
        ? `已给分，这份试卷还有 ${waiting} 道待批阅`
        : `已给分，试卷得 ${hundredthsText(scoreX100)} 分`,
  });
  const change = (part: Partial<Typed>) => {
    const next = { ...typed, ...part };
    setTyped(next);
    keep(name, JSON.stringify(next));
  };
  const submit = () => {
    if (mark.isPending || row.own) return;
    if (typed.points === null) return setMissing('请先填分数。');
    setMissing('');
    const { attemptId, place, markX100 } = row;
    mark.mutate(
      {
        programId,
        attemptId,
        place,
        earnedX100: Math.round(typed.points * 100),
        comment: typed.comment,
        shownX100: markX100,
      },
      { onSuccess: () => forget(name) },
    );
    focusNext(answerKey(row));
  };
  return {
    ...typed,
    change,
    submit,
    busy: mark.isPending,
    problem: missing || (mark.error ? errorText(mark.error) : ''),
  };
}

function startOf({ markX100, machineX100, comment }: AnswerRow): Typed {
  const earned = markX100 ?? machineX100;
  return { points: earned === null ? null : earned / 100, comment };
}

function readKept(name: string): Typed | null {
  try {
    return JSON.parse(kept(name) ?? 'null') as Typed | null;
  } catch {
    return null;
  }
}

/** The next card's points: the one that is saved leaves the list in a moment. */
function focusNext(key: string): void {
  const cards = [...document.querySelectorAll<HTMLElement>('[data-answer]')];
  const at = cards.findIndex((card) => card.dataset['answer'] === key);
  cards[at + 1]?.querySelector('input')?.focus();
}
