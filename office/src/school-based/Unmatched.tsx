import type { OutputOf } from '@yanxiu/contract/index';
import { Alert } from 'antd';
import './school-based.css';

export type Unmatched = OutputOf<'schoolBased.giveMarks'>['unmatched'];

/** What of a pasted list was not taken, line by line with the reason: nothing is guessed. */
export function UnmatchedLines({ matched, lines, what }: { matched: number; lines: Unmatched; what: string }) {
  if (lines.length === 0)
    return <Alert type="success" showIcon role="status" title={`${what} ${matched} 人，名单全部对上。`} />;
  return (
    <div className="unmatched" role="status">
      <Alert
        type="warning"
        showIcon
        title={`${what} ${matched} 人，还有 ${lines.length} 行没有登记`}
        description="按下面的原因改正后，只粘贴这些行再登记一次。"
      />
      <div className="scroll-x">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col" className="num">
                行号
              </th>
              <th scope="col">内容</th>
              <th scope="col">原因</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={`${line.line}${line.text}`}>
                <td className="num">{line.line || '—'}</td>
                <td className="unmatched-text">{line.text}</td>
                <td>{line.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
