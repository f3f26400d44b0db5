import { Link } from 'react-router';
import type { Program } from '../frame/program-choice.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column, Filter, RowOf } from '../kit/table/row.ts';
import { useApi } from '../kit/use-api.ts';
import { PrintButton } from './PrintButton.tsx';
import { ThreeWayRegions } from './ThreeWayRegions.tsx';
import './payment.css';

type Row = RowOf<'payment.threeWay'>;

/** 三方核对: roster, bill, register with bank lines, and invoices side by side; what doesn't agree comes first. */
export function ThreeWayPage() {
  return (
    <PageFrame
      title="三方核对"
      purpose="每所学校的名单、缴费单、汇款登记、到账和发票放在一起看，不一致的排在最前。金额都由入账记录得出。"
      actions={<PrintButton wide />}
    >
      <ForProgram>{(program) => <ThreeWayBody program={program} />}</ForProgram>
    </PageFrame>
  );
}

const columns: readonly Column<Row>[] = [
  {
    key: 'schoolName',
    title: '学校',
    render: (row) =>
      row.billId ? <Link to={`/bills/${row.programId}/${row.billId}`}>{row.schoolName}</Link> : row.schoolName,
  },
  { key: 'countyName', title: '所属' },
  {
    key: 'findings',
    title: '核对结果',
    value: (row) => row.findings.map((one) => one.name).join('；') || '一致',
    render: (row) => <Findings of={row.findings} />,
  },
  { key: 'rosterHeads', title: '名单人数', kind: 'count', total: true },
  { key: 'heads', title: '应缴人数', kind: 'count', total: true },
  { key: 'owedFen', title: '应缴（元）', kind: 'money', total: true },
  { key: 'registeredFen', title: '登记（元）', kind: 'money', total: true },
  { key: 'allocatedFen', title: '到账（元）', kind: 'money', total: true },
  { key: 'balanceFen', title: '差额（元）', kind: 'money', total: true },
  { key: 'invoicedFen', title: '已开票（元）', kind: 'money', total: true },
  { key: 'lines', title: '到账笔数', kind: 'count', total: true, hidden: true },
  { key: 'rosterStateName', title: '名单', hidden: true },
];

function Findings({ of }: { of: Row['findings'] }) {
  if (of.length === 0) return <StateTag tone="good">一致</StateTag>;
  return (
    <span className="finding-tags">
      {of
        .filter((one) => one.isException)
        .map((one) => (
          <StateTag key={one.key} tone="warn">
            {one.name}
          </StateTag>
        ))}
      <span className="muted">
        {of
          .filter((one) => !one.isException)
          .map((one) => one.name)
          .join('；')}
      </span>
    </span>
  );
}

function ThreeWayBody({ program }: { program: Program }) {
  const regions = useApi('payment.threeWayRegions', { programId: program.id });
  const counts = regions.data?.counts ?? [];
  const filters: Filter[] = [
    {
      key: 'finding',
      label: '核对结果',
      options: [
        { value: 'exception', label: '所有不一致' },
        ...counts.map((one) => ({ value: one.key, label: `${one.name}（${one.units}）` })),
      ],
    },
    { key: 'regionId', label: '县（市、区）', kind: 'org', orgKind: 'county' },
  ];
  return (
    <>
      <ThreeWayRegions regions={regions} />
      <DataTable
        stem="payment.threeWay"
        input={{ programId: program.id }}
        noun="学校"
        columns={columns}
        search="学校名称"
        filters={filters}
        rowName={(row) => row.schoolName}
        exportStem="payment.exportThreeWay"
        exportInput={{ programId: program.id }}
        exportName="三方核对"
        empty={{ title: '还没有可核对的学校', hint: '学校名单上报后生成缴费单，从那时起列在这里。' }}
      />
    </>
  );
}
