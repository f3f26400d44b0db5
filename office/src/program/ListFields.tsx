import type { ProgramSettings } from '@yanxiu/domain/program/policy';
import { hoursText } from '@yanxiu/ui/words';
import { Checkbox, Input, InputNumber } from 'antd';
import { Field } from '../kit/form/Field.tsx';
import { formNames } from './program-words.ts';
import { type RowColumn, RowsInput } from './RowsInput.tsx';

type Band = ProgramSettings['assessment']['bands'][number];
type FormRow = ProgramSettings['forms'][number];
type Task = ProgramSettings['schoolBased']['tasks'][number];
type Contact = ProgramSettings['contacts']['management'][number];

const bandColumns: readonly RowColumn<Band>[] = [
  { key: 'fromX100', title: '从多少分起', kind: 'hundredths', unit: '分' },
  { key: 'name', title: '等次', kind: 'text', maxLength: 10, width: 120 },
  { key: 'creditsX100', title: '授予学分', kind: 'hundredths', unit: '学分' },
];

/** Bands of scores, the lowest first; the last one is 优秀. */
export function BandsField() {
  return (
    <Field
      name={['assessment', 'bands']}
      label="分数与学分"
      hint="从低到高，每段到下一段之前为止；最低一段从合格分数开始，最高一段为优秀。"
      check={(value) => {
        const at = (value as Band[]).findIndex((band) => band.fromX100 === null || band.creditsX100 === null);
        return at >= 0 ? `第 ${at + 1} 行的分数和学分都要填写。` : null;
      }}
    >
      <RowsInput<Band>
        noun="分数段"
        columns={bandColumns}
        blank={(bands) => ({
          fromX100: Math.min(10_000, (bands.at(-1)?.fromX100 ?? 5000) + 1000),
          name: '',
          creditsX100: 0,
        })}
        most={10}
      />
    </Field>
  );
}

const formKeys = Object.entries(formNames).map(([value, label]) => ({ value, label }));
const formColumns: readonly RowColumn<FormRow>[] = [
  { key: 'key', title: '附件', kind: 'select', options: formKeys, width: 210 },
  { key: 'title', title: '表名', kind: 'text', maxLength: 80, width: 320 },
  { key: 'paperCopies', title: '纸质份数', kind: 'count', most: 5, unit: '份' },
];

/** The forms that a school hands in, with the paper copies that are ticked off. */
export function FormsField() {
  return (
    <Field
      name="forms"
      label="上报的表格"
      hint="纸质份数填 0 表示只报电子版。"
      check={(value) => {
        const keys = (value as FormRow[]).map((form) => form.key);
        return new Set(keys).size < keys.length ? '同一个附件只列一次。' : null;
      }}
    >
      <RowsInput<FormRow>
        noun="表格"
        columns={formColumns}
        blank={(forms) => ({ key: freeForm(forms), title: '', paperCopies: 0 })}
        most={4}
      />
    </Field>
  );
}

function freeForm(forms: readonly FormRow[]): FormRow['key'] {
  const keys = Object.keys(formNames) as FormRow['key'][];
  return keys.find((key) => !forms.some((form) => form.key === key)) ?? 'roster';
}

const taskColumns: readonly RowColumn<Task>[] = [
  { key: 'title', title: '任务', kind: 'text', width: 200 },
  { key: 'form', title: '形式', kind: 'text', width: 180 },
  { key: 'hoursX100', title: '学时', kind: 'hundredths', unit: '学时' },
  { key: 'evidence', title: '要求的材料', kind: 'tags', width: 260 },
];

/** The scheme of school-based study; says the sum of hours while it is typed. */
export function SchemeField({ plannedX100, tasks }: { plannedX100: number; tasks: readonly Task[] }) {
  const sumX100 = tasks.reduce((sum, task) => sum + (task.hoursX100 ?? 0), 0);
  return (
    <>
      <Field
        name={['schoolBased', 'tasks']}
        label="任务"
        hint={`合计 ${hoursText(sumX100)}，规定 ${hoursText(plannedX100)}。`}
        check={(value) => {
          const at = (value as Task[]).findIndex((task) => task.title.trim() === '' || task.hoursX100 === null);
          return at >= 0 ? `第 ${at + 1} 项任务请填写名称和学时。` : null;
        }}
      >
        <RowsInput<Task>
          noun="任务"
          columns={taskColumns}
          blank={(rows) => ({ key: freeKey(rows), title: '', form: '', hoursX100: 200, evidence: [] })}
        />
      </Field>
      <div className="form-row">
        <Field name={['schoolBased', 'samplePercent']} label="县级抽查" required>
          <InputNumber min={0} max={100} precision={0} suffix="%" />
        </Field>
        <Field name={['schoolBased', 'schoolMayReplace']} label="学校能不能替换任务" valueName="checked">
          <Checkbox>学校可以用同样学时的任务替换</Checkbox>
        </Field>
      </div>
    </>
  );
}

/** Keys stay what they are once activities refer to them. */
function freeKey(tasks: readonly Task[]): string {
  let number = tasks.length + 1;
  while (tasks.some((task) => task.key === `task${number}`)) number += 1;
  return `task${number}`;
}

const contactColumns: readonly RowColumn<Contact>[] = [
  { key: 'unit', title: '单位', kind: 'text', width: 300 },
  { key: 'name', title: '联系人', kind: 'text', maxLength: 20, width: 120 },
  { key: 'phone', title: '电话', kind: 'text', maxLength: 40, width: 160 },
];

const lines = [
  ['management', '管理', '教育局和教师发展（培训）中心。'],
  ['guidance', '指导', '承训机构的项目组、专家和辅导教师。'],
  ['execution', '执行', '各学校的责任人。'],
] as const;

/** Contacts by the three lines and the hotline: printed at the foot of every form and slip. */
export function ContactFields() {
  return (
    <>
      {lines.map(([key, label, hint]) => (
        <Field key={key} name={['contacts', key]} label={label} hint={hint}>
          <RowsInput<Contact>
            noun={`${label}联系人`}
            columns={contactColumns}
            blank={() => ({ unit: '', name: '', phone: '' })}
            most={10}
          />
        </Field>
      ))}
      <Field name={['contacts', 'hotline']} label="客服热线" hint="没有热线的可不填，以联系人代替。">
        <Input maxLength={40} inputMode="tel" autoComplete="off" />
      </Field>
    </>
  );
}
