import type { QuizRules } from '@yanxiu/domain/course/question';
import type { QuestionKind } from '@yanxiu/domain/course/question-kind';
import { Checkbox, InputNumber, Radio } from 'antd';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Field } from '../kit/form/Field.tsx';
import type { Lesson } from './LessonPage.tsx';
import { blankQuestion, QuestionsInput, type QuestionValue } from './QuestionsInput.tsx';

const plainRules: QuizRules = {
  passPercent: 60,
  attempts: 3,
  draw: null,
  shuffled: false,
  limitMinutes: null,
  keeps: 'best',
  review: 'each',
};

interface Values extends QuizRules {
  readonly questions: readonly QuestionValue[];
}

interface Props {
  readonly courseId: string;
  readonly lesson: Lesson;
  readonly onDone: () => void;
}

/** Questions with their answers and the quiz's rules. */
export function QuizEditor({ courseId, lesson, onDone }: Props) {
  const questions = lesson.questions.map((one) => ({
    ...one,
    kind: one.kind as QuestionKind,
    answer: one.answer ?? [],
    explanation: one.explanation ?? '',
  }));
  return (
    <EntityForm<'course.setQuiz', Values>
      stem="course.setQuiz"
      draftKey={`course.setQuiz.${lesson.id}`}
      initial={{
        ...(lesson.quiz ?? plainRules),
        questions: questions.length > 0 ? questions : [blankQuestion],
      }}
      toInput={({ questions: written, ...rules }) => ({
        id: courseId,
        lessonId: lesson.id,
        rules,
        questions: written.map(({ kind, stem, choices, answer, explanation, points }) => ({
          kind,
          stem,
          choices: [...choices],
          answer: kind === 'order' ? [...answer] : [...answer].sort((a, b) => a - b),
          explanation,
          points,
        })),
      })}
      fieldOf={(path) => (path.startsWith('rules.') ? path.slice('rules.'.length) : 'questions')}
      submit="保存测验"
      done="测验已保存"
      onDone={onDone}
      {...(lesson.questionCount > 0 ? { onCancel: onDone } : {})}
    >
      <div className="form-row">
        <Field name="passPercent" label="达标分数" required>
          <InputNumber min={0} max={100} precision={0} suffix="分" />
        </Field>
        <Field name="attempts" label="最多做几次" required>
          <InputNumber min={1} max={20} precision={0} suffix="次" />
        </Field>
        <Field name="limitMinutes" label="限时" hint="不填就不限时。到时自动交卷，网络不好另有 1 分钟。">
          <InputNumber min={1} max={240} precision={0} suffix="分钟" />
        </Field>
        <Field name="draw" label="每份试卷抽几题" hint="不填就是全部题目。每次重做重新抽。">
          <InputNumber min={1} max={200} precision={0} suffix="题" />
        </Field>
      </div>
      <div className="form-row">
        <Field name="keeps" label="计入哪次成绩" required>
          <Radio.Group
            options={[
              { value: 'best', label: '最好的一次' },
              { value: 'last', label: '最后一次' },
            ]}
          />
        </Field>
        <Field name="review" label="什么时候给看答案和解析" required>
          <Radio.Group
            options={[
              { value: 'each', label: '每次交卷后' },
              { value: 'end', label: '达标或次数用完后' },
            ]}
          />
        </Field>
        <Field name="shuffled" label="题目和选项的顺序" required>
          <Shuffled />
        </Field>
      </div>
      <Field name="questions" label="题目" hint="答案和解析在参训教师提交以前不会发到手机上。" required>
        <QuestionsInput />
      </Field>
    </EntityForm>
  );
}

/** A box to tick that the form knows as true or false. */
function Shuffled({ id, value, onChange }: { id?: string; value?: boolean; onChange?: (value: boolean) => void }) {
  return (
    <Checkbox {...(id ? { id } : {})} checked={value ?? false} onChange={(event) => onChange?.(event.target.checked)}>
      每份试卷打乱
    </Checkbox>
  );
}
