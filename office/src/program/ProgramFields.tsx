import { checkCnaps } from '@yanxiu/domain/kernel/cnaps';
import { milestoneNames, milestones, stageNames, stages } from '@yanxiu/domain/program/words';
import { hoursText, moneyText } from '@yanxiu/ui/words';
import { Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { Field } from '../kit/form/Field.tsx';
import { Choices, DayInput, HundredthsInput, MoneyInput } from '../kit/form/inputs.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { BandsField, ContactFields, FormsField, SchemeField } from './ListFields.tsx';
import { checkParts, PartsInput } from './PartsInput.tsx';
import type { ProgramValues } from './program-values.ts';
import { passwordNames, routeOptions, templateText } from './program-words.ts';

const stageOptions = stages.map((value) => ({ value, label: stageNames[value] }));
const passwordOptions = Object.entries(passwordNames).map(([value, label]) => ({ value, label }));

/** All settings of a program, in the order of its notice. */
export function ProgramFields({ values }: { values: ProgramValues }) {
  return (
    <>
      <BasicPart />
      <DatesPart />
      <AssessmentPart values={values} />
      <FeePart values={values} />
      <RegistrationPart values={values} />
      <StudyPart />
      <Part title="校本研修方案">
        <SchemeField plannedX100={values.hours?.schoolBasedX100 ?? 0} tasks={values.schoolBased?.tasks ?? []} />
      </Part>
      <ThemePart values={values} />
      <Part title="联系人">
        <ContactFields />
      </Part>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="form-part">
      <Section title={title}>{children}</Section>
    </div>
  );
}

function BasicPart() {
  return (
    <Part title="基本信息">
      <Field
        name="title"
        label="项目名称"
        required
        check={(value) => (String(value).trim().length < 4 ? '至少 4 个字。' : null)}
      >
        <Input maxLength={60} autoComplete="off" />
      </Field>
      <div className="form-row">
        <Field name="year" label="年度" required>
          <InputNumber min={2000} max={2100} precision={0} />
        </Field>
        <Field name={['notice', 'number']} label="通知文号">
          <Input maxLength={60} autoComplete="off" />
        </Field>
        <Field name={['notice', 'basis']} label="依据的上级通知">
          <Input maxLength={200} autoComplete="off" />
        </Field>
      </div>
      <Field name="stages" label="参训学段" required missing="请至少选一个学段。">
        <Choices options={stageOptions} />
      </Field>
    </Part>
  );
}

function DatesPart() {
  return (
    <Part title="时间节点">
      <p className="muted contact-hint">“几日前”算到当天结束。只要求学习结束晚于学习开始，其他不寻常的先后会提醒。</p>
      <div className="form-row">
        {milestones.map((key) => (
          <Field key={key} name={['milestones', key]} label={milestoneNames[key]} required missing="请选择日期。">
            <DayInput />
          </Field>
        ))}
        <Field name="refundUntil" label="减人退费截止" hint="不填为完成首次登录的日期。">
          <DayInput />
        </Field>
        <Field name="replaceUntil" label="免费换人截止" hint="不填为完成首次登录的日期。">
          <DayInput />
        </Field>
      </div>
    </Part>
  );
}

function AssessmentPart({ values }: { values: ProgramValues }) {
  const total = (values.hours?.onlineX100 ?? 0) + (values.hours?.schoolBasedX100 ?? 0);
  return (
    <Part title="学时与考核">
      <div className="form-row">
        <Field name={['hours', 'onlineX100']} label="网络研修" required>
          <HundredthsInput unit="学时" />
        </Field>
        <Field name={['hours', 'schoolBasedX100']} label="校本研修" hint={`合计 ${hoursText(total)}`} required>
          <HundredthsInput unit="学时" />
        </Field>
        <Field name="minutesPerHour" label="1 学时" hint="一般为 45 分钟。" required>
          <InputNumber min={30} max={60} precision={0} suffix="分钟" />
        </Field>
      </div>
      <Field
        name={['assessment', 'parts']}
        label="四部分考核"
        hint="四部分权重合计 100%。门槛是至少要得到满分的百分之几，没有达到的不授予学分。"
        check={checkParts}
      >
        <PartsInput />
      </Field>
      <BandsField />
      <div className="form-row">
        <Field name={['assessment', 'passX100']} label="合格分数" required>
          <HundredthsInput unit="分" />
        </Field>
        <Field name={['assessment', 'creditsX100']} label="学分合计" required>
          <HundredthsInput unit="学分" />
        </Field>
        <Field name={['assessment', 'postingDays']} label="成绩公示" required>
          <InputNumber min={0} max={30} precision={0} suffix="天" />
        </Field>
      </div>
    </Part>
  );
}

function FeePart({ values }: { values: ProgramValues }) {
  const standardFen = values.fee?.hourlyStandardFen ?? null;
  const ceiling =
    standardFen === null
      ? '通知没有规定的可不填。'
      : `按 ${hoursText(values.hours?.onlineX100 ?? 0)} 计算，上限 ${moneyText(Math.floor((standardFen * (values.hours?.onlineX100 ?? 0)) / 100))}，只作提醒。`;
  return (
    <Part title="收费与收款">
      <div className="form-row">
        <Field name={['fee', 'feeFen']} label="每人收费标准" required>
          <MoneyInput />
        </Field>
        <Field name={['fee', 'hourlyStandardFen']} label="每人每学时标准" hint={ceiling}>
          <MoneyInput />
        </Field>
        <Field name={['fee', 'channel']} label="列支渠道">
          <Input maxLength={100} autoComplete="off" />
        </Field>
      </div>
      <Field name={['fee', 'legalBasis']} label="收费依据">
        <Input.TextArea rows={2} maxLength={300} />
      </Field>
      <div className="form-row">
        <Field name={['payee', 'name']} label="收款户名" required>
          <Input maxLength={100} autoComplete="off" />
        </Field>
        <Field
          name={['payee', 'accountNumber']}
          label="账号"
          required
          check={(value) => (/^\d{6,32}$/.test(String(value).trim()) ? null : '账号只填数字，6 到 32 位。')}
        >
          <Input maxLength={32} inputMode="numeric" autoComplete="off" className="num" />
        </Field>
        <Field name={['payee', 'bankName']} label="开户行" required>
          <Input maxLength={100} autoComplete="off" />
        </Field>
        <Field name={['payee', 'cnaps']} label="开户行号" hint="12 位。" required check={cnapsProblem}>
          <Input maxLength={12} inputMode="numeric" autoComplete="off" className="num" />
        </Field>
        <Field name={['payee', 'taxNumber']} label="收款单位税号">
          <Input maxLength={20} autoComplete="off" className="num" />
        </Field>
        <Field name={['payee', 'contact']} label="收款联系人">
          <Input maxLength={60} autoComplete="off" />
        </Field>
      </div>
      <Field
        name="remarkTemplate"
        label="汇款备注"
        hint={`可用 {city}{county}{school}{headcount}{contact}{phone}，显示为：${templateText(values.remarkTemplate ?? '')}`}
        required
      >
        <Input maxLength={200} autoComplete="off" />
      </Field>
    </Part>
  );
}

function cnapsProblem(value: unknown): string | null {
  const checked = checkCnaps(String(value).trim());
  return checked.state === 'invalid' ? checked.message : null;
}

function RegistrationPart({ values }: { values: ProgramValues }) {
  return (
    <Part title="报名与上报">
      <Field name="route" label="上报审核" hint="市直学校总是直接报市。" required>
        <Radio.Group options={routeOptions} />
      </Field>
      <Field name="firstPassword" label="首次密码" hint="首次密码只能打开激活页，激活时由本人另设密码。" required>
        <Radio.Group options={passwordOptions} />
      </Field>
      <FormsField />
      <Field
        name="mailSubjectTemplate"
        label="邮件标题"
        hint={`可用 {county}{school}，显示为：${templateText(values.mailSubjectTemplate ?? '')}`}
      >
        <Input maxLength={200} autoComplete="off" />
      </Field>
    </Part>
  );
}

function StudyPart() {
  return (
    <Part title="学习与证书">
      <div className="form-row">
        <Field name={['study', 'dailyCapX100']} label="每人每天最多计" required>
          <HundredthsInput unit="学时" />
        </Field>
        <Field name={['study', 'startedX100']} label="学到多少计入学习率" required>
          <HundredthsInput unit="学时" />
        </Field>
        <Field name={['study', 'bufferSec']} label="网络不好时最长补报" required>
          <InputNumber min={60} max={3600} step={60} precision={0} suffix="秒" />
        </Field>
        <Field name={['classSize', 'target']} label="网络班级每班约" required>
          <InputNumber min={10} max={300} precision={0} suffix="人" />
        </Field>
        <Field name={['classSize', 'most']} label="网络班级最多" required>
          <InputNumber min={10} max={400} precision={0} suffix="人" />
        </Field>
        <Field name={['certificate', 'issuer']} label="证书颁发单位" required>
          <Input maxLength={60} autoComplete="off" />
        </Field>
        <Field name={['certificate', 'numberPrefix']} label="证书编号前缀" required>
          <Input maxLength={20} autoComplete="off" />
        </Field>
      </div>
      <Field name={['certificate', 'heldBackForUnpaid']} label="未缴费时" valueName="checked">
        <Checkbox>没有缴清的单位暂不发证</Checkbox>
      </Field>
    </Part>
  );
}

function ThemePart({ values }: { values: ProgramValues }) {
  return (
    <Part title="研修主题">
      <Field name={['themes', 'common']} label="共同主题" hint="写一个按一次回车。">
        <Select mode="tags" open={false} suffix={null} tokenSeparators={['、', '，', ',']} />
      </Field>
      {(values.stages ?? []).map((stage) => (
        <Field key={stage} name={['themes', 'byStage', stage]} label={`${stageNames[stage]}主题`}>
          <Input maxLength={200} autoComplete="off" />
        </Field>
      ))}
    </Part>
  );
}
