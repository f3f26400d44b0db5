import type { InputOf } from '@yanxiu/contract/index';
import { picturesOf, wordsOf } from '@yanxiu/domain/course/page-blocks';
import { readPageText, writePageText } from '@yanxiu/domain/course/page-text';
import { Button, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useMe } from '../frame/session.tsx';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Field } from '../kit/form/Field.tsx';
import { forget } from '../kit/keep.ts';
import type { Lesson } from './LessonPage.tsx';
import { PagePictureView, type Picture } from './PagePictureView.tsx';
import { PdfPanel } from './PdfPanel.tsx';

interface PageValue {
  readonly title: string;
  readonly minutes: number;
  readonly text: string;
  /** A page of a PDF. */
  readonly picture: Picture | null;
}

interface Props {
  readonly courseId: string;
  readonly lesson: Lesson;
  readonly onDone: () => void;
}

const blankPage: PageValue = { title: '', minutes: 3, text: '', picture: null };

/** Pages of plain text with light marks, or of a PDF; each page says how long reading it may count. */
export function DocumentEditor({ courseId, lesson, onDone }: Props) {
  const pages = lesson.pages.map(({ title, readSec, blocks }) => ({
    title,
    minutes: readSec / 60,
    text: writePageText(wordsOf(blocks)),
    picture: picturesOf(blocks)[0] ?? null,
  }));
  const { personId } = useMe();
  const draftKey = `course.setDocument.${lesson.id}`;
  const show = () => {
    // what was typed before is not what the pages are now
    forget(`draft.${personId}.${draftKey}`);
    onDone();
  };
  return (
    <>
      <PdfPanel courseId={courseId} lesson={lesson} onMade={show} />
      <EntityForm<'course.setDocument', { pages: readonly PageValue[] }>
        stem="course.setDocument"
        draftKey={draftKey}
        initial={{ pages: pages.length > 0 ? pages : [blankPage] }}
        toInput={(values) => ({ id: courseId, lessonId: lesson.id, pages: values.pages.map(inputOfPage) })}
        fieldOf={() => 'pages'}
        submit="保存文档"
        done="文档已保存"
        onDone={onDone}
        {...(lesson.lengthSec > 0 ? { onCancel: onDone } : {})}
      >
        <Field name="pages" label="各页" required hint="一行一段；行首写“# ”是小标题，“- ”是列表，“1. ”是编号列表。">
          <PagesInput courseId={courseId} lessonId={lesson.id} />
        </Field>
      </EntityForm>
    </>
  );
}

function inputOfPage({ title, minutes, text, picture }: PageValue): InputOf<'course.setDocument'>['pages'][number] {
  const words = readPageText(text);
  return { title, readSec: Math.round(minutes * 60), blocks: picture ? [picture, ...words] : words };
}

interface PagesProps {
  readonly courseId: string;
  readonly lessonId: string;
  readonly id?: string;
  readonly value?: readonly PageValue[];
  readonly onChange?: (value: readonly PageValue[]) => void;
}

function PagesInput({ courseId, lessonId, id, value = [], onChange }: PagesProps) {
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
              className="page-minutes"
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
          {page.picture ? (
            <PictureInput
              name={`第 ${at + 1} 页`}
              view={<PagePictureView courseId={courseId} lessonId={lessonId} picture={page.picture} small />}
              picture={page.picture}
              onChange={(picture) => change(at, { picture })}
            />
          ) : null}
          <Input.TextArea
            aria-label={`第 ${at + 1} 页内容`}
            placeholder={page.picture ? '图片下面的补充说明（可不填）' : ''}
            rows={page.picture ? 2 : 10}
            value={page.text}
            onChange={(event) => change(at, { text: event.target.value })}
          />
        </div>
      ))}
      <Button onClick={() => onChange?.([...value, blankPage])}>添加一页</Button>
    </div>
  );
}

interface PictureProps {
  readonly name: string;
  readonly view: ReactNode;
  readonly picture: Picture;
  readonly onChange: (picture: Picture) => void;
}

/** The picture of a page beside its text, which readers hear and search: what a PDF tells may want mending. */
function PictureInput({ name, view, picture, onChange }: PictureProps) {
  return (
    <div className="page-picture-edit">
      {view}
      <div>
        <p className="muted">这一页的文字，读屏和“看文字”用；从 PDF 读出，可以改。</p>
        <Input.TextArea
          aria-label={`${name}图片的文字`}
          rows={8}
          value={picture.text}
          onChange={(event) => onChange({ ...picture, text: event.target.value })}
        />
      </div>
    </div>
  );
}
