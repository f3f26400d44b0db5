import { useState } from 'react';
import { ActionButton, offers, reasonFor } from '../kit/ActionButton.tsx';
import { Money } from '../kit/Money.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { ReasonDialog } from '../kit/ReasonDialog.tsx';
import { ScrollX } from '../kit/ScrollX.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { useAct } from '../kit/use-api.ts';
import type { Bill } from './BillView.tsx';
import { remittanceTones } from './bill-words.ts';

type Remittance = Bill['remittances'][number];

/** What the unit wrote down that it paid. */
export function BillRemittances({ bill }: { bill: Bill }) {
  const [leaving, setLeaving] = useState<Remittance | null>(null);
  const withdraw = useAct('payment.withdrawRemittance', { quiet: true, done: '已撤回' });
  return (
    <Section title="汇款登记（附件 3）">
      {bill.remittances.length === 0 ? (
        <p className="muted">还没有登记。汇款后请登记并上传回单，县级和承训机构据此核对到账。</p>
      ) : (
        <ScrollX label="汇款登记">
          <table className="plain-table money-table">
            <thead>
              <tr>
                <th scope="col">汇款日期</th>
                <th scope="col">付款户名</th>
                <th scope="col" className="num">
                  人数
                </th>
                <th scope="col" className="num">
                  金额（元）
                </th>
                <th scope="col">状态</th>
                <th scope="col">操作</th>
              </tr>
            </thead>
            <tbody>
              {bill.remittances.map((one) => (
                <tr key={one.id}>
                  <td>{one.paidOn}</td>
                  <td>{one.payerName}</td>
                  <td className="num">{one.heads}</td>
                  <td className="num">
                    <Money fen={one.amountFen} />
                  </td>
                  <td className="wrap-cell">
                    <StateTag tone={remittanceTones[one.state]}>{one.stateName}</StateTag>
                    {one.endedReason ? <span className="muted"> {one.endedReason}</span> : null}
                  </td>
                  <td>
                    {offers(one.allowed, 'withdraw') && one.state !== 'withdrawn' ? (
                      <ActionButton
                        size="small"
                        type="link"
                        blocked={reasonFor(one.allowed, 'withdraw')}
                        onClick={() => setLeaving(one)}
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
        </ScrollX>
      )}
      <ReasonDialog
        open={leaving !== null}
        title="撤回汇款登记"
        effect="撤回后这条登记作废，可以重新登记。"
        submit="撤回"
        usual={['金额填错', '凭据传错', '重复登记']}
        onSubmit={(reason) =>
          withdraw.mutateAsync({
            programId: bill.programId,
            id: leaving?.id ?? '',
            version: leaving?.version ?? 1,
            reason,
          })
        }
        onClose={() => setLeaving(null)}
      />
    </Section>
  );
}
