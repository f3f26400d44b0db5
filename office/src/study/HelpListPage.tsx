import { helpStateNames, helpStates, helpSubjectNames } from '@yanxiu/domain/study/help';
import { instantText } from '@yanxiu/ui/words';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '../frame/session.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { ReasonDialog } from '../kit/ReasonDialog.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { useAct } from '../kit/use-api.ts';
import { helpTones } from './study-words.ts';

type Row = RowOf<'study.helps'>;

const columns: readonly Column<Row>[] = [
  { key: 'name', title: '姓名', render: (row) => <Link to={`/study/${row.personId}`}>{row.name}</Link> },
  { key: 'schoolName', title: '学校' },
  { key: 'phoneMask', title: '手机号' },
  {
    key: 'about',
    title: '要帮什么',
    value: (row) => helpSubjectNames[row.about],
    render: (row) => (
      <span className="wrap">
        {helpSubjectNames[row.about]}
        {row.words ? `：${row.words}` : ''}
      </span>
    ),
  },
  { key: 'askedAt', title: '提出时间', kind: 'instant' },
  {
    key: 'state',
    title: '状态',
    value: (row) => helpStateNames[row.state],
    render: (row) => <StateTag tone={helpTones[row.state]}>{helpStateNames[row.state]}</StateTag>,
  },
  {
    key: 'answer',
    title: '办理情况',
    render: (row) =>
      row.state === 'helped' ? (
        <span className="wrap">
          {row.answer}（{row.helperName}，{instantText(row.endedAt)}）
        </span>
      ) : (
        '—'
      ),
  },
];

/** 帮扶名单: who asked the school for help, the longest waiting first. */
export function HelpListPage() {
  const may = useMay();
  const [helping, setHelping] = useState<Row | null>(null);
  return (
    <PageFrame
      title="帮扶名单"
      purpose="老师在手机上点了“我不会用，请学校帮我”，名字就列在这里；帮过以后登记一下，本人能看到。"
    >
      <ForProgram>
        {(program) => (
          <>
            <DataTable
              stem="study.helps"
              input={{ programId: program.id }}
              noun="请求"
              columns={columns}
              search="姓名、学校"
              filters={[
                {
                  key: 'state',
                  label: '状态',
                  options: helpStates.map((value) => ({ value, label: helpStateNames[value] })),
                },
              ]}
              rowName={(row) => row.name}
              rowActions={(row) =>
                may('study.help') && row.state === 'open'
                  ? [{ label: '登记已帮助', onClick: () => setHelping(row) }]
                  : []
              }
              empty={{ title: '没有老师请求帮助', hint: '老师在“使用帮助”里提出请求后，会列在这里。' }}
            />
            {helping ? <HelpDialog programId={program.id} row={helping} onClose={() => setHelping(null)} /> : null}
          </>
        )}
      </ForProgram>
    </PageFrame>
  );
}

function HelpDialog({ programId, row, onClose }: { programId: string; row: Row; onClose: () => void }) {
  const answer = useAct('study.answerHelp', { done: `已登记对${row.name}的帮助`, quiet: true });
  return (
    <ReasonDialog
      open
      title={`登记对${row.name}的帮助`}
      effect={`${helpSubjectNames[row.about]}${row.words ? `：${row.words}` : ''}`}
      what="怎么帮的"
      most={200}
      submit="登记"
      usual={['已当面教会登录和学习', '已帮助换用浏览器，可以播放', '已安排到学校机房学习']}
      onSubmit={(text) => answer.mutateAsync({ programId, id: row.id, answer: text })}
      onClose={onClose}
    />
  );
}
