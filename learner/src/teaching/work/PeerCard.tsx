import type { OutputOf } from '@yanxiu/contract/index';
import { dayText } from '@yanxiu/ui/words';
import { useState } from 'preact/hooks';
import { keep, kept } from '../../frame/keep.ts';
import { useOwnName } from '../../frame/own-name.ts';
import { Button } from '../../kit/Button.tsx';
import { Field } from '../../kit/Field.tsx';
import { Loaded } from '../../kit/Loaded.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { useAct } from '../../kit/use-act.ts';
import { useApi, useRefresh } from '../../kit/use-api.ts';
import { FileList } from './FileList.tsx';

type Where = { readonly programId: string; readonly lessonId: string };
type Peers = OutputOf<'teaching.peers'>;
type Task = Peers['tasks'][number];

/** 互评: colleagues' pieces without their names. */
export function PeerCard({ where }: { where: Where }) {
  const peers = useApi('teaching.peers', where);
  return (
    <section class="card stack" aria-labelledby="peer-title">
      <h2 id="peer-title">互评</h2>
      <Loaded of={peers} what="互评" rows={3}>
        {(found) => (
          <>
            <p class="muted num">
              每人评 {found.wanted} 份，{dayText(found.lastOn)} 前评完。看不到对方姓名，对方也看不到您的。
            </p>
            {found.tasks.map((task, at) => (
              <OneTask key={task.pieceId} where={where} peers={found} task={task} number={at + 1} />
            ))}
            <TakeMore where={where} peers={found} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function TakeMore({ where, peers }: { where: Where; peers: Peers }) {
  const act = useAct('teaching.takePeers');
  const refresh = useRefresh();
  const take = async () => {
    if (await act.run(where)) refresh('teaching.peers');
  };
  if (peers.tasks.length >= peers.wanted) return null;
  const reason = peers.allowed.find((one) => one.act === 'take' && !one.allowed)?.reason;
  return (
    <>
      <Problem text={act.problem} />
      <Button wide busy={act.busy} disabled={reason !== undefined} onPress={() => void take()}>
        领取要评的作业
      </Button>
      {reason ? <p class="muted">{reason}</p> : null}
    </>
  );
}

interface TaskProps {
  readonly where: Where;
  readonly peers: Peers;
  readonly task: Task;
  readonly number: number;
}

function OneTask({ where, peers, task, number }: TaskProps) {
  const [open, setOpen] = useState(false);
  return (
    <div class="work-peer">
      <p class="work-peer-head">
        <strong>第 {number} 份</strong>
        {task.done ? (
          <span class="tag good">已评</span>
        ) : (
          <Button onPress={() => setOpen(!open)}>{open ? '收起' : '去评'}</Button>
        )}
      </p>
      {open && !task.done ? <ReviewForm where={where} peers={peers} task={task} /> : null}
    </div>
  );
}

function ReviewForm({ where, peers, task }: Omit<TaskProps, 'number'>) {
  const act = useAct('teaching.reviewPeer');
  const refresh = useRefresh();
  const { points, comment, write, forget } = useReviewDraft(task.pieceId, peers.rubric.length);
  const [missing, setMissing] = useState<string | null>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    const bad = peers.rubric.findIndex(
      (line, at) => !/^\d+$/.test(points[at] ?? '') || Number(points[at]) > line.points,
    );
    if (bad >= 0) return setMissing(`请给“${peers.rubric[bad]?.title}”打 0 到 ${peers.rubric[bad]?.points} 的整数分。`);
    setMissing(null);
    const done = await act.run({ ...where, pieceId: task.pieceId, points: points.map(Number), comment });
    if (!done) return;
    forget();
    refresh('teaching.peers');
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <div class="work-text">{task.text || '没有写正文，见文件。'}</div>
      <FileList where={where} files={task.files} />
      {peers.rubric.map((line, at) => (
        <Field
          key={line.title}
          name={`points-${task.pieceId}-${at}`}
          label={`${line.title}（满分 ${line.points} 分）`}
          inputMode="numeric"
          value={points[at] ?? ''}
          onValue={(value) => write({ points: points.map((one, place) => (place === at ? value : one)) })}
        />
      ))}
      <Field
        name={`comment-${task.pieceId}`}
        label="评语"
        hint="说说好在哪里，还可以怎样改。"
        lines={3}
        maxLength={1000}
        value={comment}
        onValue={(value) => write({ comment: value })}
        problem={act.problemOf('comment')}
      />
      <Problem text={missing ?? (act.problemOf('comment') ? null : act.problem)} />
      <Button type="submit" kind="primary" wide busy={act.busy}>
        提交互评
      </Button>
    </form>
  );
}

interface Review {
  readonly points: readonly string[];
  readonly comment: string;
}

/** What was typed of a review, kept on the phone until it is handed in: the form may be closed and opened again. */
function useReviewDraft(pieceId: string, lines: number) {
  const name = useOwnName(`review.${pieceId}`);
  const [review, setReview] = useState<Review>(() => readKept(name, lines));
  const write = (part: Partial<Review>) => {
    const next = { ...review, ...part };
    setReview(next);
    keep(name, JSON.stringify(next));
  };
  return { ...review, write, forget: () => keep(name, null) };
}

function readKept(name: string, lines: number): Review {
  const empty = { points: Array.from({ length: lines }, () => ''), comment: '' };
  try {
    const found = JSON.parse(kept(name) ?? 'null') as Review | null;
    return found?.points.length === lines ? found : empty;
  } catch {
    return empty;
  }
}
