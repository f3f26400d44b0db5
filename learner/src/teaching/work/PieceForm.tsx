import { charsOf } from '@yanxiu/domain/course/work-limits';
import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { useAct } from '../../kit/use-act.ts';
import { useRefresh } from '../../kit/use-api.ts';
import type { PieceProps } from './AssignmentLesson.tsx';
import { FileList } from './FileList.tsx';
import { FilePick } from './FilePick.tsx';
import { type DraftState, usePieceDraft } from './use-piece-draft.ts';

const stateWords: Readonly<Record<DraftState, string>> = {
  same: '',
  waiting: '正在写，停下来会自动保存',
  saving: '正在保存…',
  saved: '草稿已保存，换个手机也能接着写',
  here: '网络不好，先存在这部手机上，联网后自动保存',
  changed: '',
};

/** The writing of a piece: text, files, and handing it in. */
export function PieceForm({ where, piece }: PieceProps) {
  const draft = usePieceDraft({ where, piece });
  const act = useAct('teaching.handIn');
  const refresh = useRefresh();
  const [mayPublish, setMayPublish] = useState(piece.mayPublish);
  const blocked = piece.allowed.find((one) => one.act === 'write' && !one.allowed)?.reason;
  const chars = charsOf(draft.text);
  const handIn = async () => {
    await draft.save();
    const fileIds = draft.files.map((file) => file.id);
    const done = await act.run({ ...where, text: draft.text, fileIds, version: draft.version.current, mayPublish });
    if (!done) return;
    draft.forget();
    refresh('teaching.myPiece', 'study.lesson');
    scrollTo(0, 0);
  };
  if (blocked) return <p class="notice">{blocked}</p>;
  return (
    <section class="card stack" aria-labelledby="write-title">
      <h2 id="write-title">我的作业</h2>
      {draft.lost ? <Lost text={draft.lost} /> : null}
      <div class="field">
        <label for="piece-text">正文</label>
        <textarea
          id="piece-text"
          rows={12}
          value={draft.text}
          aria-describedby="piece-count"
          onInput={(event) => draft.change({ text: event.currentTarget.value })}
        />
        <p id="piece-count" class="muted small num">
          {chars} 字{piece.minChars > 0 ? `，至少 ${piece.minChars} 字` : ''}
        </p>
      </div>
      {piece.mostFiles > 0 ? (
        <>
          <FileList
            where={where}
            files={draft.files}
            onRemove={(id) => draft.change({ files: draft.files.filter((file) => file.id !== id) })}
          />
          <FilePick
            most={piece.mostFiles}
            count={draft.files.length}
            programId={where.programId}
            onFile={(file) => draft.change({ files: [...draft.files, file] })}
          />
        </>
      ) : null}
      <p class="muted" role="status">
        {stateWords[draft.state]}
      </p>
      {draft.state === 'changed' ? <Problem text={draft.problem} /> : null}
      <label class="check">
        <input type="checkbox" checked={mayPublish} onChange={(event) => setMayPublish(event.currentTarget.checked)} />
        如被推荐为优秀，同意署名公开展示
      </label>
      <Problem text={act.problem} />
      <Button kind="primary" wide busy={act.busy} onPress={() => void handIn()}>
        {piece.state === 'returned' ? '改好了，重新提交' : '提交作业'}
      </Button>
      <p class="muted small">提交后由辅导教师批改；老师领取批改以前可以撤回。</p>
    </section>
  );
}

/** What was written on this phone before another one was faster: shown to be copied, never thrown away. */
function Lost({ text }: { text: string }) {
  return (
    <details class="notice" open>
      <summary>这部手机上还有一份没有保存的内容，可以复制到下面</summary>
      <div class="work-text">{text}</div>
    </details>
  );
}
