import type { InputOf } from '@yanxiu/contract/index';
import { stageNames } from '@yanxiu/ui/words';
import { Input } from 'antd';
import { Field } from '../kit/form/Field.tsx';
import { Choices, HundredthsInput } from '../kit/form/inputs.tsx';
import { Section } from '../kit/PageFrame.tsx';

export interface CourseValues {
  readonly title: string;
  readonly theme: string;
  readonly stages: readonly string[];
  readonly subject: string;
  readonly hoursX100: number | null;
  readonly lecturer: string;
  readonly summary: string;
}

export const blankCourse: CourseValues = {
  title: '',
  theme: '',
  stages: [],
  subject: '',
  hoursX100: null,
  lecturer: '',
  summary: '',
};

/** The form's values as the endpoint takes them. */
export function inputOfCourse(values: CourseValues): InputOf<'course.create'> {
  return { ...values, stages: values.stages as InputOf<'course.create'>['stages'], hoursX100: values.hoursX100 ?? 0 };
}

/** What a course is about; `hoursFixed` says why its hours can't be changed any more. */
export function CourseFields({ hoursFixed = false }: { hoursFixed?: boolean }) {
  return (
    <Section title="课程介绍">
      <Field name="title" label="课程名称" required>
        <Input maxLength={80} autoComplete="off" />
      </Field>
      <div className="form-row">
        <Field name="theme" label="主题" hint="与通知里的主题一致，例如“师德为先”。" required>
          <Input maxLength={60} autoComplete="off" />
        </Field>
        <Field
          name="hoursX100"
          label="学时"
          hint={hoursFixed ? '课程已发布，学时不再改动。' : '1 学时 = 45 分钟；视频和文档合计不能少于它。'}
          required
        >
          <HundredthsInput unit="学时" disabled={hoursFixed} />
        </Field>
      </div>
      <Field name="stages" label="适用学段" required missing="请至少选一个学段。">
        <Choices options={Object.entries(stageNames).map(([value, label]) => ({ value, label }))} />
      </Field>
      <div className="form-row">
        <Field name="subject" label="学科" hint="各学科通用的留空。">
          <Input maxLength={20} autoComplete="off" />
        </Field>
        <Field name="lecturer" label="主讲">
          <Input maxLength={60} autoComplete="off" />
        </Field>
      </div>
      <Field name="summary" label="内容简介">
        <Input.TextArea rows={4} maxLength={1000} showCount />
      </Field>
    </Section>
  );
}
