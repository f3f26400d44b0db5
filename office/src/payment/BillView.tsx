import type { OutputOf } from '@yanxiu/contract/index';
import { download } from '@yanxiu/ui/client';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '../frame/session.tsx';
import { BillInvoices } from '../invoice/BillInvoices.tsx';
import { ActionButton, offers, reasonFor } from '../kit/ActionButton.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { useApi } from '../kit/use-api.ts';
import { BillEntries, BillMoney } from './BillMoney.tsx';
import { BillRemittances } from './BillRemittances.tsx';
import { standings } from './bill-words.ts';
import { HowToPay } from './HowToPay.tsx';
import { PrintButton } from './PrintButton.tsx';
import './payment.css';

export type Bill = OutputOf<'payment.bill'>;

interface Props {
  readonly programId: string;
  readonly billId: string;
  readonly isOwn: boolean;
}

/** One bill: how much, how to pay, what arrived, the invoices. */
export function BillView({ programId, billId, isOwn }: Props) {
  const bill = useApi('payment.bill', { programId, id: billId });
  const of = bill.data;
  return (
    <PageFrame
      title={isOwn || !of ? '缴费单' : of.schoolName}
      crumbs={isOwn ? [] : [{ label: '缴费单', to: '/bills' }]}
      tag={of ? <StateTag tone={standings[of.standing].tone}>{standings[of.standing].label}</StateTag> : null}
      purpose={of ? of.words : '应缴多少、怎样缴、到账没有，都在这一页。'}
      actions={
        of ? (
          <>
            <PrintButton />
            <NoticeButton bill={of} />
          </>
        ) : null
      }
      primary={of ? <RegisterButton bill={of} /> : null}
    >
      <Loaded of={bill} what="缴费单">
        {(one) => <Body bill={one} />}
      </Loaded>
    </PageFrame>
  );
}

function Body({ bill }: { bill: Bill }) {
  const may = useMay();
  return (
    <>
      <BillMoney bill={bill} />
      <HowToPay bill={bill} />
      <Section title="应缴的来由">
        <BillEntries entries={bill.entries} />
      </Section>
      <BillRemittances bill={bill} />
      {may('invoice.read') ? <BillInvoices bill={bill} /> : null}
    </>
  );
}

function NoticeButton({ bill }: { bill: Bill }) {
  const { notification } = App.useApp();
  const [busy, setBusy] = useState(false);
  const print = async () => {
    setBusy(true);
    await download('payment.paymentNotice', { programId: bill.programId, id: bill.id }, '缴费通知单.pdf').catch(() =>
      notification.error({ placement: 'top', title: '没有下载', description: '缴费通知单没有生成，请稍后再试。' }),
    );
    setBusy(false);
  };
  return (
    <Button loading={busy} onClick={() => void print()}>
      下载缴费通知单
    </Button>
  );
}

function RegisterButton({ bill }: { bill: Bill }) {
  const navigate = useNavigate();
  if (!offers(bill.allowed, 'register')) return null;
  return (
    <ActionButton
      type={bill.balanceFen > 0 ? 'primary' : 'default'}
      blocked={reasonFor(bill.allowed, 'register')}
      showReason
      onClick={() => void navigate(`/bills/${bill.programId}/${bill.id}/remittance`)}
    >
      登记汇款
    </ActionButton>
  );
}
