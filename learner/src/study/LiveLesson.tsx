import type { OutputOf } from '@yanxiu/contract/index';
import { durationText, instantText } from '@yanxiu/ui/words';
import { useState } from 'preact/hooks';
import { Button } from '../kit/Button.tsx';
import { Field } from '../kit/Field.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useAct } from '../kit/use-act.ts';
import { useApi, useRefresh } from '../kit/use-api.ts';
import type { LessonProps } from './LessonPage.tsx';

type Live = OutputOf<'study.live'>;
type Kind = 'in' | 'out';

/** A live session: when, where, and 签到 and 签退 by the digits on the lecturer's screen. */
export function LiveLesson({ lesson, programId }: LessonProps) {
  const where = { programId, lessonId: lesson.id };
  const live = useApi('study.live', where);
  return (
    <Loaded of={live} what="直播">
      {(shown) => (
        <div class="stack">
          <section class="card stack-tight" aria-label="直播时间">
            <p class="num">
              <strong>{instantText(shown.startsAt)}</strong> 开始，{endText(shown)} 结束
            </p>
            <p class="muted">签到并签退后计学时，最多计 {durationText(lesson.lengthSec)}。没有签到或没有签退的不计。</p>
            <OutLink live={shown} />
          </section>
          <SignStep kind="in" live={shown} where={where} />
          <SignStep kind="out" live={shown} where={where} />
        </div>
      )}
    </Loaded>
  );
}

/** The end of a session of one day is its hour alone. */
function endText({ startsAt, endsAt }: Live): string {
  const [startDay] = instantText(startsAt).split(' ');
  const [endDay, hour] = instantText(endsAt).split(' ');
  return startDay === endDay && hour ? hour : instantText(endsAt);
}

function OutLink({ live }: { live: Live }) {
  const over = live.signOut === 'late';
  const url = over ? live.replayUrl : live.joinUrl;
  if (!url) return <p class="muted">直播已结束，还没有回放。</p>;
  return (
    <p>
      <a class="button primary" href={url} target="_blank" rel="noreferrer noopener">
        {over ? '看回放（不计学时）' : '进入直播'}
      </a>
    </p>
  );
}

const words = {
  in: { title: '签到', early: '开始前 15 分钟起可以签到。', late: '签到时间已过，没有签到，这场直播不计学时。' },
  out: { title: '签退', early: '结束前 15 分钟起可以签退。', late: '签退时间已过，没有签退，这场直播不计学时。' },
} as const;

interface StepProps {
  readonly kind: Kind;
  readonly live: Live;
  readonly where: { readonly programId: string; readonly lessonId: string };
}

function SignStep({ kind, live, where }: StepProps) {
  const { title } = words[kind];
  const doneAt = kind === 'in' ? live.signedInAt : live.signedOutAt;
  return (
    <section class="card stack-tight" aria-label={title}>
      <h2>{title}</h2>
      {doneAt ? (
        <p class="num">
          <span class="tag good">已{title}</span> {instantText(doneAt)}
          {kind === 'out' ? `，计入 ${durationText(live.creditedSec)}` : ''}
        </p>
      ) : (
        <OpenStep kind={kind} live={live} where={where} />
      )}
    </section>
  );
}

function OpenStep({ kind, live, where }: StepProps) {
  const state = kind === 'in' ? live.signIn : live.signOut;
  const unsigned = kind === 'out' && live.signIn === 'late' && !live.signedInAt;
  if (unsigned) return <p class="muted">没有签到，不能签退。</p>;
  if (state !== 'open') return <p class="muted">{words[kind][state]}</p>;
  if (kind === 'out' && !live.signedInAt) return <p class="muted">请先签到，再签退。</p>;
  return <CodeForm kind={kind} where={where} />;
}

function CodeForm({ kind, where }: Omit<StepProps, 'live'>) {
  const [code, setCode] = useState('');
  const [reason, setReason] = useState('');
  const sign = useAct('study.sign');
  const refresh = useRefresh();
  const { title } = words[kind];
  const send = async () => {
    if (code.length !== 6) return setReason('请填写主讲教师屏幕上的 6 位数字。');
    const answer = await sign.run({ ...where, kind, code });
    if (!answer) return;
    setReason(answer.reason);
    if (answer.right) refresh('study.live', 'study.lesson', 'study.course', 'study.mine');
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field
        name={`live-${kind}`}
        label={`${title}码（主讲教师屏幕上的 6 位数字）`}
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        value={code}
        onValue={(text) => setCode(text.normalize('NFKC').replace(/\D/g, ''))}
      />
      <Problem text={sign.problem ?? (reason || null)} />
      <Button type="submit" kind="primary" wide busy={sign.busy}>
        {title}
      </Button>
    </form>
  );
}
