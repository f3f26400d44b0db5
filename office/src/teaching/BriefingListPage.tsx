import { Link } from 'react-router';
import { useMay } from '../frame/session.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';

type Row = RowOf<'teaching.briefings'>;

const columns: readonly Column<Row>[] = [
  {
    key: 'title',
    title: '标题',
    render: (row) => (
      <Link className="wrap" to={`/briefings/${row.id}`}>
        {row.title}
      </Link>
    ),
  },
  {
    key: 'issueNumber',
    title: '期号',
    value: (row) => (row.state === 'draft' ? '' : `第 ${row.issueNumber} 期`),
  },
  { key: 'className', title: '发给', value: (row) => row.className ?? '全项目' },
  { key: 'authorName', title: '编辑' },
  { key: 'issuedOn', title: '日期', kind: 'day' },
  {
    key: 'state',
    title: '状态',
    value: (row) => (row.state === 'draft' ? '草稿' : '已发布'),
    render: (row) => (row.state === 'draft' ? <StateTag>草稿</StateTag> : <StateTag tone="good">已发布</StateTag>),
  },
];

/** 简报 of the classes in reach and of the program. */
export function BriefingListPage() {
  const may = useMay();
  return (
    <PageFrame
      title="简报"
      purpose="班级和项目的研修简报，附当日学情数据；发布后学员和各级都能看到，可下载 Word 和 PDF。"
      primary={
        may('teaching.brief') ? (
          <LinkButton type="primary" to="/briefings/new">
            写简报
          </LinkButton>
        ) : null
      }
    >
      <ForProgram>
        {(program) => (
          <DataTable
            stem="teaching.briefings"
            input={{ programId: program.id }}
            noun="简报"
            columns={columns}
            search="标题、班级、编辑"
            rowName={(row) => row.title}
            rowActions={(row) => [{ label: '查看', to: `/briefings/${row.id}` }]}
            empty={{ title: '还没有简报', hint: '辅导教师或承训机构发布简报后，会列在这里。' }}
          />
        )}
      </ForProgram>
    </PageFrame>
  );
}
