import type { InputOf, OutputOf } from '@yanxiu/contract/index';
import { checkPhone } from '@yanxiu/domain/kernel/phone';
import { dutyNames } from '@yanxiu/ui/words';
import { Input } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Field } from '../kit/form/Field.tsx';
import { DayInput } from '../kit/form/inputs.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { useApi } from '../kit/use-api.ts';

const duties = ['head', 'liaison', 'finance'] as const;
type Duty = (typeof duties)[number];

interface Contact {
  readonly name: string;
  readonly title: string;
  readonly sinceOn: string | null;
  readonly phone: string;
  readonly officePhone: string;
  readonly email: string;
}

type Values = Record<Duty, Contact>;

const hints: Readonly<Record<Duty, string>> = {
  head: '校（园）长或局长，对本单位参训工作负总责。',
  liaison: '具体办理报名、缴费和催学的老师。',
  finance: '办理汇款和发票的人；与责任人是同一人可不填。',
};

/** The persons of 附件 4: who answers for a unit. */
export function ContactsPage() {
  const { id = '' } = useParams();
  const org = useApi('org.get', { id });
  const navigate = useNavigate();
  const back = () => void navigate(`/orgs/${id}`);
  const name = org.data?.name ?? '单位';
  return (
    <PageFrame
      title={`${name}的责任人`}
      crumbs={[
        { label: '单位', to: '/orgs' },
        { label: name, to: `/orgs/${id}` },
      ]}
      purpose="用于附件 4，也用于通知、催办和对账。"
    >
      <Loaded of={org} what="责任人">
        {(unit) => (
          <EntityForm
            stem="org.setContacts"
            draftKey={`org.contacts.${id}`}
            marksOptional={false}
            initial={valuesOf(unit)}
            toInput={(values) => ({ id, contacts: contactsOf(values, valuesOf(unit)) })}
            fieldOf={(path, values) =>
              path.replace(
                /^contacts\.(\d+)/,
                (_all, index) => contactsOf(values, valuesOf(unit))[Number(index)]?.duty ?? '',
              )
            }
            submit="保存"
            submitHint="保存后立即生效，并记入审计。"
            done="已保存"
            onDone={back}
            onCancel={back}
          >
            {duties.map((duty) => (
              <ContactFields key={duty} duty={duty} mask={maskOf(unit, duty)} />
            ))}
          </EntityForm>
        )}
      </Loaded>
    </PageFrame>
  );
}

function ContactFields({ duty, mask }: { duty: Duty; mask: string }) {
  const who = dutyNames[duty] ?? '';
  const phoneHint = mask ? `现在是 ${mask}，不改可不填。` : '11 位手机号。';
  return (
    <Section title={dutyNames[duty]}>
      <p className="muted contact-hint">{hints[duty]}</p>
      <div className="form-row">
        <Field
          name={[duty, 'name']}
          label="姓名"
          fullLabel={`${who}的姓名`}
          check={(value) => (String(value).trim().length < 2 ? '姓名至少 2 个字。' : null)}
        >
          <Input maxLength={20} autoComplete="off" />
        </Field>
        <Field name={[duty, 'title']} label="职务">
          <Input maxLength={20} autoComplete="off" />
        </Field>
        <Field
          name={[duty, 'sinceOn']}
          label="接任日期"
          fullLabel={`${who}的接任日期`}
          hint="换人时填接任的那天，不填按今天；前一位记入历任。"
        >
          <DayInput />
        </Field>
        <Field
          name={[duty, 'phone']}
          label="手机号"
          fullLabel={`${who}的手机号`}
          hint={phoneHint}
          check={(value) => (checkPhone(String(value)).state === 'invalid' ? '应是 1 开头的 11 位数字。' : null)}
        >
          <Input maxLength={20} inputMode="tel" autoComplete="off" />
        </Field>
        <Field name={[duty, 'officePhone']} label="办公电话" hint="带区号，例如 0356-4221234。">
          <Input maxLength={20} inputMode="tel" autoComplete="off" />
        </Field>
        <Field name={[duty, 'email']} label="邮箱" fullLabel={`${who}的邮箱`}>
          <Input maxLength={80} inputMode="email" autoComplete="off" />
        </Field>
      </div>
    </Section>
  );
}

function valuesOf(org: OutputOf<'org.get'>): Values {
  const of = (duty: Duty): Contact => {
    const contact = org.contacts.find((one) => one.duty === duty);
    return {
      name: contact?.name ?? '',
      title: contact?.title ?? '',
      sinceOn: contact?.sinceOn ?? null,
      phone: '',
      officePhone: contact?.officePhone ?? '',
      email: contact?.email ?? '',
    };
  };
  return { head: of('head'), liaison: of('liaison'), finance: of('finance') };
}

function maskOf(org: OutputOf<'org.get'>, duty: Duty): string {
  return org.contacts.find((one) => one.duty === duty)?.phoneMask ?? '';
}

/** A duty left wholly empty is nobody's; one that is begun goes to the server, which says what it lacks. */
function contactsOf(values: Values, before: Values): InputOf<'org.setContacts'>['contacts'] {
  return duties
    .filter((duty) => Object.values<string | null>({ ...values[duty] }).some((text) => (text ?? '').trim() !== ''))
    .map((duty) => {
      const { sinceOn, ...contact } = values[duty];
      // the day belongs to the person: another name without another day begins today
      const moved = sinceOn !== null && !(sinceOn === before[duty].sinceOn && contact.name !== before[duty].name);
      return { duty, ...contact, ...(moved ? { sinceOn } : {}) };
    });
}
