import { phaseNames } from '@yanxiu/domain/program/phase';
import { Link } from 'react-router';
import { useMay, useMe } from '../frame/session.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { ProgramStateTags } from './ProgramStateTags.tsx';
import { programStateNames } from './program-words.ts';

type Program = RowOf<'program.list'>;

const columns: readonly Column<Program>[] = [
  { key: 'name', title: '项目名称', render: (one) => <Link to={`/programs/${one.id}`}>{one.name}</Link> },
  { key: 'year', title: '年度', kind: 'text' },
  {
    key: 'state',
    title: '状态',
    value: (one) => (one.state === 'published' ? phaseNames[one.phase] : programStateNames[one.state]),
    render: (one) => <ProgramStateTags state={one.state} phase={one.phase} />,
  },
  {
    key: 'nextMilestone',
    title: '下一个时间节点',
    value: (one) => (one.nextMilestone ? `${one.nextMilestone.day} ${one.nextMilestone.name}` : ''),
  },
  { key: 'publisherName', title: '发布单位' },
  { key: 'providerName', title: '承训机构' },
  { key: 'code', title: '编号', hidden: true },
  { key: 'version', title: '版本', kind: 'count', hidden: true },
];

const states = Object.entries(programStateNames).map(([value, label]) => ({ value, label }));

/** The programs that the reader's role reaches, the most recent first. */
export function ProgramListPage() {
  const may = useMay();
  const { assignment } = useMe();
  return (
    <PageFrame
      title="培训项目"
      purpose="每个项目是一年的全员培训：通知里的时间、学时、收费、考核办法都在项目里，其他页面按它办理。"
      primary={
        may('program.edit') ? (
          <LinkButton type="primary" to="/programs/new">
            新建项目
          </LinkButton>
        ) : null
      }
    >
      <DataTable
        stem="program.list"
        noun="培训项目"
        columns={columns}
        search="项目名称"
        filters={[{ key: 'state', label: '状态', options: states }]}
        rowName={(one) => one.name}
        rowActions={(one) => [
          { label: '查看', to: `/programs/${one.id}` },
          ...(may('program.edit') && one.publisherId === assignment?.orgId && one.state !== 'closed'
            ? [{ label: '修改', to: `/programs/${one.id}/edit` }]
            : []),
        ]}
        empty={{
          title: '还没有培训项目',
          hint: may('program.edit') ? '按通知从预设新建一个，或沿用上一年的项目。' : '教育局发布项目后会列在这里。',
        }}
      />
    </PageFrame>
  );
}
