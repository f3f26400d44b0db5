import { readPageText, writePageText } from '@yanxiu/domain/course/page-text';
import { InputNumber } from 'antd';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Field } from '../kit/form/Field.tsx';
import type { Lesson } from './LessonPage.tsx';
import { PromptInput, promptHint } from './PromptInput.tsx';

const plain = { minChars: 30, replyMinChars: 5, dayCap: 3, postPoints: 30, replyPoints: 10, finePoints: 20 };

interface Props {
  readonly courseId: string;
  readonly lesson: Lesson;
  readonly onDone: () => void;
}

/** The topic of a discussion and how what is said earns points. */
export function DiscussionEditor({ courseId, lesson, onDone }: Props) {
  const { work } = lesson;
  return (
    <EntityForm<'course.setDiscussion', typeof plain & { prompt: string }>
      stem="course.setDiscussion"
      draftKey={`course.setDiscussion.${lesson.id}`}
      initial={{ ...plain, ...work?.discussion, prompt: work ? writePageText(work.prompt) : '' }}
      toInput={({ prompt, ...rules }) => ({
        id: courseId,
        lessonId: lesson.id,
        prompt: readPageText(prompt),
        rules,
      })}
      fieldOf={(path) => (path.startsWith('rules.') ? path.slice('rules.'.length) : 'prompt')}
      submit="保存讨论"
      submitHint="每个班级各有自己的讨论区。课程发布后，话题和规则不再改动。"
      done="讨论已保存"
      onDone={onDone}
      {...(lesson.promptLength > 0 ? { onCancel: onDone } : {})}
    >
      <Field name="prompt" label="话题" hint={promptHint} required>
        <PromptInput />
      </Field>
      <div className="form-row">
        <Field name="minChars" label="发言至少多少字" required>
          <InputNumber min={1} max={2000} precision={0} suffix="字" />
        </Field>
        <Field name="replyMinChars" label="回复至少多少字" required>
          <InputNumber min={1} max={2000} precision={0} suffix="字" />
        </Field>
        <Field name="dayCap" label="每天计分几条" hint="超过的可以发，不计分。" required>
          <InputNumber min={1} max={50} precision={0} suffix="条" />
        </Field>
      </div>
      <div className="form-row">
        <Field name="postPoints" label="一条发言得" hint="各条得分相加，满分 100 分。" required>
          <InputNumber min={0} max={100} precision={0} suffix="分" />
        </Field>
        <Field name="replyPoints" label="一条回复得" required>
          <InputNumber min={0} max={100} precision={0} suffix="分" />
        </Field>
        <Field name="finePoints" label="精华另加" required>
          <InputNumber min={0} max={100} precision={0} suffix="分" />
        </Field>
      </div>
    </EntityForm>
  );
}
