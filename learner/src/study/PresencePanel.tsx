import { useEffect, useState } from 'preact/hooks';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { alertReader } from './alert.ts';
import type { PlayView, Question } from './play-client.ts';

interface Props {
  readonly view: PlayView;
  /** A question has come: what plays stops. */
  readonly onAsked: () => void;
  readonly onAnswer: (choices: number[]) => Promise<void>;
  /** It has been answered: what played goes on. */
  readonly onGoOn: () => void;
}

/** The presence question: big keys, announced by sound and vibration, answered at the server. */
export function PresencePanel({ view, onAsked, onAnswer, onGoOn }: Props) {
  const { question } = view;
  const [waited, setWaited] = useState(false);
  const questionId = question?.id;
  useEffect(() => {
    if (!questionId) return;
    onAsked();
    alertReader();
    setWaited(true);
    const title = document.title;
    document.title = '【请回答提问】';
    return () => {
      document.title = title;
    };
  }, [questionId]);
  useEffect(() => {
    if (!waited || question || view.nextQuestionMs !== null || view.phase === 'offline') return;
    setWaited(false);
    if (view.phase === 'counting' || view.phase === 'capped') onGoOn();
  }, [waited, question, view]);
  if (question)
    return (
      <Keys
        key={question.id}
        question={question}
        untilMs={view.questionUntilMs}
        reason={view.reason}
        onAnswer={onAnswer}
      />
    );
  if (view.nextQuestionMs !== null) return <Wait untilMs={view.nextQuestionMs} reason={view.reason} />;
  return null;
}

interface KeysProps {
  readonly question: Question;
  readonly untilMs: number;
  readonly reason: string;
  readonly onAnswer: (choices: number[]) => Promise<void>;
}

function Keys({ question, untilMs, reason, onAnswer }: KeysProps) {
  const [pressed, setPressed] = useState<readonly number[]>([]);
  const [busy, setBusy] = useState(false);
  const leftSec = useSecondsLeft(untilMs);
  const press = async (place: number) => {
    if (busy) return;
    const next = [...pressed, place];
    setPressed(next);
    if (next.length < question.presses) return;
    setBusy(true);
    await onAnswer(next);
    // still here: the answer did not get through
    setBusy(false);
    setPressed([]);
  };
  return (
    <Dialog title={question.prompt}>
      <ul class={question.choices.length > 6 ? 'presence-keys nine' : 'presence-keys'}>
        {question.choices.map((choice, place) => (
          <li key={choice}>
            <button type="button" disabled={pressed.includes(place)} aria-busy={busy} onClick={() => void press(place)}>
              {choice}
              {pressed.includes(place) && question.presses > 1 ? (
                <span class="small">第 {pressed.indexOf(place) + 1} 个</span>
              ) : null}
            </button>
          </li>
        ))}
      </ul>
      {question.presses > 1 && pressed.length > 0 && !busy ? (
        <Button onPress={() => setPressed([])}>重新按</Button>
      ) : null}
      <p class="muted num">{busy ? '正在提交…' : leftSec > 0 ? `请在 ${leftSec} 秒内回答` : reason}</p>
    </Dialog>
  );
}

function Wait({ untilMs, reason }: { untilMs: number; reason: string }) {
  const leftSec = useSecondsLeft(untilMs);
  return (
    <Dialog title="稍等再答一次">
      <p>{reason}</p>
      <p class="num" role="timer">
        {leftSec > 0 ? `还有 ${leftSec} 秒` : '正在取下一题…'}
      </p>
    </Dialog>
  );
}

function useSecondsLeft(untilMs: number): number {
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((untilMs - nowMs) / 1000));
}
