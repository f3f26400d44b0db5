import { readPageText, writePageText } from '@yanxiu/domain/course/page-text';
import { InputNumber } from 'antd';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Field } from '../kit/form/Field.tsx';
import type { Lesson } from './LessonPage.tsx';
import { PromptInput, promptHint } from './PromptInput.tsx';
import { RubricInput, type RubricLine } from './RubricInput.tsx';

interface Values {
  readonly prompt: string;
  readonly minChars: number;
  readonly files: number;
  readonly rubric: readonly RubricLine[];
  readonly dueDays: number | null;
  readonly lateDays: number;
  readonly latePercent: number;
  readonly peerCount: number;
  readonly peerPercent: number;
}

const plain: Omit<Values, 'prompt'> = {
  minChars: 300,
  files: 3,
  rubric: [
    { title: '联系实际', about: '', points: 40 },
    { title: '分析与思考', about: '', points: 40 },
    { title: '表达', about: '', points: 20 },
  ],
  dueDays: null,
  lateDays: 7,
  latePercent: 5,
  peerCount: 0,
  peerPercent: 0,
};

interface Props {
  readonly courseId: string;
  readonly lesson: Lesson;
  readonly onDone: () => void;
}

/** What an assignment asks for, how it is marked, when it is due and who reviews. */
export function AssignmentEditor({ courseId, lesson, onDone }: Props) {
  const { work } = lesson;
  return (
    <EntityForm<'course.setAssignment', Values>
      stem="course.setAssignment"
      draftKey={`course.setAssignment.${lesson.id}`}
      initial={{ ...plain, ...work?.assignment, prompt: work ? writePageText(work.prompt) : '' }}
      toInput={({ prompt, rubric, ...rules }) => ({
        id: courseId,
        lessonId: lesson.id,
        prompt: readPageText(prompt),
        rules: { ...rules, dueDays: rules.dueDays ?? null, rubric: rubric.map((one) => ({ ...one })) },
      })}
      fieldOf={fieldOf}
      submit="保存作业"
      submitHint="课程发布后，要求和评分项不再改动。"
      done="作业已保存"
      onDone={onDone}
      {...(lesson.promptLength > 0 ? { onCancel: onDone } : {})}
    >
      <Field name="prompt" label="作业要求" hint={promptHint} required>
        <PromptInput />
      </Field>
      <div className="form-row">
        <Field name="minChars" label="正文至少多少字" hint="0 为不限。不计空格和换行。" required>
          <InputNumber min={0} max={20_000} precision={0} suffix="字" />
        </Field>
        <Field name="files" label="最多交几个文件" hint="照片、PDF、Word 等；0 为不收文件。" required>
          <InputNumber min={0} max={9} precision={0} suffix="个" />
        </Field>
        <Field name="dueDays" label="第几天截止" hint="从项目学习开始算起；不填就是学习结束当天。">
          <InputNumber min={1} max={400} precision={0} suffix="天" />
        </Field>
      </div>
      <div className="form-row">
        <Field name="lateDays" label="迟交最多几天" hint="0 为截止后不收。" required>
          <InputNumber min={0} max={60} precision={0} suffix="天" />
        </Field>
        <Field name="latePercent" label="每迟一天扣" required>
          <InputNumber min={0} max={100} precision={0} suffix="%" />
        </Field>
        <Field name="peerCount" label="每人互评几份" hint="0 为不互评。互评看不到姓名。" required>
          <InputNumber min={0} max={5} precision={0} suffix="份" />
        </Field>
        <Field name="peerPercent" label="同伴评分占" required>
          <InputNumber min={0} max={50} precision={0} suffix="%" />
        </Field>
      </div>
      <Field name="rubric" label="评分项" hint="辅导教师逐项打分，成绩按总分折成百分。" required>
        <RubricInput />
      </Field>
    </EntityForm>
  );
}

function fieldOf(path: string): string {
  if (path.startsWith('prompt')) return 'prompt';
  if (path.startsWith('rules.rubric')) return 'rubric';
  return path.startsWith('rules.') ? path.slice('rules.'.length) : path;
}
