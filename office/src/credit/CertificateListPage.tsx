import { download } from '@yanxiu/ui/client';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay, useMe } from '../frame/session.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { ReasonDialog } from '../kit/ReasonDialog.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, Filter, RowOf } from '../kit/table/row.ts';
import { useAct } from '../kit/use-api.ts';
import { CertificateTabs } from './CertificateTabs.tsx';
import { usePrint } from './use-print.ts';

type Row = RowOf<'credit.certificates'>;

const columns: readonly Column<Row>[] = [
  { key: 'number', title: '证书编号' },
  { key: 'name', title: '姓名', render: (row) => <Link to={`/scores/${row.personId}`}>{row.name}</Link> },
  { key: 'schoolName', title: '学校' },
  { key: 'totalX100', title: '成绩', kind: 'score' },
  { key: 'creditsX100', title: '学分', kind: 'hours' },
  { key: 'issuedOn', title: '发证日期', kind: 'day' },
  {
    key: 'revokedAt',
    title: '状态',
    value: (row) => (row.revokedAt ? '已撤销' : '有效'),
    render: (row) => (row.revokedAt ? <StateTag tone="bad">已撤销</StateTag> : <StateTag tone="good">有效</StateTag>),
  },
  {
    key: 'revokedReason',
    title: '撤销原因',
    render: (row) => <span className="wrap">{row.revokedReason ?? '—'}</span>,
  },
];

const states = [
  { value: 'valid', label: '有效' },
  { value: 'revoked', label: '已撤销' },
];

/** Certificates that were issued: each is printed alone, or its unit's all at once. */
export function CertificateListPage() {
  return (
    <PageFrame title="证书" purpose="成绩审定并合格的参训教师自动获得证书；扫描证书上的二维码可以查验真伪。">
      <CertificateTabs />
      <ForProgram>{(program) => <Certificates programId={program.id} />}</ForProgram>
    </PageFrame>
  );
}

function Certificates({ programId }: { programId: string }) {
  const may = useMay();
  const { assignment } = useMe();
  const [revoking, setRevoking] = useState<Row | null>(null);
  const { run } = usePrint();
  const revoke = useAct('credit.revoke', { quiet: true, done: '已撤销' });
  const filters: readonly Filter[] = [
    { key: 'state', label: '状态', options: states },
    ...(assignment?.orgKind === 'school'
      ? []
      : [{ key: 'schoolId', label: '单位', kind: 'org' as const, orgKind: 'school' as const }]),
  ];
  return (
    <>
      <DataTable
        stem="credit.certificates"
        input={{ programId }}
        noun="证书"
        columns={columns}
        search="姓名、拼音、学校、证书编号"
        filters={filters}
        rowKey={(row) => row.personId}
        rowName={(row) => row.name}
        rowActions={(row) => [
          {
            label: '打印',
            blocked: row.revokedAt ? '证书已撤销，不能打印。' : row.heldBack,
            onClick: () =>
              run(row.personId, () => download('credit.certificate', { programId, personId: row.personId })),
          },
          ...(may('credit.certificate') && !row.revokedAt
            ? [
                {
                  label: '撤销',
                  danger: true,
                  blocked: row.mayRevoke ? null : '由最后审定成绩的教育局办理，不能撤销本人的证书。',
                  onClick: () => setRevoking(row),
                },
              ]
            : []),
        ]}
        empty={{ title: '还没有证书', hint: '成绩审定后，合格的参训教师自动生成证书。' }}
      />
      <ReasonDialog
        open={revoking !== null}
        title={`撤销${revoking?.name ?? ''}的证书 ${revoking?.number ?? ''}`}
        effect="证书作废，认定的学时学分一并撤销；扫描二维码会显示已撤销。撤销后不能恢复。"
        submit="撤销证书"
        danger
        usual={['查实由他人代学', '报名信息不实']}
        onSubmit={(reason) =>
          revoking ? revoke.mutateAsync({ programId, personId: revoking.personId, reason }) : Promise.resolve()
        }
        onClose={() => setRevoking(null)}
      />
    </>
  );
}
