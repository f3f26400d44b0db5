import { roleNames } from '@yanxiu/domain/access/roles';
import { PageFrame } from '../kit/PageFrame.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowOf } from '../kit/table/row.ts';
import { AuditDetail } from './AuditDetail.tsx';
import { actionName, featureOptions, subjectName } from './action-words.ts';
import { VerifyChain } from './VerifyChain.tsx';
import './operation.css';

type Entry = RowOf<'operation.audit'>;

const columns: readonly Column<Entry>[] = [
  { key: 'seq', title: '序号', kind: 'text', value: (one) => one.seq },
  { key: 'at', title: '时间', kind: 'instant' },
  { key: 'personName', title: '操作人', value: (one) => one.personName ?? '系统' },
  { key: 'role', title: '角色', value: (one) => roleText(one.role) },
  { key: 'orgName', title: '单位' },
  { key: 'action', title: '操作', value: (one) => actionName(one.action) },
  { key: 'subjectKind', title: '对象', value: (one) => subjectName(one.subjectKind) },
  { key: 'reason', title: '原因', render: (one) => <span className="wrap">{one.reason ?? '—'}</span> },
  { key: 'realAt', title: '实际时间', kind: 'instant', hidden: true },
  { key: 'address', title: '来源地址', hidden: true },
  { key: 'subjectId', title: '对象编号', hidden: true },
];

function roleText(role: string | null): string {
  return role ? (roleNames[role as keyof typeof roleNames] ?? role) : '';
}

/** The append-only audit of what an auditor reaches, with the check of its chain. */
export function AuditPage() {
  return (
    <PageFrame
      title="审计记录"
      purpose="谁、什么时候、做了什么、前后有何不同。记录只能追加，每条都和前一条用校验码相连。"
    >
      <VerifyChain />
      <DataTable
        stem="operation.audit"
        noun="审计记录"
        columns={columns}
        search="操作人姓名（全名）或对象编号"
        filters={[{ key: 'action', label: '类别', options: featureOptions, searchable: true }]}
        rowKey={(one) => String(one.seq)}
        rowName={(one) => `第 ${one.seq} 条`}
        expandable={{ expandedRowRender: (one) => <AuditDetail entry={one} /> }}
        empty={{ title: '管理范围内还没有审计记录', hint: '有人登录或办理业务后会列在这里。' }}
      />
    </PageFrame>
  );
}
