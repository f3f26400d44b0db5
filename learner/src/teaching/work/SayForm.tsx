import { charsOf } from '@yanxiu/domain/course/work-limits';
import { useState } from 'preact/hooks';
import { keep, kept } from '../../frame/keep.ts';
import { useOwnName } from '../../frame/own-name.ts';
import { Button } from '../../kit/Button.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { useAct } from '../../kit/use-act.ts';
import { useRefresh } from '../../kit/use-api.ts';
import type { Where } from './DiscussionLesson.tsx';

interface Props {
  readonly where: Where;
  readonly least: number;
  readonly parentId?: string;
  readonly mayAsk?: boolean;
  readonly onDone?: () => void;
}

/** What one says, kept on the phone until it is said. */
export function SayForm({ where, least, parentId, mayAsk = false, onDone }: Props) {
  const name = useOwnName(`say.${where.programId}.${where.lessonId}.${parentId ?? ''}`);
  const [text, setText] = useState(() => kept(name) ?? '');
  const [asks, setAsks] = useState(false);
  const [said, setSaid] = useState('');
  const act = useAct('teaching.say');
  const refresh = useRefresh();
  const write = (value: string) => {
    setText(value);
    setSaid('');
    keep(name, value === '' ? null : value);
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    const answer = await act.run({ ...where, text, asks, ...(parentId ? { parentId } : {}) });
    if (!answer) return;
    write('');
    setAsks(false);
    setSaid(
      answer.why === 'overCap' ? '已发出。今天计分的条数已满，这一条不计分。' : `已发出，得 ${answer.points} 分。`,
    );
    refresh('teaching.board', 'teaching.replies', 'study.lesson');
    onDone?.();
  };
  const id = `say-${parentId ?? 'new'}`;
  const chars = charsOf(text);
  return (
    <form class="stack-tight" onSubmit={(event) => void submit(event)} noValidate>
      <div class="field">
        <label for={id} class="sr-only">
          {parentId ? '回复' : '发言'}
        </label>
        <textarea
          id={id}
          rows={parentId ? 3 : 5}
          maxLength={4000}
          value={text}
          onInput={(event) => write(event.currentTarget.value)}
        />
        <p class="muted small num">
          {chars} 字，至少 {least} 字
        </p>
      </div>
      {mayAsk ? (
        <label class="check">
          <input type="checkbox" checked={asks} onChange={(event) => setAsks(event.currentTarget.checked)} />
          请辅导教师回答
        </label>
      ) : null}
      <Problem text={act.problem} />
      {said ? (
        <p class="notice good" role="status">
          {said}
        </p>
      ) : null}
      <Button type="submit" kind="primary" wide busy={act.busy} disabled={chars === 0}>
        {parentId ? '回复' : '发言'}
      </Button>
    </form>
  );
}
