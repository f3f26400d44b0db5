import { Link } from 'react-router';
import { useMay } from '../frame/session.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';

type Notice = RowOf<'notice.list'>;

const columns: readonly Column<Notice>[] = [
  {
    key: 'title',
    title: '标题',
    render: (notice) => (
      <span className="wrap">
        <Link to={`/notices/${notice.id}`}>{notice.title}</Link>
      </span>
    ),
  },
  { key: 'number', title: '发文字号' },
  { key: 'orgName', title: '发文单位' },
  { key: 'issuedOn', title: '成文日期', kind: 'day' },
  {
    key: 'state',
    title: '状态',
    value: (notice) => stateName(notice.state),
    render: (notice) => <NoticeState state={notice.state} />,
  },
  { key: 'public', title: '公开', value: (notice) => (notice.public ? '首页公开' : '内部') },
];

function stateName(state: Notice['state']): string {
  return state === 'draft' ? '草稿' : '已印发';
}

export function NoticeState({ state }: { state: Notice['state'] }) {
  return <StateTag tone={state === 'draft' ? 'plain' : 'good'}>{stateName(state)}</StateTag>;
}

/** The notices of one's own level, those from above and those issued below. */
export function NoticeListPage() {
  const may = useMay();
  const writes = may('notice.publish');
  return (
    <PageFrame
      title="通知"
      purpose="本级、上级和下级印发的通知；公开的通知同时显示在平台首页。"
      primary={
        writes ? (
          <LinkButton type="primary" to="/notices/new">
            起草通知
          </LinkButton>
        ) : null
      }
    >
      <DataTable
        stem="notice.list"
        noun="通知"
        columns={columns}
        search="标题、发文字号"
        filters={
          writes
            ? [
                {
                  key: 'state',
                  label: '状态',
                  options: [
                    { value: 'draft', label: '草稿' },
                    { value: 'published', label: '已印发' },
                  ],
                },
              ]
            : []
        }
        rowName={(notice) => notice.title}
        rowActions={(notice) => [
          { label: '阅读', to: `/notices/${notice.id}` },
          ...(notice.mayEdit && writes ? [{ label: '修改', to: `/notices/${notice.id}/edit` }] : []),
        ]}
        empty={{
          title: '还没有通知',
          hint: writes ? '起草并印发后，管理范围内的学校都能看到。' : '教育局印发通知后会列在这里。',
        }}
      />
    </PageFrame>
  );
}
