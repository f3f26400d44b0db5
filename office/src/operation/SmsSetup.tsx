import type { OutputOf } from '@yanxiu/contract/index';
import { countText } from '@yanxiu/ui/words';
import { Descriptions } from '../kit/Descriptions.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { useApi } from '../kit/use-api.ts';

type Setup = OutputOf<'operation.smsSetup'>;

/** Who delivers the messages, what the templates say, how the last day went. */
export function SmsSetup() {
  const setup = useApi('operation.smsSetup', {}, { everyMs: 15_000 });
  return (
    <Loaded of={setup} what="短信设置">
      {(one) => (
        <>
          <Section title="发送方式">
            <Descriptions items={[...channelOf(one), ...dayOf(one)]} />
            <Failures setup={one} />
          </Section>
          <Section title="短信模板">
            <Templates setup={one} />
          </Section>
        </>
      )}
    </Loaded>
  );
}

function channelOf({ vendorName, signature }: Setup) {
  return [
    {
      label: '由谁发送',
      value: vendorName ?? '不真的发送，只留在发件箱（没有配置短信服务商）',
    },
    { label: '签名', value: vendorName ? `【${signature}】` : '没有' },
  ];
}

function dayOf({ vendorName, lastDay }: Setup) {
  const { queued, sent, failed, delivered, undelivered, waiting, unknown } = lastDay;
  const out = `已发出 ${countText(sent)} 条，排队中 ${countText(queued)} 条，没有发出 ${countText(failed)} 条`;
  const receipts =
    `送达 ${countText(delivered)} 条，没有送达 ${countText(undelivered)} 条，` +
    `等回执 ${countText(waiting)} 条，没有回执 ${countText(unknown)} 条`;
  return [{ label: '最近 24 小时', value: out }, ...(vendorName ? [{ label: '回执', value: receipts }] : [])];
}

function Failures({ setup }: { setup: Setup }) {
  if (setup.failures.length === 0) return null;
  return (
    <ul className="plain-list">
      {setup.failures.map((one) => (
        <li key={one.message}>
          {one.message}（{countText(one.count)} 条）
        </li>
      ))}
    </ul>
  );
}

function Templates({ setup }: { setup: Setup }) {
  return (
    <div className="scroll-x">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">类别</th>
            <th scope="col">正文</th>
            <th scope="col">服务商处的编号</th>
            <th scope="col">按几条计费</th>
            <th scope="col">报审前核对</th>
          </tr>
        </thead>
        <tbody>
          {setup.templates.map((one) => (
            <tr key={one.name}>
              <td>{one.title}</td>
              <td className="wrap-cell">{one.text}</td>
              <td>{one.vendorCode ?? <span className="muted">没有配置</span>}</td>
              <td className="num">{one.parts}</td>
              <td className="wrap-cell">
                {one.problems.length === 0 ? (
                  <StateTag tone="good">合乎要求</StateTag>
                ) : (
                  one.problems.map((problem) => `${problem.vendorName}：${problem.message}`).join('；')
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
