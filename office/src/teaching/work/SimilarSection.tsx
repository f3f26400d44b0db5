import { instantText } from '@yanxiu/ui/words';
import { Link } from 'react-router';
import { Section } from '../../kit/PageFrame.tsx';
import { StateTag } from '../../kit/StateTag.tsx';
import { type PieceDetail, suspiciousPercent } from './piece-words.ts';

/** What stands in a colleague's piece too, passage by passage; a person judges it, the machine takes nothing off. */
export function SimilarSection({ piece }: { piece: PieceDetail }) {
  if (piece.similar.length === 0) return null;
  return (
    <Section title="与他人作业相同的段落">
      <p className="muted">作业要求里的原话不算。是否抄袭由您判断；先后看提交时间。</p>
      {piece.similar.map((one) => (
        <details key={one.pieceId} className="similar-piece" open={one.percent >= suspiciousPercent}>
          <summary>
            <StateTag tone={one.percent >= suspiciousPercent ? 'bad' : 'plain'}>{`${one.percent}% 相同`}</StateTag>{' '}
            {one.name}（{one.schoolName}），{instantText(one.handedInAt)} 提交{' '}
            {one.inReach ? <Link to={`/pieces/${one.pieceId}`}>查看全文</Link> : <span className="muted">别的班</span>}
          </summary>
          <ul className="piece-passages">
            {one.passages.map((passage) => (
              <li key={passage.at[0]}>
                <mark>{passage.text}</mark>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </Section>
  );
}
