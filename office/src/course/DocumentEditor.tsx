import type { InputOf } from '@yanxiu/contract/index';
import { readPageText, writePageText } from '@yanxiu/domain/course/page-text';
import { Button, Input, InputNumber } from 'antd';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Field } from '../kit/form/Field.tsx';
import type { Lesson } from './LessonPage.tsx';

interface PageValue {
  readonly title: string;
  readonly minutes: number;
  readonly text: string;
}

interface Props {
  readonly courseId: string;
  readonly lesson: Lesson;
  readonly onDone: () => void;
}

const blankPage: PageValue = { title: '', minutes: 3, text: '' };

/** Pages of plain text with light marks; each page says how long reading it may count. */
export function DocumentEditor({ courseId, lesson, onDone }: Props) {
  const pages = lesson.pages.map(({ title, readSec, blocks }) => ({
    title,
    minutes: readSec / 60,
    text: writePageText(blocks),
  }));
  return (
    <EntityForm<'course.setDocument', { pages: readonly PageValue[] }>
      stem="course.setDocument"
      draftKey={`course.setDocument.${lesson.id}`}
      initial={{ pages: pages.length > 0 ? pages : [blankPage] }}
      toInput={(values) => ({ id: courseId, lessonId: lesson.id, pages: values.pages.map(inputOfPage) })}
      fieldOf={() => 'pages'}
      submit="保存文档"
      done="文档已保存"
      onDone={onDone}
      {...(lesson.lengthSec > 0 ? { onCancel: onDone } : {})}
    >
      <Field name="pages" label="各页" hint="一行一段；行首写“# ”是小标题，“- ”是列表，“1. ”是编号列表。">
        <PagesInput />
      </Field>
    </EntityForm>
  );
}

function inputOfPage({ title, minutes, text }: PageValue): InputOf<'course.setDocument'>['pages'][number] {
  return { title, readSec: Math.round(minutes * 60), blocks: readPageText(text) };
}

interface PagesProps {
  readonly id?: string;
  readonly value?: readonly PageValue[];
  readonly onChange?: (value: readonly PageValue[]) => void;
}

function PagesInput({ id, value = [], onChange }: PagesProps) {
  const change = (at: number, part: Partial<PageValue>) =>
    onChange?.(value.map((page, place) => (place === at ? { ...page, ...part } : page)));
  return (
    <div id={id} tabIndex={-1}>
      {value.map((page, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pages have no name of their own while they are typed
        <div key={at} className="page-editor">
          <div className="question-choice">
            <Input
              aria-label={`第 ${at + 1} 页标题`}
              placeholder={`第 ${at + 1} 页标题`}
              maxLength={100}
              value={page.title}
              onChange={(event) => change(at, { title: event.target.value })}
            />
            <InputNumber
              aria-label={`第 ${at + 1} 页阅读计时`}
              min={0.5}
              max={15}
              step={0.5}
              suffix="分钟"
              value={page.minutes}
              onChange={(minutes) => change(at, { minutes: minutes ?? 3 })}
            />
            <Button
              disabled={value.length === 1}
              onClick={() => onChange?.(value.filter((_page, place) => place !== at))}
            >
              移除这一页
            </Button>
          </div>
          <Input.TextArea
            aria-label={`第 ${at + 1} 页内容`}
            rows={10}
            value={page.text}
            onChange={(event) => change(at, { text: event.target.value })}
          />
        </div>
      ))}
      <Button onClick={() => onChange?.([...value, blankPage])}>添加一页</Button>
    </div>
  );
}
