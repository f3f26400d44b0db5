import { hundredthsText, instantText } from '@yanxiu/ui/words';
import { BlockList } from '../../course/BlockList.tsx';
import { Section } from '../../kit/PageFrame.tsx';
import { MarkForm } from './MarkForm.tsx';
import { PieceFiles } from './PieceFiles.tsx';
import type { PieceDetail } from './piece-words.ts';
import { SimilarSection } from './SimilarSection.tsx';
import './work.css';

export interface PieceWorkProps {
  readonly programId: string;
  readonly piece: PieceDetail;
  /** After it was marked, returned or put back. */
  readonly onDone: () => void;
}

/** A piece with what was asked for on its left and its marking on the right. */
export function PieceWork({ programId, piece, onDone }: PieceWorkProps) {
  return (
    <section className="piece-work" aria-label="所选作业">
      <div className="piece-read">
        <Section
          title={
            <>
              {piece.name}
              <span className="muted piece-who">
                {[piece.schoolName, piece.className, piece.lessonTitle].filter(Boolean).join(' · ')}
              </span>
            </>
          }
        >
          <p className="muted num">
            {instantText(piece.handedInAt)} 提交，{piece.chars} 字
            {piece.minChars > 0 ? `（要求 ${piece.minChars} 字）` : ''}
            {piece.lateDays > 0
              ? `，迟交 ${piece.lateDays} 天，扣 ${Math.min(100, piece.lateDays * piece.latePercent)}%`
              : ''}
          </p>
          <PieceText text={piece.text} />
          <PieceFiles programId={programId} pieceId={piece.id} files={piece.files} />
        </Section>
        <SimilarSection piece={piece} />
        <Prompt piece={piece} />
        <History piece={piece} />
      </div>
      <div className="piece-mark">
        <MarkForm programId={programId} piece={piece} onDone={onDone} />
        <Peers piece={piece} />
      </div>
    </section>
  );
}

function PieceText({ text }: { text: string }) {
  if (text.trim() === '') return <p className="muted">没有写正文，见文件。</p>;
  return <div className="piece-text">{text}</div>;
}

function Prompt({ piece }: { piece: PieceDetail }) {
  return (
    <details className="block">
      <summary>作业要求</summary>
      <BlockList blocks={piece.prompt} />
    </details>
  );
}

function History({ piece }: { piece: PieceDetail }) {
  const earlier = piece.history.filter((one) => one.returnReason !== null || one.number < piece.history.length);
  if (earlier.length === 0) return null;
  return (
    <details className="block">
      <summary>之前交过 {earlier.length} 次</summary>
      {earlier.map((one) => (
        <div key={one.number}>
          <p className="muted">
            第 {one.number} 次，{instantText(one.handedInAt)}
            {one.returnReason ? `，${one.returnedByName ?? ''}退回：${one.returnReason}` : '，由本人撤回'}
          </p>
          <div className="piece-text">{one.text}</div>
        </div>
      ))}
    </details>
  );
}

function Peers({ piece }: { piece: PieceDetail }) {
  if (piece.peers.length === 0) return null;
  return (
    <Section title="同伴互评">
      <ul className="piece-peers">
        {piece.peers.map((peer) => (
          <li key={peer.name + peer.comment}>
            {peer.name}：{peer.scoreX100 === null ? '还没有评' : `${hundredthsText(peer.scoreX100)} 分`}
            {peer.comment ? <span className="muted">　{peer.comment}</span> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
