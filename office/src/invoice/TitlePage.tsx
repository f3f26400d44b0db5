import type { OutputOf } from '@yanxiu/contract/index';
import { Alert, Input, Radio } from 'antd';
import { useNavigate } from 'react-router';
import { useMe } from '../frame/session.tsx';
import { Descriptions } from '../kit/Descriptions.tsx';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Field } from '../kit/form/Field.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { useApi } from '../kit/use-api.ts';

type Title = OutputOf<'invoice.title'>;

/** The unit's own invoice title. */
export function TitlePage() {
  const { assignment } = useMe();
  const title = useApi('invoice.title', { schoolId: assignment?.orgId ?? '' });
  return (
    <PageFrame
      title="发票抬头"
      crumbs={[{ label: '缴费单', to: '/bills' }]}
      purpose="按备案名称和统一社会信用代码开票；填一次，以后每年沿用。"
    >
      <Loaded of={title} what="发票抬头">
        {(of) => (
          <>
            {of.warnings.length > 0 ? (
              <Alert
                type="warning"
                showIcon
                title="请核对"
                description={
                  <ul className="plain-list">
                    {of.warnings.map((warning) => (
                      <li key={warning}>{warning}</li>
                    ))}
                  </ul>
                }
              />
            ) : null}
            {of.mayEdit ? <TitleForm title={of} schoolId={assignment?.orgId ?? ''} /> : <TitleFacts title={of} />}
          </>
        )}
      </Loaded>
    </PageFrame>
  );
}

function TitleForm({ title, schoolId }: { title: Title; schoolId: string }) {
  const navigate = useNavigate();
  return (
    <Section>
      <EntityForm
        stem="invoice.setTitle"
        draftKey={`invoice.setTitle.${schoolId}`}
        initial={title.title ?? title.suggested}
        toInput={(values) => ({ ...values, schoolId, version: title.version })}
        submit="保存抬头"
        submitHint="以后申请的发票按这个抬头开；已申请的不变。"
        done="已保存"
        onDone={() => void navigate('/bills')}
      >
        <Field name="name" label="发票抬头" hint={`备案名称：${title.registeredName}`} required>
          <Input maxLength={100} />
        </Field>
        <Field name="uscc" label="统一社会信用代码" hint="18 位，在事业单位法人证书或民办非企业登记证书上。" required>
          <Input maxLength={20} />
        </Field>
        <Field name="delivery" label="接收方式" required>
          <Radio.Group
            options={[
              { value: 'email', label: '发到邮箱' },
              { value: 'pickup', label: '自取' },
            ]}
          />
        </Field>
        <Field name="email" label="接收邮箱">
          <Input type="email" maxLength={72} />
        </Field>
        <Field name="bankName" label="开户行" hint="开户行和账号同时填写，才显示在发票上。">
          <Input maxLength={100} />
        </Field>
        <Field name="bankAccount" label="银行账号">
          <Input maxLength={60} inputMode="numeric" />
        </Field>
        <Field name="address" label="地址">
          <Input maxLength={100} />
        </Field>
        <Field name="phone" label="电话">
          <Input maxLength={50} />
        </Field>
      </EntityForm>
    </Section>
  );
}

function TitleFacts({ title }: { title: Title }) {
  const { title: of } = title;
  return (
    <Section>
      <Descriptions
        items={[
          { label: '发票抬头', value: of?.name },
          { label: '统一社会信用代码', value: of?.uscc },
          { label: '接收方式', value: of ? (of.delivery === 'email' ? '发到邮箱' : '自取') : null },
          { label: '接收邮箱', value: of?.email },
          { label: '开户行', value: of?.bankName },
          { label: '银行账号', value: of?.bankAccount },
        ]}
      />
    </Section>
  );
}
