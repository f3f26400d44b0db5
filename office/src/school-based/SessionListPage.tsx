import { Link } from 'react-router';
import { useMay } from '../frame/session.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';

type Row = RowOf<'schoolBased.listSessions'>;

const columns: readonly Column<Row>[] = [
  { key: 'title', title: '授课', render: (row) => <Link to={`/offline-sessions/${row.id}`}>{row.title}</Link> },
  { key: 'lecturer', title: '主讲' },
  { key: 'heldOn', title: '日期', kind: 'day' },
  { key: 'place', title: '地点' },
  { key: 'orgName', title: '举办单位' },
  {
    key: 'hoursX100',
    title: '计入校本学时',
    kind: 'hours',
    value: (row) => (row.feeds === 'schoolBased' ? row.hoursX100 : null),
  },
  { key: 'presentCount', title: '到场人数', kind: 'count' },
  { key: 'recordedAt', title: '登记时间', kind: 'instant', hidden: true },
];

/** Lectures held in a room, with who was there. */
export function SessionListPage() {
  const may = useMay();
  return (
    <PageFrame
      title="线下授课"
      purpose="集中授课和到场名单；到场情况计入考核的“线下授课”部分。"
      primary={
        may('schoolBased.publish') ? (
          <LinkButton type="primary" to="/offline-sessions/new">
            登记授课
          </LinkButton>
        ) : null
      }
    >
      <ForProgram>
        {(program) => (
          <DataTable
            stem="schoolBased.listSessions"
            input={{ programId: program.id }}
            noun="线下授课"
            columns={columns}
            search="授课名称"
            rowName={(row) => row.title}
            rowActions={(row) => [{ label: '查看', to: `/offline-sessions/${row.id}` }]}
            empty={{
              title: '还没有线下授课',
              hint: may('schoolBased.publish')
                ? '授课结束后点“登记授课”，粘贴到场名单。'
                : '承训机构登记后会列在这里。',
            }}
          />
        )}
      </ForProgram>
    </PageFrame>
  );
}
