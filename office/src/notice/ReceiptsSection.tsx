import type { OutputOf } from '@yanxiu/contract/index';
import { countText } from '@yanxiu/ui/words';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { Section } from '../kit/PageFrame.tsx';
import { ReminderResult } from '../kit/ReminderResult.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { useAct, useApi } from '../kit/use-api.ts';
import { MeetingFacts } from './MeetingSection.tsx';
import type { Notice } from './NoticePage.tsx';

type Receipt = RowOf<'notice.receipts'>;
type Reminded = OutputOf<'notice.remind'>;

const meetingColumn = (onShow: (row: Receipt) => void): Column<Receipt> => ({
  key: 'meeting',
  title: '动员会',
  value: meetingText,
  render: (row) =>
    row.meeting ? (
      <Button type="link" size="small" onClick={() => onShow(row)}>
        {meetingText(row)}
      </Button>
    ) : row.meetingAsked ? (
      <StateTag tone="warn">未登记</StateTag>
    ) : (
      meetingText(row) || '—'
    ),
});

function meetingText({ meeting, meetingAsked, meetingsBelow }: Receipt): string {
  if (meeting) return `${meeting.heldOn}，${meeting.attendance} 人`;
  if (meetingAsked) return '未登记';
  return meetingsBelow > 0 ? `下级 ${countText(meetingsBelow)} 所学校已开` : '';
}

const columns = (asksPlan: boolean): readonly Column<Receipt>[] => [
  { key: 'orgName', title: '单位' },
  {
    key: 'signedAt',
    title: '签收',
    kind: 'instant',
    render: (row) => (row.signedAt ? <StateTag tone="good">已签收</StateTag> : <StateTag tone="warn">未签收</StateTag>),
  },
  { key: 'signedOn', title: '签收时间', kind: 'instant', value: (row) => row.signedAt },
  { key: 'signedByName', title: '签收人' },
  {
    key: 'forwardedId',
    title: '转发',
    value: (row) => (row.forwardedId ? '已转发' : ''),
    render: (row) => (row.forwardedId ? <Link to={`/notices/${row.forwardedId}`}>已转发</Link> : '—'),
  },
  ...(asksPlan
    ? [
        {
          key: 'planId',
          title: '实施计划',
          value: (row: Receipt) => row.planIssuedOn ?? (row.planAsked ? '未上交' : ''),
          render: (row: Receipt) =>
            row.planId ? (
              <Link to={`/notices/${row.planId}`}>{row.planIssuedOn} 上交</Link>
            ) : row.planAsked ? (
              <StateTag tone="warn">未上交</StateTag>
            ) : (
              '—'
            ),
        },
      ]
    : []),
  { key: 'liaisonName', title: '责任人' },
  { key: 'liaisonPhone', title: '电话' },
];

/** Which units directly below have signed, passed the notice on and handed in their plan; the others are reminded. */
export function ReceiptsSection({ notice }: { notice: Notice }) {
  const summary = useApi('notice.receipts', { id: notice.id, size: 1 });
  const [sent, setSent] = useState<Reminded | null>(null);
  const [shown, setShown] = useState<Receipt | null>(null);
  const remind = useAct('notice.remind', { onDone: setSent });
  const counts = summary.data?.counts;
  if (!counts || counts.units === 0) return null;
  const unsigned = counts.units - counts.signed;
  const asksPlan = counts.plansAsked > 0;
  const planless = counts.plansAsked - counts.planned;
  const unmet = counts.meetingsAsked - counts.met;
  const hasMeetings = notice.asksMeeting;
  const meetings =
    counts.meetingsAsked > 0 ? `，动员会 ${countText(counts.met)} / ${countText(counts.meetingsAsked)} 所` : '';
  const plans = asksPlan ? `，实施计划 ${countText(counts.planned)} / ${countText(counts.plansAsked)} 个` : '';
  return (
    <div className="no-print">
      <Section
        title={`签收情况（${countText(counts.signed)} / ${countText(counts.units)} 个单位${plans}${meetings}）`}
        actions={
          <>
            {unsigned > 0 ? (
              <Button loading={remind.isPending} onClick={() => remind.mutate({ id: notice.id, about: 'sign' })}>
                提醒未签收的 {countText(unsigned)} 个单位
              </Button>
            ) : null}
            {planless > 0 ? (
              <Button loading={remind.isPending} onClick={() => remind.mutate({ id: notice.id, about: 'plan' })}>
                提醒未交计划的 {countText(planless)} 个单位
              </Button>
            ) : null}
            {unmet > 0 ? (
              <Button loading={remind.isPending} onClick={() => remind.mutate({ id: notice.id, about: 'meeting' })}>
                提醒未开动员会的 {countText(unmet)} 所学校
              </Button>
            ) : null}
          </>
        }
      >
        <DataTable
          stem="notice.receipts"
          input={{ id: notice.id }}
          noun="签收情况"
          columns={hasMeetings ? [...columns(asksPlan), meetingColumn(setShown)] : columns(asksPlan)}
          search="单位名称"
          filters={[
            {
              key: 'state',
              label: '情况',
              options: [
                { value: 'unsigned', label: '未签收' },
                { value: 'signed', label: '已签收' },
                ...(asksPlan ? [{ value: 'noPlan', label: '未上交计划' }] : []),
                ...(counts.meetingsAsked > 0 ? [{ value: 'noMeeting', label: '未开动员会' }] : []),
              ],
            },
          ]}
          rowKey={(row) => row.orgId}
          rowName={(row) => row.orgName}
          empty={{ title: '没有下级单位' }}
        />
      </Section>
      <Modal
        open={shown !== null}
        title={`${shown?.orgName ?? ''}的动员会`}
        footer={null}
        width={680}
        onCancel={() => setShown(null)}
        destroyOnHidden
      >
        {shown?.meeting ? <MeetingFacts meeting={shown.meeting} /> : null}
      </Modal>
      <Modal
        open={sent !== null}
        title={`提醒下级单位：${notice.title}`}
        footer={null}
        width={680}
        onCancel={() => setSent(null)}
        destroyOnHidden
      >
        {sent ? (
          <ReminderResult
            text={sent.text}
            units={sent.units}
            nobody="现在没有需要提醒的单位。"
            onClose={() => setSent(null)}
          />
        ) : null}
      </Modal>
    </div>
  );
}
