import type { OutputOf } from '@yanxiu/contract/index';
import { Alert, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Field } from '../kit/form/Field.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { useApi } from '../kit/use-api.ts';
import { type Account, ForAccount } from './ForAccount.tsx';
import { PresetChoice } from './PresetChoice.tsx';
import './payment.css';

export type JournalSetting = OutputOf<'payment.journalSetting'>;

/** 凭证科目: the provider's own plan of accounts, so that the journal voucher workbook goes into its ledger program as it is. */
export function JournalSettingPage() {
  return (
    <PageFrame
      title="凭证科目"
      crumbs={[{ label: '对账与结账', to: '/closings' }]}
      purpose="按本单位账套填写科目编码和名称，导出的凭证分录就按这里编号；本单位的各个收款账户共用。"
    >
      <ForAccount>{(account) => <SettingOf account={account} />}</ForAccount>
    </PageFrame>
  );
}

function SettingOf({ account }: { account: Account }) {
  const setting = useApi('payment.journalSetting', { bankAccountId: account.id });
  const [preset, setPreset] = useState<string | null>(null);
  return (
    <Loaded of={setting} what="凭证科目">
      {(of) => {
        const chosen = of.presets.find((one) => one.key === preset) ?? null;
        return (
          <Section>
            {of.setting ? null : (
              <Alert type="info" showIcon title="还没有确认过科目，导出时暂按企业会计准则的常用科目。请核对后保存。" />
            )}
            <PresetChoice presets={of.presets} value={preset} hasOwn={of.setting !== null} onChange={setPreset} />
            <SettingForm
              key={chosen?.key ?? 'own'}
              account={account}
              of={of}
              initial={chosen?.setting ?? of.setting ?? of.presets[0]?.setting}
              draft={chosen?.key ?? 'own'}
            />
          </Section>
        );
      }}
    </Loaded>
  );
}

interface FormProps {
  readonly account: Account;
  readonly of: JournalSetting;
  readonly initial: JournalSetting['setting'] | undefined;
  readonly draft: string;
}

function SettingForm({ account, of, initial, draft }: FormProps) {
  const navigate = useNavigate();
  if (!initial) return null;
  return (
    <EntityForm
      stem="payment.setJournalSetting"
      draftKey={`payment.setJournalSetting.${draft}`}
      initial={initial}
      toInput={(setting) => ({ bankAccountId: account.id, version: of.version, setting })}
      fieldOf={(path) => path.replace(/^setting\./, '')}
      submit="保存科目"
      submitHint="以后导出的凭证按这里编号，已导出的文件不变。"
      done="已保存"
      onDone={() => void navigate(`/closings?account=${account.id}`)}
      marksOptional={false}
    >
      <Field name="word" label="凭证字" required>
        <Input maxLength={4} className="short-input" />
      </Field>
      {of.subjects.map(({ role, name, meaning }) => (
        <fieldset key={role} className="subject-row" aria-labelledby={`subject-${role}`}>
          <div>
            <strong id={`subject-${role}`}>{name}</strong>
            <p className="muted">{meaning}</p>
          </div>
          <Field name={['subjects', role, 'code']} label="科目编码" fullLabel={`${name}的科目编码`} required>
            <Input maxLength={30} />
          </Field>
          <Field name={['subjects', role, 'name']} label="科目名称" fullLabel={`${name}的科目名称`} required>
            <Input maxLength={60} />
          </Field>
        </fieldset>
      ))}
    </EntityForm>
  );
}
