import type { OutputOf } from '@yanxiu/contract/index';
import { fileUrl } from '@yanxiu/ui/client';
import { useState } from 'react';
import { useMay, useMe } from '../frame/session.tsx';
import { ActionButton, offers, reasonFor } from '../kit/ActionButton.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { Money } from '../kit/Money.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { ReasonDialog } from '../kit/ReasonDialog.tsx';
import { ScrollX } from '../kit/ScrollX.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { useAct, useApi } from '../kit/use-api.ts';
import { type InvoiceRow, invoiceTones } from './invoice-words.ts';
import { RequestDialog } from './RequestDialog.tsx';

type Bill = OutputOf<'payment.bill'>;

/** The invoices of one bill, for its school: ask, follow, download. */
export function BillInvoices({ bill }: { bill: Bill }) {
  const may = useMay();
  const { assignment } = useMe();
  const invoices = useApi('invoice.list', { programId: bill.programId, billId: bill.id, size: 50 });
  const [asking, setAsking] = useState(false);
  const openFen = bill.allocatedFen - (bill.requestedFen - bill.redFen);
  const isUnit = assignment?.orgId === bill.schoolId || assignment?.orgId === bill.payerId;
  const mayAsk = may('invoice.request') && isUnit;
  return (
    <Section
      title="发票"
      actions={
        mayAsk ? (
          <>
            <LinkButton to="/invoice-title">发票抬头</LinkButton>
            <ActionButton
              blocked={openFen > 0 ? null : '没有可以开票的到账。到账后再申请。'}
              onClick={() => setAsking(true)}
            >
              申请开票
            </ActionButton>
          </>
        ) : null
      }
    >
      <Loaded of={invoices} what="发票" lines={2}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="muted">
              {openFen > 0 ? (
                <>
                  可开票 <Money fen={openFen} unit />
                  ，还没有申请。
                </>
              ) : (
                '还没有发票。到账后可以按到账金额申请。'
              )}
            </p>
          ) : (
            <InvoiceTable rows={rows} />
          )
        }
      </Loaded>
      <RequestDialog open={asking} bill={bill} openFen={openFen} onClose={() => setAsking(false)} />
    </Section>
  );
}

function InvoiceTable({ rows }: { rows: readonly InvoiceRow[] }) {
  const [leaving, setLeaving] = useState<InvoiceRow | null>(null);
  const withdraw = useAct('invoice.withdraw', { quiet: true, done: '已撤回' });
  return (
    <ScrollX label="发票">
      <table className="plain-table money-table">
        <thead>
          <tr>
            <th scope="col">抬头</th>
            <th scope="col" className="num">
              价税合计（元）
            </th>
            <th scope="col">状态</th>
            <th scope="col">发票号码</th>
            <th scope="col">文件</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{row.title.name}</td>
              <td className="num">
                <Money fen={row.totalFen} />
              </td>
              <td>
                <StateTag tone={invoiceTones[row.state]}>{row.stateName}</StateTag>
              </td>
              <td className="num">{row.number ?? '—'}</td>
              <td>
                <span className="links">
                  {row.files.map((file) => (
                    <a key={file.id} href={fileUrl('file.download', { id: file.id })}>
                      {file.name.split('.').at(-1)?.toUpperCase()}
                    </a>
                  ))}
                </span>
              </td>
              <td>
                {offers(row.allowed, 'withdraw') && row.state === 'requested' ? (
                  <ActionButton
                    type="link"
                    size="small"
                    blocked={reasonFor(row.allowed, 'withdraw')}
                    onClick={() => setLeaving(row)}
                  >
                    撤回
                  </ActionButton>
                ) : (
                  '—'
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ReasonDialog
        open={leaving !== null}
        title="撤回开票申请"
        effect="撤回后可以改好抬头重新申请。"
        submit="撤回"
        usual={['抬头要修改', '金额要修改', '暂不需要发票']}
        onSubmit={(reason) =>
          withdraw.mutateAsync({
            programId: leaving?.programId ?? '',
            id: leaving?.id ?? '',
            version: leaving?.version ?? 1,
            reason,
          })
        }
        onClose={() => setLeaving(null)}
      />
    </ScrollX>
  );
}
