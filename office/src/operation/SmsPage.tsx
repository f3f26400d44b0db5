import { PageFrame } from '../kit/PageFrame.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { OutboxStateTag, outboxOptions, outboxStates } from './OutboxState.tsx';
import './operation.css';

type Sms = RowOf<'operation.sms'>;

const templates: Readonly<Record<string, string>> = {
  code: '验证码',
  notice: '通知',
};

const columns: readonly Column<Sms>[] = [
  { key: 'createdAt', title: '时间', kind: 'instant' },
  { key: 'phoneMask', title: '手机号' },
  { key: 'template', title: '类别', value: (one) => templates[one.template] ?? '短信' },
  { key: 'text', title: '内容', render: (one) => <span className="wrap">{one.text}</span> },
  {
    key: 'state',
    title: '状态',
    value: (one) => outboxStates[one.state],
    render: (one) => <OutboxStateTag state={one.state} failure={one.failure} />,
  },
  { key: 'failure', title: '原因', hidden: true },
];

/** What was sent by SMS, or would have been: in a demo the codes are read here. */
export function SmsPage() {
  return (
    <PageFrame title="短信发件箱" purpose="查每条短信发出没有、为什么没有发出；演示环境不真的发送，验证码在这里看。">
      <DataTable
        stem="operation.sms"
        noun="短信"
        columns={columns}
        search="手机尾号、内容"
        filters={[{ key: 'state', label: '状态', options: outboxOptions }]}
        rowName={(one) => one.phoneMask}
        everyMs={15_000}
        empty={{ title: '还没有短信', hint: '有人获取验证码后，短信会列在这里。' }}
      />
    </PageFrame>
  );
}
