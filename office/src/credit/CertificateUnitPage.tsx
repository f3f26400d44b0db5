import { download } from '@yanxiu/ui/client';
import { ForProgram } from '../kit/ForProgram.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, RowAction, RowOf } from '../kit/table/row.ts';
import { CertificateTabs } from './CertificateTabs.tsx';
import { usePrint } from './use-print.ts';

type Row = RowOf<'credit.units'>;

const columns: readonly Column<Row>[] = [
  { key: 'schoolName', title: '单位' },
  { key: 'valid', title: '可打印', kind: 'count' },
  { key: 'revoked', title: '已撤销', kind: 'count', value: (row) => row.revoked || null },
];

/** The certificates of a unit in one file, a page each; a large unit in several. */
export function CertificateUnitPage() {
  return (
    <PageFrame title="证书" purpose="把一个单位的证书合成一个 PDF，每人一页，双击打开后即可打印。">
      <CertificateTabs />
      <ForProgram>{(program) => <Units programId={program.id} />}</ForProgram>
    </PageFrame>
  );
}

function Units({ programId }: { programId: string }) {
  const { busy, run } = usePrint();
  const printPart = (row: Row, part: number): RowAction => ({
    label: row.parts > 1 ? `第 ${part} 份` : '打印全部',
    blocked: row.heldBack ?? (busy ? '正在生成另一份，请稍候。' : null),
    onClick: () =>
      run(row.schoolId, () => download('credit.printCertificates', { programId, schoolId: row.schoolId, part })),
  });
  return (
    <>
      <p className="sr-only" role="status">
        {busy ? '正在生成证书' : ''}
      </p>
      <DataTable
        stem="credit.units"
        input={{ programId }}
        noun="单位"
        columns={columns}
        search="单位名称"
        rowKey={(row) => row.schoolId}
        rowName={(row) => row.schoolName}
        rowActions={(row) => Array.from({ length: row.parts }, (_, index) => printPart(row, index + 1))}
        empty={{ title: '还没有可打印的证书', hint: '成绩审定后，合格的参训教师自动生成证书。' }}
      />
    </>
  );
}
