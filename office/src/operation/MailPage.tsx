import { PageFrame } from '../kit/PageFrame.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { OutboxStateTag, outboxOptions, outboxStates } from './OutboxState.tsx';
import './operation.css';

type Mail = RowOf<'operation.mail'>;

const columns: readonly Column<Mail>[] = [
  { key: 'createdAt', title: '时间', kind: 'instant' },
  { key: 'recipient', title: '收件人' },
  { key: 'subject', title: '标题', render: (one) => <span className="wrap">{one.subject}</span> },
  {
    key: 'state',
    title: '状态',
    value: (one) => outboxStates[one.state],
    render: (one) => <OutboxStateTag state={one.state} failure={one.failure} />,
  },
  { key: 'failure', title: '原因', hidden: true },
];

/** What was sent by e-mail; a row opens to show the text. */
export function MailPage() {
  return (
    <PageFrame title="邮件发件箱" purpose="查每封邮件发出没有、为什么没有发出；点开一行看正文。">
      <DataTable
        stem="operation.mail"
        noun="邮件"
        columns={columns}
        search="收件人、标题"
        filters={[{ key: 'state', label: '状态', options: outboxOptions }]}
        rowName={(one) => one.subject}
        everyMs={15_000}
        expandable={{ expandedRowRender: (one) => <pre className="mail-body">{one.body}</pre> }}
        empty={{ title: '还没有邮件', hint: '提醒、开票等邮件发出后会列在这里。' }}
      />
    </PageFrame>
  );
}
