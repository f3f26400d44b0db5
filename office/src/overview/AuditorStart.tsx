import { countText, instantText } from '@yanxiu/ui/words';
import { Link } from 'react-router';
import { Section } from '../kit/PageFrame.tsx';
import { actionName } from '../operation/action-words.ts';
import type { Start } from './task-page.ts';

type View = Extract<Start['view'], { kind: 'auditor' }>;

/** What an auditor looks at first: how much happened, and the acts of the week that move money, scores or rights. */
export function AuditorStart({ view }: { view: View }) {
  return (
    <Section title="审计记录" actions={<Link to="/audit">查看全部、核对审计链</Link>}>
      <dl className="plain-facts">
        <div>
          <dt>管理范围内共</dt>
          <dd className="num">{countText(view.entries)} 条</dd>
        </div>
        <div>
          <dt>今天</dt>
          <dd className="num">{countText(view.entriesToday)} 条</dd>
        </div>
        <div>
          <dt>最近一条</dt>
          <dd className="num">{instantText(view.lastAt)}</dd>
        </div>
      </dl>
      <h3 className="sub-title">最近 7 天需要留意的操作</h3>
      {view.watched.length === 0 ? (
        <p className="muted">没有查看完整号码、变更收款信息、解锁、人工认领、更正成绩一类的操作。</p>
      ) : (
        <div className="scroll-x">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">操作</th>
                <th scope="col" className="num">
                  次数
                </th>
                <th scope="col">最近一次</th>
              </tr>
            </thead>
            <tbody>
              {view.watched.map((one) => (
                <tr key={one.action}>
                  <td>
                    <Link to={`/audit?action=${one.action}`}>{actionName(one.action)}</Link>
                  </td>
                  <td className="num">{countText(one.count)}</td>
                  <td className="num-left">{instantText(one.lastAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
