import { orgKindNames, ownershipNames, stagesText } from '@yanxiu/ui/words';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay, useMe } from '../frame/session.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { ReopenDialog } from './ReopenDialog.tsx';

type Org = RowOf<'org.list'>;

export const orgColumns: readonly Column<Org>[] = [
  {
    key: 'name',
    title: '单位名称',
    sort: true,
    render: (org) =>
      org.closedAt ? (
        <span className="muted">
          {org.name}（{org.mergedIntoName ? `并入${org.mergedIntoName}` : '已撤销'}）
        </span>
      ) : (
        <Link to={`/orgs/${org.id}`}>{org.name}</Link>
      ),
  },
  { key: 'kind', title: '类别', value: (org) => orgKindNames[org.kind] ?? org.kind },
  { key: 'parentName', title: '上级单位' },
  { key: 'stages', title: '学段', value: (org) => (org.kind === 'school' ? stagesText(org.stages) : '') },
  { key: 'ownership', title: '办学性质', value: (org) => (org.ownership ? ownershipNames[org.ownership] : '') },
  { key: 'reportsThroughName', title: '由哪个中心校上报' },
  { key: 'childCount', title: '下级单位', kind: 'count', value: (org) => org.childCount || null },
  { key: 'registeredName', title: '备案名称', hidden: true },
  { key: 'uscc', title: '统一社会信用代码', hidden: true },
  { key: 'code', title: '行政区划代码', hidden: true },
];

const kinds = ['city', 'county', 'school', 'provider'].map((value) => ({ value, label: orgKindNames[value] ?? value }));

/** All units that the reader's role reaches. */
export function OrgListPage() {
  const may = useMay();
  const { assignment } = useMe();
  const oneSchool = assignment?.orgKind === 'school';
  const [reopening, setReopening] = useState<Org | null>(null);
  return (
    <PageFrame
      title="单位"
      purpose="查看管理范围内的教育局和学校，维护学校的名称、学段、中心校和责任人。"
      actions={may('org.edit') && !oneSchool ? <LinkButton to="/orgs/import">批量导入学校</LinkButton> : null}
      primary={
        may('org.edit') && !oneSchool ? (
          <LinkButton type="primary" to="/orgs/new">
            新建学校
          </LinkButton>
        ) : null
      }
    >
      <DataTable
        stem="org.list"
        noun="单位"
        columns={orgColumns}
        search="名称、备案名称、别名"
        filters={[
          { key: 'kind', label: '类别', options: kinds },
          { key: 'closed', label: '已撤并', options: [{ value: 'true', label: '只看已撤并' }] },
        ]}
        rowName={(org) => org.name}
        rowActions={(org) =>
          org.closedAt
            ? may('org.edit') && !oneSchool
              ? [{ label: '恢复', onClick: () => setReopening(org) }]
              : []
            : [
                { label: '查看', to: `/orgs/${org.id}` },
                ...(may('org.edit') && org.kind === 'school' ? [{ label: '修改', to: `/orgs/${org.id}/edit` }] : []),
              ]
        }
        empty={{ title: '管理范围内还没有单位', hint: '新建学校后会列在这里。' }}
      />
      <ReopenDialog school={reopening} onClose={() => setReopening(null)} />
    </PageFrame>
  );
}
