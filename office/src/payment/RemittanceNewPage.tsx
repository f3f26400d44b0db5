import { dayOf } from '@yanxiu/ui/words';
import { Input, InputNumber } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { useMe } from '../frame/session.tsx';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Field } from '../kit/form/Field.tsx';
import { DayInput, MoneyInput } from '../kit/form/inputs.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { useApi } from '../kit/use-api.ts';
import type { Bill } from './BillView.tsx';
import { type Voucher, VoucherInput } from './VoucherInput.tsx';
import './payment.css';

/** 登记汇款: what was paid, from which account, with the bank's receipt. */
export function RemittanceNewPage() {
  const { programId = '', billId = '' } = useParams();
  const bill = useApi('payment.bill', { programId, id: billId });
  const clock = useApi('operation.clock', {});
  return (
    <PageFrame
      title="登记汇款"
      crumbs={[{ label: '缴费单', to: '/bills' }]}
      purpose="汇款后登记一次：县级据此核对，承训机构据此认领到账。"
    >
      <Loaded of={bill} what="缴费单">
        {(one) => (
          <Loaded of={clock} what="今天的日期">
            {({ now }) => <RemittanceForm bill={one} today={dayOf(new Date(now))} />}
          </Loaded>
        )}
      </Loaded>
    </PageFrame>
  );
}

interface Values {
  readonly payerName: string;
  readonly payerAccount: string;
  readonly payerBank: string;
  readonly paidOn: string | null;
  readonly amountFen: number | null;
  readonly heads: number | null;
  readonly bankSerial: string;
  readonly remark: string;
  readonly contactName: string;
  readonly vouchers: readonly Voucher[];
}

function RemittanceForm({ bill, today }: { bill: Bill; today: string }) {
  const navigate = useNavigate();
  const me = useMe();
  const initial: Values = {
    payerName: bill.payerName,
    payerAccount: '',
    payerBank: '',
    paidOn: today,
    amountFen: bill.howToPay.payableFen || null,
    heads: bill.heads || null,
    bankSerial: '',
    remark: bill.howToPay.remark,
    contactName: me.name,
    vouchers: [],
  };
  return (
    <Section>
      <EntityForm<'payment.registerRemittance', Values>
        stem="payment.registerRemittance"
        draftKey={`payment.registerRemittance.${bill.id}`}
        initial={initial}
        toInput={({ vouchers, paidOn, amountFen, heads, ...rest }) => ({
          ...rest,
          programId: bill.programId,
          billId: bill.id,
          paidOn: paidOn ?? '',
          amountFen: amountFen ?? 0,
          heads: heads ?? 0,
          voucherFileIds: vouchers.map((voucher) => voucher.id),
        })}
        fieldOf={(path) => (path.startsWith('voucherFileIds') ? 'vouchers' : path)}
        submit="登记"
        submitHint="登记后由县级核对；核对前可以撤回。"
        done="已登记"
        onDone={() => void navigate(`/bills/${bill.programId}/${bill.id}`)}
        onCancel={() => void navigate(`/bills/${bill.programId}/${bill.id}`)}
      >
        <Field
          name="vouchers"
          label="汇款凭据"
          hint="银行回单的照片或 PDF，最多 5 份。"
          required
          missing="请上传汇款凭据的照片或 PDF。"
        >
          <VoucherInput />
        </Field>
        <div className="field-pair">
          <Field name="amountFen" label="汇款金额" required>
            <MoneyInput />
          </Field>
          <Field name="heads" label="缴费人数" required>
            <InputNumber min={1} max={100_000} precision={0} />
          </Field>
          <Field name="paidOn" label="汇款日期" required>
            <DayInput />
          </Field>
        </div>
        <Field name="payerName" label="付款单位户名" hint="按回单上的付款人户名填写。" required>
          <Input maxLength={60} />
        </Field>
        <div className="field-pair">
          <Field name="payerBank" label="付款开户行" hint="不能用邮局汇款；邮政储蓄银行可以。" required>
            <Input maxLength={60} />
          </Field>
          <Field name="payerAccount" label="付款账号" hint="填了账号，到账认领更快。">
            <Input maxLength={40} inputMode="numeric" />
          </Field>
          <Field name="bankSerial" label="凭证号或流水号" hint="在银行回单上。">
            <Input maxLength={60} />
          </Field>
        </div>
        <Field name="remark" label="汇款备注原文" hint="与页面上给的不同时，请按实际填写的改。">
          <Input maxLength={200} />
        </Field>
        <Field name="contactName" label="联系人">
          <Input maxLength={20} />
        </Field>
      </EntityForm>
    </Section>
  );
}
