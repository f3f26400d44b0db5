import { Link } from 'react-router';
import { useMay } from '../frame/session.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';

type Row = RowOf<'teaching.notices'>;

const columns: readonly Column<Row>[] = [
  {
    key: 'title',
    title: '标题',
    render: (row) => (
      <Link className="wrap" to={`/class-notices/${row.id}`}>
        {row.title}
      </Link>
    ),
  },
  {
    key: 'read',
    title: '已读',
    value: (row) => `${row.read} / ${row.people}`,
    render: (row) => (
      <>
        <span className="num">
          {row.read} / {row.people}
        </span>{' '}
        {row.people > 0 && row.read === row.people ? <StateTag tone="good">全部已读</StateTag> : null}
      </>
    ),
  },
  { key: 'className', title: '班级' },
  { key: 'senderName', title: '发送人' },
  { key: 'sentAt', title: '发送时间', kind: 'instant' },
  { key: 'remindedAt', title: '最近提醒', kind: 'instant' },
];

/** Notices of tutors to their classes, with how many have read them. */
export function NoticeListPage() {
  const may = useMay();
  return (
    <PageFrame
      title="班级通知"
      purpose="辅导教师发给班级的通知，学员在手机的“班级”里看到；谁还没读，打开可见。"
      primary={
        may('teaching.tutor') ? (
          <LinkButton type="primary" to="/class-notices/new">
            发通知
          </LinkButton>
        ) : null
      }
    >
      <ForProgram>
        {(program) => (
          <DataTable
            stem="teaching.notices"
            input={{ programId: program.id }}
            noun="班级通知"
            columns={columns}
            search="标题、班级、发送人"
            rowName={(row) => row.title}
            rowActions={(row) => [{ label: '查看', to: `/class-notices/${row.id}` }]}
            empty={{ title: '还没有班级通知', hint: '辅导教师发出通知后，会列在这里。' }}
          />
        )}
      </ForProgram>
    </PageFrame>
  );
}
