import { Select } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useMe } from '../frame/session.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { Column } from '../kit/table/row.ts';
import { useToday } from '../program/use-today.ts';
import { FundsUnit } from './FundsUnit.tsx';
import { type FundsRow, FundsState, fundsPurpose, fundsStateNames, fundsUnitName } from './fund-words.tsx';
import './funds.css';

/** 经费保障: a county sees its own years at once, a bureau above it the table of its counties. */
export function FundsPage() {
  const { assignment } = useMe();
  if (assignment?.orgKind === 'county') return <FundsUnit orgId={assignment.orgId} />;
  return (
    <PageFrame title="经费保障" purpose={fundsPurpose}>
      <Counties />
    </PageFrame>
  );
}

const columns: readonly Column<FundsRow>[] = [
  {
    key: 'name',
    title: '县（市、区）',
    sort: true,
    value: fundsUnitName,
    render: (row) => <Link to={`/funds/${row.orgId}`}>{fundsUnitName(row)}</Link>,
  },
  {
    key: 'state',
    title: '是否达标',
    value: (row) => fundsStateNames[row.state],
    render: (row) => <FundsState state={row.state} />,
  },
  { key: 'payrollFen', title: '工资总额（元）', kind: 'money', sort: true, total: true },
  { key: 'payrollDueFen', title: '应安排 2.5%（元）', kind: 'money' },
  { key: 'trainingFen', title: '培训支出（元）', kind: 'money', sort: true, total: true },
  { key: 'payrollShortFen', title: '2.5% 还差（元）', kind: 'money', sort: true, total: true },
  { key: 'publicFen', title: '公用经费（元）', kind: 'money', hidden: true },
  { key: 'publicDueFen', title: '应安排 5%（元）', kind: 'money', hidden: true },
  { key: 'publicTrainingFen', title: '公用经费用于培训（元）', kind: 'money', hidden: true },
  { key: 'publicShortFen', title: '5% 还差（元）', kind: 'money', sort: true, total: true },
  { key: 'feesFen', title: '本平台到账（元）', kind: 'money', sort: true, total: true },
];

const stateFilter = {
  key: 'state',
  label: '是否达标',
  options: Object.entries(fundsStateNames).map(([value, label]) => ({ value, label })),
};

function Counties() {
  const [params, setParams] = useSearchParams();
  const thisYear = Number(useToday().slice(0, 4));
  const year = Number(params.get('year')) || thisYear;
  const years = [0, 1, 2, 3, 4, 5].map((back) => thisYear - back);
  return (
    <DataTable
      stem="supervision.funds"
      input={{ year }}
      noun="县（市、区）"
      columns={columns}
      rowKey={(row) => row.orgId}
      rowName={fundsUnitName}
      search="县（市、区）名称"
      filters={[stateFilter]}
      exportStem="supervision.exportFunds"
      exportInput={{ year }}
      empty={{ title: '没有可看的县（市、区）', hint: '您的单位之下还没有县（市、区）。' }}
      toolbar={
        <Select
          aria-label="年度"
          value={year}
          options={years.map((value) => ({ value, label: `${value} 年` }))}
          onChange={(value: number) =>
            setParams((before) => {
              const next = new URLSearchParams(before);
              next.set('year', String(value));
              return next;
            })
          }
        />
      }
    />
  );
}
