import { countText, instantText } from '@yanxiu/ui/words';
import { Link } from 'react-router';
import { Section } from '../kit/PageFrame.tsx';
import type { Start } from './task-page.ts';

type View = Extract<Start['view'], { kind: 'operator' }>;

const boxes = { sms: { name: '短信', unit: '条' }, mail: { name: '邮件', unit: '封' } } as const;

/** The platform's keeper: what has left, what waits, what failed. */
export function OperatorStart({ view }: { view: View }) {
  return (
    <>
      <div className="start-columns">
        {view.outbox.map((one) => {
          const { name, unit } = boxes[one.box];
          return (
            <Section key={one.box} title={`${name}发件箱`} actions={<Link to={`/outbox/${one.box}`}>打开</Link>}>
              <dl className="plain-facts">
                <Fact label="今天已发出" value={`${countText(one.sentToday)} ${unit}`} />
                <Fact label="排队中" value={`${countText(one.queued)} ${unit}`} />
                <Fact label="没有发出" value={`${countText(one.failed)} ${unit}`} warn={one.failed > 0} />
              </dl>
              <p className="muted">
                {one.oldestQueuedAt
                  ? `最早一${unit}排队自 ${instantText(one.oldestQueuedAt)}。`
                  : `没有排队的${name}。`}
              </p>
            </Section>
          );
        })}
      </div>
      <Section title="后台任务" actions={<Link to="/health">系统状况</Link>}>
        <dl className="plain-facts">
          <Fact label="排队中" value={countText(view.queue.waiting)} />
          <Fact label="进行中" value={countText(view.queue.running)} />
          <Fact label="没有完成" value={countText(view.queue.failed)} warn={view.queue.failed > 0} />
        </dl>
        {view.failures.length > 0 ? (
          <div className="scroll-x">
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">任务</th>
                  <th scope="col">时间</th>
                  <th scope="col">原因</th>
                </tr>
              </thead>
              <tbody>
                {view.failures.map((one) => (
                  <tr key={one.id}>
                    <td>{one.title}</td>
                    <td className="num-left">{instantText(one.at)}</td>
                    <td className="wrap-cell">{one.message}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : null}
      </Section>
    </>
  );
}

function Fact({ label, value, warn = false }: { label: string; value: string; warn?: boolean }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className={warn ? 'num fact-warn' : 'num'}>{value}</dd>
    </div>
  );
}
