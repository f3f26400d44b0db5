import { useState } from 'react';
import { Link } from 'react-router';
import type { Program } from '../frame/program-choice.tsx';
import { useMay, useMe } from '../frame/session.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { ReasonDialog } from '../kit/ReasonDialog.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { BulkAction, Column, Filter } from '../kit/table/row.ts';
import { useAct } from '../kit/use-api.ts';
import { type BillRow, standingOptions, standings } from './bill-words.ts';
import { RegionTotals } from './RegionTotals.tsx';
import { RemindUnpaid } from './RemindUnpaid.tsx';

const columns: readonly Column<BillRow>[] = [
  {
    key: 'schoolName',
    title: '学校',
    sort: 'school',
    render: (bill) => <Link to={`/bills/${bill.programId}/${bill.id}`}>{bill.schoolName}</Link>,
  },
  { key: 'countyName', title: '所属' },
  {
    key: 'standing',
    title: '缴费情况',
    value: (bill) => standings[bill.standing].label,
    render: (bill) => (
      <span className="state-cell">
        <StateTag tone={standings[bill.standing].tone}>{standings[bill.standing].label}</StateTag>
        {bill.state === 'provisional' ? <StateTag>暂定</StateTag> : null}
      </span>
    ),
  },
  { key: 'heads', title: '人数', kind: 'count', sort: true, total: true },
  { key: 'owedFen', title: '应缴（元）', kind: 'money', value: (bill) => bill.dueFen + bill.adjustedFen, total: true },
  { key: 'allocatedFen', title: '到账（元）', kind: 'money', sort: true, total: true },
  { key: 'balanceFen', title: '差额（元）', kind: 'money', sort: true, total: true },
  { key: 'registeredFen', title: '学校登记（元）', kind: 'money', hidden: true },
  {
    key: 'invoicedFen',
    title: '已开票（元）',
    kind: 'money',
    value: (bill) => bill.invoicedFen - bill.redFen,
    total: true,
  },
  { key: 'paidHeads', title: '缴费人数', kind: 'count', hidden: true },
  { key: 'payerName', title: '缴费单位', hidden: true },
  { key: 'code', title: '缴费码', hidden: true },
];

/** All bills of a program below the reader: totals by region first, then the list. */
export function BillList({ program }: { program: Program }) {
  const may = useMay();
  const { assignment } = useMe();
  const [taking, setTaking] = useState<{ schoolIds: string[]; payer: 'bureau' | 'school' } | null>(null);
  const takeOver = useAct('payment.takeOver', {
    quiet: true,
    done: ({ changed }) => `已更改 ${changed} 张缴费单的缴费单位`,
  });
  const isAbove = assignment?.orgKind !== 'county';
  const filters: Filter[] = [
    { key: 'standing', label: '缴费情况', options: standingOptions },
    {
      key: 'state',
      label: '是否确定',
      options: [
        { value: 'provisional', label: '暂定' },
        { value: 'firm', label: '已确定' },
      ],
    },
    ...(isAbove ? [{ key: 'regionId', label: '县（市、区）', kind: 'org' as const, orgKind: 'county' as const }] : []),
  ];
  const bulk: BulkAction<'payment.bills'>[] = (['bureau', 'school'] as const).map((payer) => ({
    label: payer === 'bureau' ? '由本级统一缴费' : '改回学校缴费',
    rowsOnly: true,
    onClick: (chosen, clear) => {
      if (chosen.kind !== 'rows') return;
      setTaking({ schoolIds: chosen.rows.map((bill) => bill.schoolId), payer });
      clear();
    },
  }));
  return (
    <>
      {isAbove ? (
        <Section title="按地区">
          <RegionTotals programId={program.id} />
        </Section>
      ) : null}
      <DataTable
        stem="payment.bills"
        input={{ programId: program.id }}
        noun="缴费单"
        columns={columns}
        search="学校名称、缴费码"
        filters={filters}
        rowName={(bill) => bill.schoolName}
        rowActions={(bill) => [{ label: '查看', to: `/bills/${bill.programId}/${bill.id}` }]}
        {...(may('payment.check') ? { bulkActions: bulk } : {})}
        {...(may('payment.remind') ? { toolbar: <RemindUnpaid programId={program.id} /> } : {})}
        exportStem="payment.exportBills"
        exportInput={{ programId: program.id }}
        exportName="缴费一览"
        empty={{ title: '还没有缴费单', hint: '学校名单由校长确认上报后，这里会生成暂定的缴费单。' }}
      />
      <ReasonDialog
        open={taking !== null}
        title={taking?.payer === 'bureau' ? `由本级为 ${taking.schoolIds.length} 所学校统一缴费` : '改回学校缴费'}
        effect="缴费单位更改后，汇款登记由新的缴费单位办理。已有到账的缴费单不能更改。"
        submit="更改"
        usual={['县财政统一支付', '学校自行缴费']}
        onSubmit={(reason) =>
          takeOver.mutateAsync({
            programId: program.id,
            schoolIds: taking?.schoolIds ?? [],
            payer: taking?.payer ?? 'school',
            reason,
          })
        }
        onClose={() => setTaking(null)}
      />
    </>
  );
}
