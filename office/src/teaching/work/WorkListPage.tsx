import { type WorkAct, workActNames, workLevelNames, workLevels } from '@yanxiu/domain/teaching/work/nomination';
import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { download } from '@yanxiu/ui/client';
import { hundredthsText } from '@yanxiu/ui/words';
import { App, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { reasonFor } from '../../kit/ActionButton.tsx';
import { ForProgram } from '../../kit/ForProgram.tsx';
import { PageFrame } from '../../kit/PageFrame.tsx';
import { StateTag } from '../../kit/StateTag.tsx';
import { DataTable } from '../../kit/table/DataTable.tsx';
import type { Column } from '../../kit/table/row.ts';
import { isWorkAct, MoveDialog } from './MoveDialog.tsx';
import { type WorkRow, workStateText, workTone } from './work-words.ts';

const columns: readonly Column<WorkRow>[] = [
  { key: 'name', title: '姓名', render: (row) => <Link to={`/works/${row.id}`}>{row.name}</Link> },
  { key: 'schoolName', title: '学校' },
  { key: 'regionName', title: '县（市、区）' },
  { key: 'lessonTitle', title: '作业', render: (row) => <span title={row.courseTitle}>{row.lessonTitle}</span> },
  {
    key: 'scoreX100',
    title: '得分',
    value: (row) => (row.scoreX100 === null ? '' : hundredthsText(row.scoreX100)),
  },
  {
    key: 'state',
    title: '推荐情况',
    value: workStateText,
    render: (row) => <StateTag tone={workTone(row)}>{workStateText(row)}</StateTag>,
  },
  { key: 'mayPublish', title: '作者同意公开', value: (row) => (row.mayPublish ? '同意' : '没有同意') },
  { key: 'createdAt', title: '推荐时间', kind: 'instant' },
];

/** 研修成果: excellent pieces on their way from the class up to the city. */
export function WorkListPage() {
  return (
    <PageFrame
      title="研修成果"
      purpose="辅导教师推荐的优秀作业，由学校、县、市逐级推荐；经作者同意可在“成果展示”公开。"
      actions={
        <Button href="/gallery" target="_blank">
          打开成果展示
        </Button>
      }
    >
      <ForProgram>{(program) => <Works programId={program.id} />}</ForProgram>
    </PageFrame>
  );
}

function Works({ programId }: { programId: string }) {
  const [moving, setMoving] = useState<{ row: WorkRow; act: WorkAct } | null>(null);
  return (
    <>
      <DataTable
        stem="teaching.works"
        input={{ programId }}
        noun="成果"
        columns={columns}
        search="姓名、学校"
        filters={[
          {
            key: 'level',
            label: '所在级别',
            options: workLevels.map((value) => ({ value, label: workLevelNames[value] })),
          },
          {
            key: 'show',
            label: '情况',
            options: [
              { value: 'waiting', label: '推荐中' },
              { value: 'setAside', label: '不再推荐' },
              { value: 'published', label: '公开展示中' },
            ],
          },
        ]}
        rowName={(row) => `${row.name}的成果`}
        rowActions={(row) => [
          { label: '查看', to: `/works/${row.id}` },
          ...row.allowed.flatMap(({ act }) =>
            isWorkAct(act)
              ? [
                  {
                    label: workActNames[act],
                    blocked: reasonFor(row.allowed, act),
                    onClick: () => setMoving({ row, act }),
                  },
                ]
              : [],
          ),
        ]}
        empty={{
          title: '还没有推荐的成果',
          hint: '辅导教师批改作业时勾选“推荐为优秀”，作业就会列在这里，由学校开始逐级推荐。',
        }}
      />
      <CollectionButton programId={programId} />
      {moving ? (
        <MoveDialog programId={programId} row={moving.row} act={moving.act} onClose={() => setMoving(null)} />
      ) : null}
    </>
  );
}

/** All works in reach as one archive. */
function CollectionButton({ programId }: { programId: string }) {
  const { notification } = App.useApp();
  const [busy, setBusy] = useState(false);
  const fetch = async () => {
    setBusy(true);
    await download('teaching.exportWorks', { programId }).catch((error: ApiError) =>
      notification.error({ placement: 'top', title: '没有完成', description: errorText(error) }),
    );
    setBusy(false);
  };
  return (
    <p>
      <Button loading={busy} onClick={() => void fetch()}>
        下载成果集（.zip）
      </Button>
      <span className="muted">　每份成果一个文件夹，附目录。</span>
    </p>
  );
}
