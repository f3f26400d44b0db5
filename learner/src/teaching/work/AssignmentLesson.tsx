import type { OutputOf } from '@yanxiu/contract/index';
import { dayText, hundredthsText, instantWords } from '@yanxiu/ui/words';
import { useState } from 'preact/hooks';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { Loaded } from '../../kit/Loaded.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { useAct } from '../../kit/use-act.ts';
import { useApi, useRefresh } from '../../kit/use-api.ts';
import { DocumentBlock } from '../../study/DocumentBlock.tsx';
import type { LessonProps } from '../../study/LessonPage.tsx';
import { FileList } from './FileList.tsx';
import { PeerCard } from './PeerCard.tsx';
import { PieceForm } from './PieceForm.tsx';
import { WorkStanding } from './WorkStanding.tsx';
import './work.css';

export type MyPiece = OutputOf<'teaching.myPiece'>;

export interface PieceProps {
  readonly where: { readonly programId: string; readonly lessonId: string };
  readonly piece: MyPiece;
}

/** An assignment: what is asked for, the writing with drafts that keep themselves, and what became of it. */
export function AssignmentLesson({ lesson, programId }: LessonProps) {
  const where = { programId, lessonId: lesson.id };
  const mine = useApi('teaching.myPiece', where);
  return (
    <Loaded of={mine} what="作业">
      {(piece) => (
        <div class="stack">
          <Standing where={where} piece={piece} />
          <Prompt piece={piece} />
          {writes(piece) ? (
            <PieceForm key={piece.state} where={where} piece={piece} />
          ) : (
            <HandedIn where={where} piece={piece} />
          )}
          {piece.peerCount > 0 && (piece.state === 'handedIn' || piece.state === 'marked') ? (
            <PeerCard where={where} />
          ) : null}
        </div>
      )}
    </Loaded>
  );
}

const writes = (piece: MyPiece) => piece.state === 'none' || piece.state === 'draft' || piece.state === 'returned';

function Prompt({ piece }: { piece: MyPiece }) {
  const most = piece.rubric.reduce((sum, { points }) => sum + points, 0);
  return (
    <section class="card stack-tight work-prompt" aria-labelledby="prompt-title">
      <h2 id="prompt-title">作业要求</h2>
      {piece.prompt.map((block, at) => (
        <DocumentBlock key={`${at}`} block={block} />
      ))}
      <p class="muted num">
        {dayText(piece.dueOn)} 截止
        {piece.lastOn > piece.dueOn ? `，最晚 ${dayText(piece.lastOn)}，每晚一天扣 ${piece.latePercent}%` : ''}。
        {piece.minChars > 0 ? `正文至少 ${piece.minChars} 个字。` : ''}
        {piece.mostFiles > 0 ? `可交 ${piece.mostFiles} 个文件（照片、PDF、Word）。` : ''}
        作业计成绩，不计学时。
      </p>
      <details>
        <summary>怎样评分（{most} 分）</summary>
        <ul>
          {piece.rubric.map((line) => (
            <li key={line.title}>
              {line.title} {line.points} 分{line.about ? `：${line.about}` : ''}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

/** Where it stands, first of all. */
function Standing({ where, piece }: PieceProps) {
  if (piece.state === 'returned')
    return (
      <p class="notice bad" role="status">
        辅导教师请您重做：{piece.returnReason.replace(/[。.]$/, '')}。改好后再提交，不算迟交。
      </p>
    );
  if (piece.state === 'handedIn') return <Waiting where={where} piece={piece} />;
  if (piece.state === 'marked' && piece.judgement) return <Result piece={piece} judgement={piece.judgement} />;
  return null;
}

function Waiting({ where, piece }: PieceProps) {
  const act = useAct('teaching.takeBackPiece');
  const refresh = useRefresh();
  const [asking, setAsking] = useState(false);
  const mayTakeBack = piece.allowed.find((one) => one.act === 'takeBack')?.allowed ?? false;
  const takeBack = async () => {
    const done = await act.run(where);
    setAsking(false);
    if (done) refresh('teaching.myPiece', 'study.lesson');
  };
  return (
    <section class="card stack-tight">
      <p class="notice good" role="status">
        {piece.handedInAt ? `${instantWords(piece.handedInAt)} 已提交` : '已提交'}，等待辅导教师批改
        {piece.lateDays > 0 ? `（迟交 ${piece.lateDays} 天）` : ''}。
      </p>
      <Problem text={act.problem} />
      {mayTakeBack ? (
        <Button wide onPress={() => setAsking(true)}>
          撤回修改
        </Button>
      ) : (
        <p class="muted">辅导教师正在批改，不能撤回。</p>
      )}
      {asking ? (
        <Dialog title="撤回这份作业" onClose={() => setAsking(false)}>
          <p>撤回后可以修改，改好要重新提交；截止以后再交算迟交。</p>
          <div class="buttons">
            <Button kind="primary" busy={act.busy} onPress={() => void takeBack()}>
              撤回修改
            </Button>
            <Button onPress={() => setAsking(false)}>不撤回</Button>
          </div>
        </Dialog>
      ) : null}
    </section>
  );
}

function Result({ piece, judgement }: { piece: MyPiece; judgement: NonNullable<MyPiece['judgement']> }) {
  return (
    <section class="card stack-tight" aria-labelledby="result-title">
      <h2 id="result-title">
        得分 <span class="num work-score">{hundredthsText(judgement.scoreX100)}</span>
        {judgement.excellent ? <span class="tag good">推荐为优秀</span> : null}
      </h2>
      <ul class="work-points">
        {piece.rubric.map((line, at) => (
          <li key={line.title}>
            <span>{line.title}</span>
            <span class="num">
              {judgement.points[at] ?? 0} / {line.points}
            </span>
          </li>
        ))}
      </ul>
      <p class="muted num">
        辅导教师 {hundredthsText(judgement.tutorX100)} 分
        {judgement.peerMeanX100 === null
          ? ''
          : `，同伴平均 ${hundredthsText(judgement.peerMeanX100)} 分（占 ${judgement.peerPercent}%）`}
        {judgement.lateLossPercent > 0 ? `，迟交 ${judgement.lateDays} 天扣 ${judgement.lateLossPercent}%` : ''}。
        {judgement.markedByName}老师批改。
      </p>
      {judgement.comment ? <p class="work-comment">评语：{judgement.comment}</p> : null}
      {piece.peerComments.map((comment) => (
        <p key={comment} class="work-comment muted">
          同伴：{comment}
        </p>
      ))}
    </section>
  );
}

function HandedIn({ where, piece }: PieceProps) {
  return (
    <section class="card stack-tight" aria-labelledby="mine-title">
      <h2 id="mine-title">我交的内容</h2>
      {piece.text.trim() === '' ? null : <div class="work-text">{piece.text}</div>}
      <FileList where={where} files={piece.files} />
      <WorkStanding where={where} piece={piece} />
    </section>
  );
}
