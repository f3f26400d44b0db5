import type { OutputOf } from '@yanxiu/contract/index';
import { countText } from '@yanxiu/ui/words';
import { Alert, Button, Table } from 'antd';
import { useState } from 'react';
import { ActionButton } from '../kit/ActionButton.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { JobProgress } from '../kit/JobProgress.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { useAct, useApi } from '../kit/use-api.ts';
import { groupText } from './teaching-words.ts';
import './teaching.css';

type Plan = OutputOf<'teaching.previewForming'>;

const states = { new: ['新建', 'busy'], kept: ['保留', 'good'], closing: ['撤销', 'bad'] } as const;

/** Preview first: which classes come out, with how many and why; only the confirmation changes anything. */
export function FormingPage() {
  return (
    <PageFrame
      title="编班"
      crumbs={[{ label: '班级', to: '/classes' }]}
      purpose="按学段、学科和地区把参训教师编成班级，人少的学科合班。先看结果，确认后才生效。"
    >
      <ForProgram>{(program) => <Forming programId={program.id} />}</ForProgram>
    </PageFrame>
  );
}

function Forming({ programId }: { programId: string }) {
  const [jobId, setJobId] = useState<string | null>(null);
  const preview = useApi('teaching.previewForming', { programId }, { enabled: jobId === null });
  const form = useAct('teaching.form', { rereads: false, onDone: (answer) => setJobId(answer.jobId) });
  if (jobId) {
    return (
      <Section>
        <JobProgress jobId={jobId} title="编班" unit="人" />
        <p>
          <LinkButton to="/classes">查看班级</LinkButton>
        </p>
      </Section>
    );
  }
  return (
    <Loaded of={preview} what="编班预览" lines={10}>
      {(plan) => (
        <>
          <Summary plan={plan} />
          <div className="forming-acts">
            <ActionButton
              type="primary"
              loading={form.isPending}
              showReason
              blocked={hasChange(plan) ? null : '名单和班级没有变化，不用重新编班。'}
              onClick={() => form.mutate({ programId, planKey: plan.planKey })}
            >
              确认编班
            </ActionButton>
            <Button onClick={() => void preview.refetch()}>重新预览</Button>
          </div>
          <Section title="编班结果">
            <PlanTable plan={plan} />
          </Section>
        </>
      )}
    </Loaded>
  );
}

const hasChange = (plan: Plan) => plan.moved + plan.placed > 0 || plan.classes.some((one) => one.state === 'closing');

function Summary({ plan }: { plan: Plan }) {
  const closing = plan.classes.filter((one) => one.state === 'closing').length;
  const parts = [
    `应参训 ${countText(plan.people)} 人，每班约 ${plan.sizeTarget} 人、最多 ${plan.sizeMost} 人`,
    `编成 ${countText(plan.classes.length - closing)} 个班`,
    plan.placed > 0 ? `新编入 ${countText(plan.placed)} 人` : '',
    plan.moved > 0 ? `从别的班转来 ${countText(plan.moved)} 人` : '',
    closing > 0 ? `撤销 ${closing} 个班` : '',
  ];
  return (
    <Alert
      type={plan.moved > 0 || closing > 0 ? 'warning' : 'info'}
      showIcon
      title={`${parts.filter(Boolean).join('，')}。`}
      description="手工调过班的教师留在原班；辅导教师不编在自己辅导的班。"
    />
  );
}

function PlanTable({ plan }: { plan: Plan }) {
  return (
    <Table
      size="small"
      rowKey="key"
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 'max-content' }}
      dataSource={[...plan.classes]}
      columns={[
        { title: '班级', dataIndex: 'name' },
        { title: '学段学科', render: (_value, row) => groupText(row) },
        {
          title: '人数',
          align: 'right',
          className: 'num',
          dataIndex: 'people',
          sorter: (a, b) => a.people - b.people,
        },
        {
          title: '其中新来',
          align: 'right',
          className: 'num',
          dataIndex: 'coming',
          sorter: (a, b) => a.coming - b.coming,
        },
        {
          title: '变化',
          render: (_value, row) => <StateTag tone={states[row.state][1]}>{states[row.state][0]}</StateTag>,
          filters: Object.entries(states).map(([value, [text]]) => ({ value, text })),
          onFilter: (value, row) => row.state === value,
        },
        { title: '怎么编成的', render: (_value, row) => <span className="wrap">{row.why}</span>, width: 420 },
      ]}
    />
  );
}
