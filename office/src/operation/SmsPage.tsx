import { PageFrame } from '../kit/PageFrame.tsx';
import { StateTag, type Tone } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { OutboxStateTag, outboxOptions, outboxStates } from './OutboxState.tsx';
import { SmsSetup } from './SmsSetup.tsx';
import './operation.css';

type Sms = RowOf<'operation.sms'>;

const templates: Readonly<Record<string, string>> = { code: '验证码' };

const receipts: Readonly<Record<NonNullable<Sms['receipt']>, { word: string; tone: Tone }>> = {
  waiting: { word: '等回执', tone: 'busy' },
  delivered: { word: '已送达', tone: 'good' },
  undelivered: { word: '没有送达', tone: 'bad' },
  unknown: { word: '没有回执', tone: 'warn' },
};
const receiptOptions = Object.entries(receipts).map(([value, { word }]) => ({ value, label: word }));

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
  {
    key: 'receipt',
    title: '回执',
    value: (one) => (one.receipt ? receipts[one.receipt].word : ''),
    render: (one) =>
      one.receipt ? <StateTag tone={receipts[one.receipt].tone}>{receipts[one.receipt].word}</StateTag> : null,
  },
  { key: 'receiptAt', title: '回执时间', kind: 'instant', hidden: true },
  { key: 'attempts', title: '发送次数', kind: 'count', hidden: true },
  { key: 'failure', title: '原因', hidden: true },
];

/** What was sent by SMS, or would have been: in a demo the codes are read here. */
export function SmsPage() {
  return (
    <PageFrame
      title="短信发件箱"
      purpose="查每条短信发出、送达没有，为什么没有；没有配置服务商时不真的发送，验证码在这里看。"
    >
      <SmsSetup />
      <DataTable
        stem="operation.sms"
        noun="短信"
        columns={columns}
        search="手机尾号、内容"
        filters={[
          { key: 'state', label: '状态', options: outboxOptions },
          { key: 'receipt', label: '回执', options: receiptOptions },
        ]}
        rowName={(one) => one.phoneMask}
        everyMs={15_000}
        empty={{ title: '还没有短信', hint: '有人获取验证码后，短信会列在这里。' }}
      />
    </PageFrame>
  );
}
