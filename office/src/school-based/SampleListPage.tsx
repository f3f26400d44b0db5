import { instantText } from '@yanxiu/ui/words';
import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useProgramChoice } from '../frame/program-choice.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { useAct } from '../kit/use-api.ts';
import { SchoolBasedTabs } from './SchoolBasedTabs.tsx';

type Row = RowOf<'schoolBased.listSamples'>;

const columns: readonly Column<Row>[] = [
  {
    key: 'drawnAt',
    title: '抽取时间',
    kind: 'instant',
    render: (row) => <Link to={`/school-based/samples/${row.id}`}>{instantText(row.drawnAt)}</Link>,
  },
  { key: 'seed', title: '种子' },
  { key: 'percent', title: '比例', value: (row) => `${row.percent}%` },
  { key: 'drawnOf', title: '范围内活动', kind: 'count' },
  { key: 'drawn', title: '抽到', kind: 'count' },
  { key: 'drawnByName', title: '抽取人' },
];

/** Spot checks: what was drawn, of what, with which seed. */
export function SampleListPage() {
  const { program } = useProgramChoice();
  return (
    <PageFrame
      title="校本研修"
      purpose="按比例抽查学校的活动。同一种子总是抽到同样的活动，任何人都可以复核。"
      primary={program ? <DrawButton programId={program.id} /> : null}
    >
      <SchoolBasedTabs />
      <ForProgram>
        {({ id }) => (
          <DataTable
            stem="schoolBased.listSamples"
            input={{ programId: id }}
            noun="抽查"
            columns={columns}
            rowName={(row) => row.seed}
            rowActions={(row) => [{ label: '查看', to: `/school-based/samples/${row.id}` }]}
            empty={{ title: '还没有抽查', hint: '有校（园）长确认的活动后，点“抽取一批”。' }}
          />
        )}
      </ForProgram>
    </PageFrame>
  );
}

function DrawButton({ programId }: { programId: string }) {
  const [open, setOpen] = useState(false);
  const [seed, setSeed] = useState('');
  const fieldId = useId();
  const navigate = useNavigate();
  const draw = useAct('schoolBased.drawSample', {
    done: ({ drawn }) => `抽到 ${drawn} 次活动`,
    onDone: ({ id }) => void navigate(`/school-based/samples/${id}`),
  });
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        抽取一批
      </Button>
      <Modal
        open={open}
        title="抽取一批活动"
        okText="抽取"
        cancelText="取消"
        okButtonProps={{ disabled: seed.trim() === '' }}
        confirmLoading={draw.isPending}
        onOk={() => draw.mutate({ programId, seed: seed.trim() })}
        onCancel={() => setOpen(false)}
      >
        <div className="dialog-form">
          <label htmlFor={fieldId}>种子</label>
          <Input
            id={fieldId}
            maxLength={40}
            placeholder="例如：四月第一次抽查"
            value={seed}
            onChange={(event) => setSeed(event.target.value)}
          />
          <p className="muted">种子可以是日期、期号等任意文字，连同结果一起留存。</p>
        </div>
      </Modal>
    </>
  );
}
