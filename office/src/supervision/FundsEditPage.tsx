import { Input } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { useMe } from '../frame/session.tsx';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Field } from '../kit/form/Field.tsx';
import { MoneyInput } from '../kit/form/inputs.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { useApi } from '../kit/use-api.ts';
import { fundsUnitName } from './fund-words.tsx';

const mistyped = '请填写金额，写成 1,250,000.00 这样；没有的填 0。';
const amountCheck = (value: unknown) => (typeof value === 'number' && value >= 0 ? null : mistyped);

/** Fills in one year's four amounts of one's own unit. */
export function FundsEditPage() {
  const { orgId = '', year = '' } = useParams();
  const { assignment } = useMe();
  const unit = useApi('supervision.fundsOfUnit', { orgId });
  const navigate = useNavigate();
  const name = unit.data ? fundsUnitName(unit.data) : '';
  const home = assignment?.orgKind === 'county' ? '/funds' : `/funds/${orgId}`;
  const back = () => void navigate(home);
  return (
    <PageFrame
      title={`填报 ${year} 年教师培训经费`}
      crumbs={[
        { label: '经费保障', to: '/funds' },
        ...(home === '/funds' ? [] : [{ label: name || '单位', to: home }]),
      ]}
      purpose={`${name}${year} 年的决算数或最新数，以元为单位。达标与否由系统按四项金额计算。`}
    >
      <Section>
        <Loaded of={unit} what="经费">
          {(data) => {
            const row = data.rows.find((one) => String(one.year) === year);
            return (
              <EntityForm
                stem="supervision.saveFunds"
                draftKey={`supervision.saveFunds.${orgId}.${year}`}
                initial={{
                  payrollFen: row?.payrollFen ?? null,
                  trainingFen: row?.trainingFen ?? null,
                  publicFen: row?.publicFen ?? null,
                  publicTrainingFen: row?.publicTrainingFen ?? null,
                  note: row?.note ?? '',
                }}
                toInput={(values) => ({
                  orgId,
                  year,
                  payrollFen: values.payrollFen ?? 0,
                  trainingFen: values.trainingFen ?? 0,
                  publicFen: values.publicFen ?? 0,
                  publicTrainingFen: values.publicTrainingFen ?? 0,
                  note: values.note,
                  version: row?.version ?? 0,
                })}
                submit="保存"
                submitHint="保存后上级可以看到；每次修改都留有记录。"
                done="已保存"
                onDone={back}
                onCancel={back}
              >
                <Field name="payrollFen" label="教职工工资总额" required missing={mistyped} check={amountCheck}>
                  <MoneyInput />
                </Field>
                <Field
                  name="trainingFen"
                  label="教师培训经费支出"
                  hint="县级安排并支出的教师培训经费，应不低于工资总额的 2.5%。没有支出的填 0。"
                  required
                  missing={mistyped}
                  check={amountCheck}
                >
                  <MoneyInput />
                </Field>
                <Field name="publicFen" label="公办学校公用经费总额" required missing={mistyped} check={amountCheck}>
                  <MoneyInput />
                </Field>
                <Field
                  name="publicTrainingFen"
                  label="公用经费中用于培训的支出"
                  hint="应不低于公用经费总额的 5%。没有支出的填 0。"
                  required
                  missing={mistyped}
                  check={amountCheck}
                >
                  <MoneyInput />
                </Field>
                <Field name="note" label="说明" hint="数字的来源，或与往年相差较大的原因。">
                  <Input.TextArea rows={3} maxLength={200} showCount />
                </Field>
              </EntityForm>
            );
          }}
        </Loaded>
      </Section>
    </PageFrame>
  );
}
