import { dayText } from '@yanxiu/ui/words';
import { App, Button } from 'antd';
import { Descriptions } from '../kit/Descriptions.tsx';
import { Money } from '../kit/Money.tsx';
import { Section } from '../kit/PageFrame.tsx';
import type { Bill } from './BillView.tsx';

/** Everything that the bank counter asks for, each with a button that copies it. */
export function HowToPay({ bill }: { bill: Bill }) {
  const { howToPay } = bill;
  const { payee } = howToPay;
  return (
    <Section title="怎样缴费" actions={<span className="muted">截止 {dayText(howToPay.dueOn)}</span>}>
      <div className="remark-box">
        <p className="remark-label">汇款备注（请照抄，一字不改）</p>
        <p className="remark-text">{howToPay.remark}</p>
        <CopyButton text={howToPay.remark} what="备注" primary />
      </div>
      <Descriptions
        items={[
          { label: '户名', value: <Copied text={payee.name} what="户名" /> },
          {
            label: '账号',
            value: (
              <Copied
                text={payee.accountNumber}
                shown={payee.accountNumber.replace(/(\d{4})(?=\d)/g, '$1 ')}
                what="账号"
              />
            ),
          },
          { label: '开户银行', value: <Copied text={payee.bankName} what="开户银行" /> },
          { label: '行号', value: <Copied text={payee.cnaps} what="行号" /> },
          { label: '税号', value: payee.taxNumber },
          { label: '本次应缴', value: <Money fen={howToPay.payableFen} unit /> },
          { label: '列支渠道', value: howToPay.channel },
          { label: '缴费单位', value: bill.payerName },
        ]}
      />
      <p className="muted">{howToPay.bankRule}</p>
    </Section>
  );
}

function Copied({ text, shown = text, what }: { text: string; shown?: string; what: string }) {
  return (
    <span className="copied">
      <span className="num">{shown}</span>
      <CopyButton text={text} what={what} />
    </span>
  );
}

/** Copies a text and says so; where the browser forbids it the text can still be selected. */
export function CopyButton({ text, what, primary = false }: { text: string; what: string; primary?: boolean }) {
  const { message } = App.useApp();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => message.success(`${what}已复制`),
      () => message.warning('浏览器不允许复制，请用鼠标选中后复制'),
    );
  return (
    <Button size="small" type={primary ? 'default' : 'link'} aria-label={`复制${what}`} onClick={() => void copy()}>
      复制
    </Button>
  );
}
