import type { InputOf, OutputOf } from '@yanxiu/contract/index';
import { hoursText, hundredthsText } from '@yanxiu/ui/words';
import { Form, Input, Select } from 'antd';
import { Field } from '../kit/form/Field.tsx';
import { DayInput, HundredthsInput } from '../kit/form/inputs.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { AttendeeInput, type Attendees } from './AttendeeInput.tsx';
import type { Activity } from './activity-words.ts';
import { FilesInput, type KeptFile } from './FilesInput.tsx';

export interface ActivityValues {
  readonly taskKey: string | null;
  readonly title: string;
  readonly heldOn: string | null;
  readonly hoursX100: number | null;
  readonly host: string;
  readonly place: string;
  readonly record: string;
  readonly files: readonly KeptFile[];
  readonly attendees: Attendees;
}

export const blank: ActivityValues = {
  taskKey: null,
  title: '',
  heldOn: null,
  hoursX100: null,
  host: '',
  place: '',
  record: '',
  files: [],
  attendees: { all: true, personIds: [] },
};

export function valuesOf(activity: Activity): ActivityValues {
  return {
    taskKey: activity.taskKey,
    title: activity.title,
    heldOn: activity.heldOn,
    hoursX100: activity.hoursX100,
    host: activity.host,
    place: activity.place,
    record: activity.record,
    files: activity.files,
    attendees: { all: false, personIds: activity.people.map((one) => one.personId) },
  };
}

type Fields = Omit<InputOf<'schoolBased.record'>, 'programId' | 'schoolId'>;

export function fieldsOf(values: ActivityValues): Fields {
  const { files, attendees, taskKey, heldOn, hoursX100, ...words } = values;
  return {
    ...words,
    taskKey: taskKey ?? '',
    heldOn: heldOn ?? '',
    hoursX100: hoursX100 ?? 0,
    fileIds: files.map((file) => file.id),
    allTrainees: attendees.all,
    personIds: attendees.all ? [] : [...attendees.personIds],
  };
}

/** Where an issue of the input belongs in the form. */
export function fieldOf(path: string): string {
  if (path.startsWith('fileIds')) return 'files';
  return path.startsWith('personIds') ? 'attendees' : path;
}

type Task = OutputOf<'schoolBased.scheme'>['tasks'][number];

interface Props {
  readonly programId: string;
  readonly schoolId: string;
  readonly tasks: readonly Task[];
  readonly values: ActivityValues;
}

/** What is written down of an activity, by a task of the scheme. */
export function ActivityFields({ programId, schoolId, tasks, values }: Props) {
  const task = tasks.find((one) => one.key === values.taskKey);
  return (
    <>
      <Section title="活动">
        <TaskField tasks={tasks} />
        <Field name="title" label="活动名称" hint="例如：六年级语文组集体备课（第三次）。" required>
          <Input maxLength={60} autoComplete="off" />
        </Field>
        <div className="form-row">
          <Field name="heldOn" label="日期" required>
            <DayInput />
          </Field>
          <Field
            name="hoursX100"
            label="学时"
            hint={
              task ? `这项任务共 ${hoursText(task.hoursX100)}，可分几次完成。` : '1 学时 = 45 分钟，一次最多 8 学时。'
            }
            required
            check={(value) => hoursProblem(value, task)}
          >
            <HundredthsInput unit="学时" />
          </Field>
          <Field name="host" label="主持人">
            <Input maxLength={20} autoComplete="off" />
          </Field>
          <Field name="place" label="地点">
            <Input maxLength={60} autoComplete="off" />
          </Field>
        </div>
      </Section>
      <Section title="到场教师">
        <Field
          name="attendees"
          label="哪些教师到场"
          required
          check={(value) => {
            const { all, personIds } = value as Attendees;
            return all || personIds.length > 0 ? null : '请勾选到场的教师。';
          }}
        >
          <AttendeeInput programId={programId} schoolId={schoolId} />
        </Field>
      </Section>
      <Section title="记录和材料">
        <Field name="record" label="活动记录" hint="时间、过程、研讨的问题和形成的结论。">
          <Input.TextArea rows={6} maxLength={4000} showCount />
        </Field>
        <Field
          name="files"
          label="材料"
          hint={
            task && task.evidence.length > 0
              ? `本任务要求：${task.evidence.join('、')}。`
              : '方案、签到表、照片、记录等。'
          }
        >
          <FilesInput programId={programId} label="选择材料" />
        </Field>
      </Section>
    </>
  );
}

/** Choosing a task fills in its name and hours where nothing was typed yet. */
function TaskField({ tasks }: { tasks: readonly Task[] }) {
  const form = Form.useFormInstance<ActivityValues>();
  const fill = (key: string) => {
    const task = tasks.find((one) => one.key === key);
    if (!task) return;
    const typed = form.getFieldsValue(true) as ActivityValues;
    const isOwnTitle = typed.title && !tasks.some((one) => one.title === typed.title);
    form.setFieldsValue({
      ...(isOwnTitle ? {} : { title: task.title }),
      hoursX100: Math.min(task.hoursX100, 800),
    } as never);
  };
  return (
    <Field name="taskKey" label="方案里的任务" required missing="请选择这次活动属于哪项任务。">
      <TaskSelect tasks={tasks} onFill={fill} />
    </Field>
  );
}

interface SelectProps {
  readonly tasks: readonly Task[];
  readonly onFill: (key: string) => void;
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (key: string) => void;
}

function TaskSelect({ tasks, onFill, value, onChange, ...rest }: SelectProps) {
  return (
    <Select
      {...rest}
      value={value ?? null}
      placeholder="请选择"
      options={tasks.map((task) => ({
        value: task.key,
        label: `${task.title}（${hoursText(task.hoursX100)}，${task.form}）`,
      }))}
      onChange={(key: string) => {
        onChange?.(key);
        onFill(key);
      }}
    />
  );
}

function hoursProblem(value: unknown, task: Task | undefined): string | null {
  const hoursX100 = Number(value);
  if (hoursX100 < 50) return '每次活动至少 0.5 学时。';
  if (hoursX100 > 800) return '一次活动最多 8 学时。';
  return task && hoursX100 > task.hoursX100
    ? `这项任务共 ${hundredthsText(task.hoursX100)} 学时，这次不能超过它。`
    : null;
}
