import type { ProgramSettings } from '@yanxiu/domain/program/policy';
import { moneyText } from '@yanxiu/ui/words';
import { Descriptions } from '../kit/Descriptions.tsx';
import { templateText } from './program-words.ts';

/** Fee with its legal basis, and where the money goes. */
export function FeeFacts({ settings }: { settings: ProgramSettings }) {
  const { fee, payee, hours } = settings;
  const ceilingFen =
    fee.hourlyStandardFen === null ? null : Math.floor((fee.hourlyStandardFen * hours.onlineX100) / 100);
  return (
    <>
      <Descriptions
        items={[
          { label: '收费标准', value: `每人 ${moneyText(fee.feeFen)}` },
          { label: '列支渠道', value: fee.channel },
          {
            label: '每学时标准',
            value:
              fee.hourlyStandardFen === null || ceilingFen === null
                ? '通知未规定'
                : `每人每学时 ${moneyText(fee.hourlyStandardFen)}，网络研修上限 ${moneyText(ceilingFen)}`,
          },
          { label: '收费依据', value: fee.legalBasis, wide: true },
        ]}
      />
      <h3>收款信息</h3>
      <Descriptions
        items={[
          { label: '收款户名', value: payee.name },
          { label: '账号', value: <span className="num">{payee.accountNumber}</span> },
          { label: '开户行', value: payee.bankName },
          { label: '开户行号', value: <span className="num">{payee.cnaps}</span> },
          { label: '税号', value: payee.taxNumber },
          { label: '联系人', value: payee.contact },
          { label: '汇款备注', value: templateText(settings.remarkTemplate), wide: true },
        ]}
      />
    </>
  );
}
