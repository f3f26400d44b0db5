import type { OutputOf } from '@yanxiu/contract/index';
import { Alert, Input, Radio, Select } from 'antd';
import { useNavigate } from 'react-router';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Field } from '../kit/form/Field.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { useApi } from '../kit/use-api.ts';

type Setting = OutputOf<'invoice.setting'>;

/** How the provider's fee is taxed: data, confirmed by its accountant. */
export function SettingPage() {
  const setting = useApi('invoice.setting', {});
  return (
    <PageFrame
      title="开票设置"
      crumbs={[{ label: '批量开票', to: '/invoice-batches' }]}
      purpose="税率或免税、项目名称和税收编码由本单位财务确认；以后导出的批次按这里开。"
    >
      <Loaded of={setting} what="开票设置">
        {(of) => <SettingForm of={of} />}
      </Loaded>
    </PageFrame>
  );
}

const rates = [
  { value: 100, label: '1%' },
  { value: 300, label: '3%（简易征收）' },
  { value: 600, label: '6%' },
];
const policies = ['', '按3%简易征收', '简易征收', '按5%简易征收'];

function SettingForm({ of }: { of: Setting }) {
  const navigate = useNavigate();
  return (
    <Section>
      {of.setting ? null : <Alert type="info" showIcon title="还没有确认过开票设置，下面是常见写法，请核对后保存。" />}
      <EntityForm
        stem="invoice.setSetting"
        draftKey="invoice.setSetting"
        initial={of.setting ?? of.suggested}
        toInput={(values) => ({
          version: of.version,
          setting: { ...values, rateBp: values.exempt ? 0 : values.rateBp, policy: values.exempt ? '' : values.policy },
        })}
        fieldOf={(path) => path.replace(/^setting\./, '')}
        submit="保存设置"
        submitHint="已做成的批次不受影响。"
        done="已保存"
        onDone={() => void navigate('/invoice-batches')}
      >
        {(values) => (
          <>
            <Field name="exempt" label="是否免税" required>
              <Radio.Group
                options={[
                  { value: false, label: '征税' },
                  { value: true, label: '免税' },
                ]}
              />
            </Field>
            {values.exempt ? (
              <Field
                name="exemptReason"
                label="免税依据"
                hint="例如：财税〔2016〕36号附件3，政府举办的职业学校、高等学校的培训收入。"
                required
              >
                <Input maxLength={200} />
              </Field>
            ) : (
              <>
                <Field name="rateBp" label="税率" required>
                  <Select options={rates} />
                </Field>
                <Field name="policy" label="优惠政策类型" hint="按税务局导入表的选项填写，没有优惠的留空。">
                  <Select options={policies.map((value) => ({ value, label: value || '无' }))} />
                </Field>
              </>
            )}
            <Field name="itemName" label="项目名称" required>
              <Input maxLength={100} />
            </Field>
            <Field name="taxCode" label="商品和服务税收编码" required>
              <Input maxLength={19} inputMode="numeric" />
            </Field>
            <Field name="payeeName" label="收款人">
              <Input maxLength={16} />
            </Field>
            <Field name="reviewerName" label="复核人">
              <Input maxLength={16} />
            </Field>
          </>
        )}
      </EntityForm>
    </Section>
  );
}
