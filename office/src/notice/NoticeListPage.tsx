import { Link } from 'react-router';
import { useMay } from '../frame/session.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { kindNames, kinds, publicityNames } from './notice-words.ts';

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
  {
    key: 'state',
    title: '状态',
    value: stateName,
    render: (notice) => <NoticeState notice={notice} />,
  },
  { key: 'number', title: '发文字号' },
  { key: 'orgName', title: '发文单位' },
  { key: 'issuedOn', title: '成文日期', kind: 'day' },
  { key: 'kind', title: '类别', value: (notice) => kindNames[notice.kind] },
  {
    key: 'publicity',
    title: '公开属性',
    value: (notice) => publicityNames[notice.publicity],
  },
];

type Standing = Pick<Notice, 'state' | 'toSign' | 'signedAt'>;

function stateName({ state, toSign, signedAt }: Standing): string {
  if (state === 'draft') return '草稿';
  if (toSign) return '待签收';
  return signedAt ? '已签收' : '已印发';
}

export function NoticeState({ notice }: { notice: Standing }) {
  const tone = notice.state === 'draft' ? 'plain' : notice.toSign ? 'warn' : 'good';
  return <StateTag tone={tone}>{stateName(notice)}</StateTag>;
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
        filters={[
          { key: 'toSign', label: '签收', options: [{ value: 'true', label: '待本单位签收' }] },
          { key: 'kind', label: '类别', options: kinds },
          ...(writes
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
            : []),
        ]}
        rowName={(notice) => notice.title}
        rowActions={(notice) => [
          { label: notice.toSign && may('notice.sign') ? '阅读并签收' : '阅读', to: `/notices/${notice.id}` },
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
