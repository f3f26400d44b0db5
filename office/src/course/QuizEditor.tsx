import type { QuizRules } from '@yanxiu/domain/course/question';
import { Checkbox, InputNumber, Radio } from 'antd';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Field } from '../kit/form/Field.tsx';
import { DrawsInput, type DrawValue } from './DrawsInput.tsx';
import type { Lesson } from './LessonPage.tsx';
import { QuestionsInput } from './QuestionsInput.tsx';
import { blankQuestion, inputOfQuestion, isBlankQuestion, type QuestionValue } from './question-value.ts';

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
  readonly draws: readonly DrawValue[];
}

interface Props {
  readonly courseId: string;
  readonly lesson: Lesson;
  readonly onDone: () => void;
}

function valuesOf({ quiz, questions, draws }: Lesson): Values {
  const own = questions.map((one) => ({
    ...one,
    answer: one.answer ?? [],
    accepted: one.accepted ?? [],
    explanation: one.explanation ?? '',
  }));
  const first = own.length + draws.length > 0 ? own : [blankQuestion];
  return {
    ...(quiz ?? plainRules),
    questions: first,
    draws: draws.map(({ tag, difficulty, count }) => ({ tag, difficulty, count })),
  };
}

/** Questions with their answers, what comes from the bank, and the quiz's rules. */
export function QuizEditor({ courseId, lesson, onDone }: Props) {
  return (
    <EntityForm<'course.setQuiz', Values>
      stem="course.setQuiz"
      draftKey={`course.setQuiz.${lesson.id}`}
      initial={valuesOf(lesson)}
      toInput={({ questions, draws, ...rules }) => ({
        id: courseId,
        lessonId: lesson.id,
        rules,
        questions: questions.filter((one) => !isBlankQuestion(one)).map(inputOfQuestion),
        draws: draws.map(({ tag, difficulty, count }) => ({ tag, difficulty, count })),
      })}
      fieldOf={(path) =>
        path.startsWith('rules.') ? path.slice('rules.'.length) : (path.split('.')[0] ?? 'questions')
      }
      submit="保存测验"
      submitHint="保存时从题库取入题目；题库以后的改动不影响这个测验。"
      done="测验已保存"
      onDone={onDone}
      {...(lesson.questionCount > 0 ? { onCancel: onDone } : {})}
    >
      <RuleFields />
      <Field name="draws" label="从题库抽题" hint="每份试卷从题库里按标签和难度随机抽，每人每次不同。不抽就不用添加。">
        <DrawsInput />
      </Field>
      <Field name="questions" label="自己出的题" hint="答案和解析在参训教师提交以前不会发到手机上。">
        <QuestionsInput />
      </Field>
    </EntityForm>
  );
}

function RuleFields() {
  return (
    <>
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
        <Field name="draw" label="自己出的题抽几题" hint="不填就是全部。每次重做重新抽。">
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
    </>
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
