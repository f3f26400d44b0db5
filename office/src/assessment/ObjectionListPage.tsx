import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { Alert, Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '../frame/session.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { useAct } from '../kit/use-api.ts';
import { AppealTabs } from './ScoreTabs.tsx';
import './assessment.css';

type Row = RowOf<'assessment.objections'>;

const columns: readonly Column<Row>[] = [
  { key: 'name', title: '姓名', render: (row) => <Link to={`/scores/${row.personId}`}>{row.name}</Link> },
  { key: 'schoolName', title: '学校' },
  { key: 'text', title: '异议', render: (row) => <span className="wrap">{row.text}</span> },
  { key: 'raisedAt', title: '提出时间', kind: 'instant' },
  {
    key: 'state',
    title: '状态',
    value: (row) => (row.state === 'open' ? '待答复' : '已答复'),
    render: (row) =>
      row.state === 'open' ? <StateTag tone="warn">待答复</StateTag> : <StateTag tone="good">已答复</StateTag>,
  },
  { key: 'answer', title: '答复', render: (row) => <span className="wrap">{row.answer ?? '—'}</span> },
  { key: 'answeredByName', title: '答复人', hidden: true },
];

/** Objections raised while scores are posted; each is answered before the sheet goes on. */
export function ObjectionListPage() {
  return (
    <PageFrame
      title="更正与异议"
      purpose="公示期间参训教师对成绩的异议；答复以后成绩表才能审定，需要改分的先退回成绩表。"
    >
      <AppealTabs />
      <ForProgram>{(program) => <Objections programId={program.id} />}</ForProgram>
    </PageFrame>
  );
}

function Objections({ programId }: { programId: string }) {
  const may = useMay();
  const [answering, setAnswering] = useState<Row | null>(null);
  return (
    <>
      <DataTable
        stem="assessment.objections"
        input={{ programId }}
        noun="异议"
        columns={columns}
        search="姓名、拼音、学校"
        filters={[
          {
            key: 'state',
            label: '状态',
            options: [
              { value: 'open', label: '待答复' },
              { value: 'answered', label: '已答复' },
            ],
          },
        ]}
        rowName={(row) => row.name}
        rowActions={(row) =>
          row.state === 'open' && may('assessment.confirmSchool')
            ? [
                {
                  label: '答复',
                  onClick: () => setAnswering(row),
                  blocked: row.mayAnswer ? null : '不能处理本人的成绩，由上级答复。',
                },
              ]
            : []
        }
        empty={{ title: '没有异议', hint: '参训教师在公示期间提出异议后会列在这里。' }}
      />
      <Modal
        open={answering !== null}
        title={`答复${answering?.name ?? ''}的异议`}
        footer={null}
        onCancel={() => setAnswering(null)}
        destroyOnHidden
      >
        {answering ? <AnswerForm programId={programId} row={answering} onClose={() => setAnswering(null)} /> : null}
      </Modal>
    </>
  );
}

function AnswerForm({ programId, row, onClose }: { programId: string; row: Row; onClose: () => void }) {
  const [text, setText] = useState('');
  const [error, setError] = useState('');
  const fieldId = useId();
  const answer = useAct('assessment.answerObjection', { quiet: true, done: '已答复', onDone: onClose });
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim().length < 2) return setError('请写明核对的情况和结论。');
        answer.mutate(
          { programId, objectionId: row.id, answer: text.trim() },
          { onError: (problem: ApiError) => setError(errorText(problem)) },
        );
      }}
    >
      <p className="objection-text">{row.text}</p>
      {error ? <Alert type="error" title={error} role="alert" /> : null}
      <label htmlFor={fieldId}>答复</label>
      <Input.TextArea
        id={fieldId}
        autoFocus
        rows={4}
        maxLength={1000}
        showCount
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p className="muted">答复后老师在手机上能看到，不能再修改。</p>
      <div className="dialog-buttons">
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" htmlType="submit" loading={answer.isPending}>
          答复
        </Button>
      </div>
    </form>
  );
}
