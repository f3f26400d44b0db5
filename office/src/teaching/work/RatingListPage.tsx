import type { OutputOf } from '@yanxiu/contract/index';
import { Modal, Pagination } from 'antd';
import { useState } from 'react';
import { ForProgram } from '../../kit/ForProgram.tsx';
import { LinkButton } from '../../kit/LinkButton.tsx';
import { Loaded } from '../../kit/Loaded.tsx';
import { PageFrame } from '../../kit/PageFrame.tsx';
import { DataTable } from '../../kit/table/DataTable.tsx';
import type { Column } from '../../kit/table/row.ts';
import { useApi } from '../../kit/use-api.ts';
import { SpreadBar } from './SpreadBar.tsx';
import './voice.css';

type Rating = OutputOf<'teaching.ratings'>['rows'][number];

const columns: readonly Column<Rating>[] = [
  { key: 'title', title: '课程', sort: true, render: (row) => <span className="wrap">{row.title}</span> },
  { key: 'theme', title: '主题' },
  { key: 'answers', title: '收到', kind: 'count', sort: true },
  {
    key: 'mean',
    title: '已显示的平均（满分 5）',
    value: (row) => (row.spread ? row.spread.meanX100 / 100 : ''),
    render: (row) => <SpreadBar spread={row.spread} none={row.answers === 0 ? '还没有人评' : '还不足 5 份'} />,
  },
];

/** 课程评价: stars and words of those who studied a course, without their names. */
export function RatingListPage() {
  return (
    <PageFrame
      title="课程评价"
      purpose="学过课程的老师匿名打的星和写的话。满 5 份显示，以后每满 5 份更新一次，看不出哪一份是谁的。"
      actions={<LinkButton to="/survey">匿名问卷</LinkButton>}
    >
      <ForProgram>{(program) => <Ratings programId={program.id} />}</ForProgram>
    </PageFrame>
  );
}

function Ratings({ programId }: { programId: string }) {
  const [open, setOpen] = useState<Rating | null>(null);
  return (
    <>
      <DataTable
        stem="teaching.ratings"
        input={{ programId }}
        noun="课程"
        columns={columns}
        search="课程名称"
        rowName={(row) => row.title}
        rowActions={(row) => [
          {
            label: '看评语',
            blocked: row.spread ? null : '还不足 5 份，不显示。',
            onClick: () => setOpen(row),
          },
        ]}
        empty={{ title: '项目还没有课程', hint: '配置课程包以后，老师学过就可以评价。' }}
      />
      {open ? <WordsDialog programId={programId} row={open} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

const size = 20;

function WordsDialog({ programId, row, onClose }: { programId: string; row: Rating; onClose: () => void }) {
  const [page, setPage] = useState(1);
  const words = useApi(
    'teaching.ratingWords',
    { programId, courseId: row.courseId, page, size },
    { keepPrevious: true },
  );
  return (
    <Modal open title={`《${row.title}》的评语`} footer={null} onCancel={onClose} width={640}>
      <Loaded of={words} what="评语">
        {({ rows, total }) => (
          <>
            {total === 0 ? <p className="muted">还没有人写评语。</p> : null}
            <ul className="voice-words">
              {rows.map((one, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two may have written the same
                <li key={at}>{one.words}</li>
              ))}
            </ul>
            {total > size ? <Pagination current={page} pageSize={size} total={total} onChange={setPage} /> : null}
          </>
        )}
      </Loaded>
    </Modal>
  );
}
