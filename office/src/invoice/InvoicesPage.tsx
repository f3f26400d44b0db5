import { fileUrl } from '@yanxiu/ui/client';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay, useMe } from '../frame/session.tsx';
import { offers, reasonFor } from '../kit/ActionButton.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import type { BulkAction, Column, RowAction } from '../kit/table/row.ts';
import { PrintButton } from '../payment/PrintButton.tsx';
import { type DeliveringMany, DeliverManyDialog } from './DeliverManyDialog.tsx';
import { type InvoiceAct, InvoiceActDialog } from './InvoiceActDialog.tsx';
import { type InvoiceRow, invoiceStates, invoiceTones } from './invoice-words.ts';
import '../payment/payment.css';

const columns: readonly Column<InvoiceRow>[] = [
  {
    key: 'schoolName',
    title: '学校',
    render: (row) => (
      <span className="wrap">
        <Link to={`/bills/${row.programId}/${row.billId}`}>{row.schoolName}</Link>
        {row.title.name === row.schoolName ? null : <span className="muted below">抬头：{row.title.name}</span>}
      </span>
    ),
  },
  { key: 'countyName', title: '所属' },
  { key: 'title', title: '抬头', value: (row) => row.title.name, hidden: true },
  { key: 'uscc', title: '税号', value: (row) => row.title.uscc, hidden: true },
  { key: 'totalFen', title: '价税合计（元）', kind: 'money', total: true },
  { key: 'netFen', title: '金额（元）', kind: 'money', hidden: true },
  { key: 'taxFen', title: '税额（元）', kind: 'money', hidden: true },
  {
    key: 'state',
    title: '状态',
    value: (row) => row.stateName,
    render: (row) => <StateTag tone={invoiceTones[row.state]}>{row.stateName}</StateTag>,
  },
  {
    key: 'number',
    title: '发票号码',
    value: (row) => row.number,
    render: (row) =>
      row.number ? (
        <span>
          {row.number}
          <span className="muted below">{row.issuedOn}</span>
        </span>
      ) : (
        '—'
      ),
  },
  { key: 'issuedOn', title: '开票日期', kind: 'day', hidden: true },
  {
    key: 'files',
    title: '文件',
    value: (row) => row.files.length || null,
    render: (row) => (
      <span className="links">
        {row.files.map((file) => (
          <a key={file.id} href={fileUrl('file.download', { id: file.id })}>
            {file.name.split('.').at(-1)?.toUpperCase()}
          </a>
        ))}
      </span>
    ),
  },
  {
    key: 'deliveredTo',
    title: '交付',
    value: deliveryOf,
    render: (row) => (
      <span className="clamped" title={deliveryOf(row) ?? ''}>
        {deliveryOf(row) ?? '—'}
      </span>
    ),
  },
  { key: 'wish', title: '备注要求', hidden: true },
  { key: 'serial', title: '流水号', hidden: true },
  { key: 'batchNumber', title: '批次', kind: 'count', hidden: true },
  { key: 'redNumber', title: '红字发票号码', hidden: true },
  { key: 'requestedAt', title: '申请时间', kind: 'instant', hidden: true },
];

function deliveryOf(row: InvoiceRow): string | null {
  return row.deliveredTo ? `${row.deliveredHow === 'email' ? '邮箱' : '自取'} ${row.deliveredTo}` : null;
}

/** 交付 for all that are ticked; those that are not issued yet are left out. */
function deliverSeveral(onDeliver: (many: DeliveringMany) => void): BulkAction<'invoice.list'> {
  const ready = (row: InvoiceRow) => row.state === 'issued' || row.state === 'delivered';
  return {
    label: '交付',
    rowsOnly: true,
    blocked: (chosen) =>
      chosen.kind === 'rows' && chosen.rows.some(ready) ? null : '所选的还没有开出，登记号码后再交付。',
    onClick: (chosen, clear) => {
      if (chosen.kind === 'rows') onDeliver({ rows: chosen.rows.filter(ready), clear });
    },
  };
}

/** All invoices of a program below the reader; the provider issues, hands over and reddens here. */
export function InvoicesPage() {
  const may = useMay();
  const { assignment } = useMe();
  const isAbove = assignment?.orgKind !== 'county' && assignment?.orgKind !== 'school';
  const [act, setAct] = useState<InvoiceAct | null>(null);
  const [many, setMany] = useState<DeliveringMany | null>(null);
  const isIssuer = may('invoice.issue');
  const actions = (row: InvoiceRow): RowAction[] =>
    (
      [
        ['issue', '登记号码'],
        ['deliver', '交付'],
        ['redden', '红冲'],
      ] as const
    ).flatMap(([name, label]) =>
      isIssuer && offers(row.allowed, name) && !reasonFor(row.allowed, name)
        ? [{ label, onClick: () => setAct({ row, act: name }) }]
        : [],
    );
  return (
    <PageFrame
      title="发票"
      purpose={
        isIssuer ? '学校申请的发票：成批导出开具，读回号码，交付，红冲。' : '申请的发票到了哪一步，开出后在这里下载。'
      }
      actions={<PrintButton wide />}
      primary={
        isIssuer ? (
          <LinkButton type="primary" to="/invoice-batches">
            批量开票
          </LinkButton>
        ) : null
      }
    >
      <ForProgram>
        {(program) => (
          <DataTable
            stem="invoice.list"
            input={{ programId: program.id }}
            noun="发票"
            columns={columns}
            search="学校、抬头、发票号码、流水号"
            filters={[
              { key: 'state', label: '状态', options: invoiceStates },
              ...(isAbove
                ? [{ key: 'regionId', label: '县（市、区）', kind: 'org' as const, orgKind: 'county' as const }]
                : []),
            ]}
            rowName={(row) => row.schoolName}
            {...(isIssuer ? { rowActions: actions, bulkActions: [deliverSeveral(setMany)] } : {})}
            exportStem="invoice.export"
            exportInput={{ programId: program.id }}
            exportName="发票台账"
            empty={{ title: '还没有发票', hint: '学校在缴费单页按到账金额申请开票后，会列在这里。' }}
          />
        )}
      </ForProgram>
      {many ? <DeliverManyDialog of={many} onClose={() => setMany(null)} /> : null}
      {act ? <InvoiceActDialog of={act} onClose={() => setAct(null)} /> : null}
    </PageFrame>
  );
}
