import { download, fileUrl } from '@yanxiu/ui/client';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay, useMe } from '../frame/session.tsx';
import { offers, reasonFor } from '../kit/ActionButton.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { ReasonDialog } from '../kit/ReasonDialog.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { BulkAction, Column, RowAction, RowOf } from '../kit/table/row.ts';
import { useAct } from '../kit/use-api.ts';
import { remittanceTones } from './bill-words.ts';
import { CheckDialog, type Checking } from './CheckDialog.tsx';
import { PrintButton } from './PrintButton.tsx';
import './payment.css';

type Remittance = RowOf<'payment.remittances'>;

const columnsFor = (isAbove: boolean): readonly Column<Remittance>[] => [
  {
    key: 'schoolName',
    title: '学校',
    render: (row) => <Link to={`/bills/${row.programId}/${row.billId}`}>{row.schoolName}</Link>,
  },
  { key: 'countyName', title: '所属', hidden: !isAbove },
  { key: 'paidOn', title: '汇款日期', kind: 'day' },
  { key: 'payerName', title: '付款户名' },
  { key: 'payerBank', title: '付款开户行', hidden: true },
  { key: 'payerAccount', title: '付款账号', hidden: true },
  { key: 'heads', title: '人数', kind: 'count', total: true },
  { key: 'amountFen', title: '金额（元）', kind: 'money', total: true },
  { key: 'billAllocatedFen', title: '该校到账', kind: 'money' },
  {
    key: 'arrival',
    title: '到账',
    value: (row) => row.arrivalName,
    render: (row) => (
      <StateTag tone={row.arrival === 'arrived' ? 'good' : row.arrival === 'differs' ? 'warn' : 'plain'}>
        {row.arrivalName}
      </StateTag>
    ),
  },
  {
    key: 'vouchers',
    title: '凭据',
    value: (row) => row.vouchers.length,
    render: (row) => (
      <span className="links">
        {row.vouchers.map((voucher, at) => (
          <a key={voucher.id} href={fileUrl('file.download', { id: voucher.id })} target="_blank" rel="noreferrer">
            凭据{row.vouchers.length > 1 ? at + 1 : ''}
          </a>
        ))}
      </span>
    ),
  },
  {
    key: 'state',
    title: '状态',
    value: (row) => row.stateName,
    render: (row) => (
      <span className="state-cell">
        <StateTag tone={remittanceTones[row.state]}>{row.stateName}</StateTag>
        {row.endedReason ? <span className="muted">{row.endedReason}</span> : null}
      </span>
    ),
  },
  {
    key: 'providerByName',
    title: '承训机构核对',
    value: (row) => row.providerByName,
    hidden: true,
  },
  { key: 'bankSerial', title: '凭证号/流水号', hidden: true },
  { key: 'remark', title: '备注原文', hidden: true },
  { key: 'contactName', title: '联系人', hidden: true },
  { key: 'registeredAt', title: '登记时间', kind: 'instant', hidden: true },
];

/** 核对无误 for all that are ticked; those that were dealt with already are left out. */
function checkSeveral(onCheck: (checking: Checking) => void): BulkAction<'payment.remittances'> {
  return {
    label: '核对无误',
    rowsOnly: true,
    blocked: (chosen) =>
      chosen.kind === 'rows' && chosen.rows.some((row) => row.state === 'registered')
        ? null
        : '所选的都已核对、退回或撤回。',
    onClick: (chosen, clear) => {
      if (chosen.kind !== 'rows') return;
      onCheck({ rows: chosen.rows.filter((row) => row.state === 'registered'), clear });
    },
  };
}

const states = [
  { value: 'registered', label: '待县级核对' },
  { value: 'checked', label: '已核对' },
  { value: 'returned', label: '已退回' },
  { value: 'withdrawn', label: '已撤回' },
];

/** 汇款登记表 (附件 3): the county ticks off, the provider notes, everybody sees what arrived. */
export function RemittanceListPage() {
  const [returning, setReturning] = useState<Remittance | null>(null);
  const [checking, setChecking] = useState<Checking | null>(null);
  const may = useMay();
  const { assignment } = useMe();
  const isAbove = assignment?.orgKind !== 'county' && assignment?.orgKind !== 'school';
  const check = useAct('payment.checkRemittance', { done: '已核对' });
  const note = useAct('payment.noteRemittance', { done: '已核对' });
  const back = useAct('payment.returnRemittance', { quiet: true, done: '已退回' });
  const actions = (row: Remittance): RowAction[] => {
    const act = { programId: row.programId, id: row.id, version: row.version };
    return [
      ...(offers(row.allowed, 'check')
        ? [{ label: '核对无误', blocked: reasonFor(row.allowed, 'check'), onClick: () => check.mutate(act) }]
        : []),
      ...(offers(row.allowed, 'return')
        ? [{ label: '退回', blocked: reasonFor(row.allowed, 'return'), onClick: () => setReturning(row) }]
        : []),
      ...(offers(row.allowed, 'providerCheck') && !row.providerByName
        ? [{ label: '核对', blocked: reasonFor(row.allowed, 'providerCheck'), onClick: () => note.mutate(act) }]
        : []),
    ];
  };
  return (
    <PageFrame
      title="汇款登记"
      purpose="学校登记的汇款和凭据；县级逐条核对，承训机构据此认领到账。"
      actions={<PrintButton wide />}
    >
      <ForProgram>
        {(program) => (
          <DataTable
            stem="payment.remittances"
            input={{ programId: program.id }}
            noun="汇款登记"
            columns={columnsFor(isAbove)}
            search="学校、付款户名"
            filters={[
              { key: 'state', label: '状态', options: states },
              ...(isAbove
                ? [{ key: 'regionId', label: '县（市、区）', kind: 'org' as const, orgKind: 'county' as const }]
                : []),
            ]}
            rowName={(row) => row.schoolName}
            rowActions={actions}
            {...(may('payment.check') ? { bulkActions: [checkSeveral(setChecking)] } : {})}
            exportStem="payment.exportRemittances"
            exportInput={{ programId: program.id }}
            exportName="汇款登记表"
            toolbar={
              <Button
                onClick={() =>
                  void download('payment.exportRemittances', { programId: program.id, format: 'pdf' }, '汇款登记表.pdf')
                }
              >
                打印附件 3
              </Button>
            }
            empty={{ title: '还没有汇款登记', hint: '学校在缴费单页登记汇款并上传回单后，会列在这里。' }}
          />
        )}
      </ForProgram>
      {checking ? <CheckDialog of={checking} onClose={() => setChecking(null)} /> : null}
      <ReasonDialog
        open={returning !== null}
        title={`退回${returning?.schoolName ?? ''}的汇款登记`}
        effect="学校会看到退回原因，改正后重新登记。"
        submit="退回"
        usual={['凭据看不清', '金额与回单不符', '付款户名与回单不符']}
        onSubmit={(reason) =>
          back.mutateAsync({
            programId: returning?.programId ?? '',
            id: returning?.id ?? '',
            version: returning?.version ?? 1,
            reason,
          })
        }
        onClose={() => setReturning(null)}
      />
    </PageFrame>
  );
}
