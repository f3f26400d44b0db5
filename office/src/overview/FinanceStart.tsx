import { countText } from '@yanxiu/ui/words';
import { Link } from 'react-router';
import { useMe } from '../frame/session.tsx';
import { Money } from '../kit/Money.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { ShareBar } from './ShareBar.tsx';
import { pageOf, type Start } from './task-page.ts';

type View = Extract<Start['view'], { kind: 'finance' }>;

/** The provider's finance: each bank account with what is open and how far it is closed; it stands beside the dates. */
export function FinanceAccounts({ view }: { view: View }) {
  const me = useMe();
  const statement = pageOf('bankLine', me);
  return (
    <Section title="收款账户" actions={statement ? <Link to={statement}>导入流水、认领到账</Link> : null}>
      {view.accounts.length === 0 ? (
        <p className="muted">项目发布后，收款账户会列在这里。</p>
      ) : (
        <div className="scroll-x">
          <table className="plain-table figures-table">
            <thead>
              <tr>
                <th scope="col">账户</th>
                <th scope="col" className="num">
                  待认领
                </th>
                <th scope="col" className="num">
                  今天到账
                </th>
                <th scope="col">最近流水</th>
                <th scope="col">已结账至</th>
              </tr>
            </thead>
            <tbody>
              {view.accounts.map((one) => (
                <tr key={one.id}>
                  <td>
                    {one.name}
                    <br />
                    <span className="muted">
                      {one.bankName} 尾号 {one.accountTail}
                    </span>
                  </td>
                  <td className="num">
                    <LinesAndMoney lines={one.openLines} fen={one.openFen} />
                  </td>
                  <td className="num">
                    <LinesAndMoney lines={one.todayLines} fen={one.todayFen} />
                  </td>
                  <td className="num-left">{one.lastLineOn ?? '还没有导入'}</td>
                  <td className="num-left">{one.closedUntil ?? <StateTag>还没有结账</StateTag>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

function LinesAndMoney({ lines, fen }: { lines: number; fen: number }) {
  return (
    <>
      {countText(lines)} 笔
      <br />
      <span className="muted">
        <Money fen={fen} unit />
      </span>
    </>
  );
}

/** The money of each program that the provider carries out. */
export function FinanceStart({ view }: { view: View }) {
  return (
    <Section title="各项目缴费">
      <div className="scroll-x">
        <table className="plain-table figures-table">
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col" className="num">
                应缴（元）
              </th>
              <th scope="col" className="num">
                已到账（元）
              </th>
              <th scope="col">到账率（÷应缴）</th>
              <th scope="col" className="num">
                已开票（元）
              </th>
              <th scope="col" className="num">
                未缴清单位
              </th>
            </tr>
          </thead>
          <tbody>
            {view.programs.map((one) => (
              <tr key={one.id}>
                <td>
                  <Link to={`/programs/${one.id}`}>{one.name}</Link>
                </td>
                <td className="num">
                  <Money fen={one.dueFen} />
                </td>
                <td className="num">
                  <Money fen={one.receivedFen} />
                </td>
                <td>
                  <MoneyShare part={one.receivedFen} whole={one.dueFen} name={one.name} />
                </td>
                <td className="num">
                  <Money fen={one.invoicedFen} />
                </td>
                <td className="num">{countText(one.unpaidUnits)} 个</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function MoneyShare({ part, whole, name }: { part: number; whole: number; name: string }) {
  return (
    <span className="share-only">
      <ShareBar part={part} whole={whole} label={`${name}到账率`} tone="good" />
    </span>
  );
}
