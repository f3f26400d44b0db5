import { Button, Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { Empty } from '../kit/Empty.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { useAct } from '../kit/use-api.ts';
import {
  type CourseDetail,
  isLessonFilled,
  type LessonRow,
  lessonContentText,
  lessonKindNames,
  type UnitRow,
} from './course-words.ts';

/** Units and lessons in their order; whoever may edit renames, moves, adds and removes them in place. */
export function Outline({ course }: { course: CourseDetail }) {
  const arrange = useAct('course.arrange');
  const [arranging, setArranging] = useState(course.mayEdit && course.state === 'draft');
  const save = (units: readonly UnitRow[]) =>
    arrange.mutate({ id: course.id, version: course.version, units: units.map(unitInput) });
  return (
    <Section
      title="章节和课时"
      actions={
        course.mayEdit ? (
          <>
            {arranging ? <NewUnit course={course} onSave={save} busy={arrange.isPending} /> : null}
            <Button onClick={() => setArranging(!arranging)}>{arranging ? '完成调整' : '调整目录'}</Button>
          </>
        ) : null
      }
    >
      {course.units.length === 0 ? <Empty title="还没有章节" hint="添加章节后再添加课时。" /> : null}
      <ol className="course-units">
        {course.units.map((unit, at) => (
          <OneUnit
            key={unit.id}
            course={course}
            unit={unit}
            at={at}
            mayEdit={arranging}
            onSave={save}
            busy={arrange.isPending}
          />
        ))}
      </ol>
    </Section>
  );
}

/** A unit without an id is a new one. */
function unitInput({ id, title, lessons }: UnitRow) {
  return { ...(id ? { id } : {}), title, lessons: lessons.map((lesson) => ({ id: lesson.id, title: lesson.title })) };
}

interface UnitProps {
  readonly course: CourseDetail;
  readonly unit: UnitRow;
  readonly at: number;
  readonly mayEdit: boolean;
  readonly busy: boolean;
  readonly onSave: (units: readonly UnitRow[]) => void;
}

function OneUnit({ course, unit, at, mayEdit, busy, onSave }: UnitProps) {
  const others = (change: (units: UnitRow[]) => UnitRow[]) => onSave(change([...course.units]));
  const replace = (next: UnitRow) => others((units) => units.map((one) => (one.id === unit.id ? next : one)));
  return (
    <li className="course-unit">
      <div className="course-unit-head">
        <h3>
          {at + 1}. {unit.title}
        </h3>
        {mayEdit ? (
          <span className="course-acts">
            <RenameButton what="章节" title={unit.title} busy={busy} onSave={(title) => replace({ ...unit, title })} />
            <MoveButtons
              what={unit.title}
              at={at}
              count={course.units.length}
              busy={busy}
              onMove={(to) => others((units) => moved(units, at, to))}
            />
            <Button
              size="small"
              disabled={busy || unit.lessons.length > 0}
              title={unit.lessons.length > 0 ? '先移除其中的课时' : ''}
              onClick={() => others((units) => units.filter((one) => one.id !== unit.id))}
            >
              移除章节
            </Button>
            <NewLesson courseId={course.id} unitId={unit.id} />
          </span>
        ) : null}
      </div>
      <ol className="course-lessons">
        {unit.lessons.map((lesson, place) => (
          <OneLesson
            key={lesson.id}
            course={course}
            lesson={lesson}
            mayEdit={mayEdit}
            busy={busy}
            place={place}
            count={unit.lessons.length}
            onRename={(title) =>
              replace({ ...unit, lessons: unit.lessons.map((one) => (one.id === lesson.id ? { ...one, title } : one)) })
            }
            onMove={(to) => replace({ ...unit, lessons: moved(unit.lessons, place, to) })}
          />
        ))}
      </ol>
    </li>
  );
}

function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

interface LessonProps {
  readonly course: CourseDetail;
  readonly lesson: LessonRow;
  readonly mayEdit: boolean;
  readonly place: number;
  readonly count: number;
  readonly busy: boolean;
  readonly onRename: (title: string) => void;
  readonly onMove: (to: number) => void;
}

function OneLesson({ course, lesson, mayEdit, place, count, busy, onRename, onMove }: LessonProps) {
  const remove = useAct('course.removeLesson', { done: `已移除“${lesson.title}”` });
  const [asking, setAsking] = useState(false);
  const empty = !isLessonFilled(lesson);
  return (
    <li className="course-lesson">
      <span className="course-lesson-kind">{lessonKindNames[lesson.kind]}</span>
      <Link to={`/courses/${course.id}/lessons/${lesson.id}`}>{lesson.title}</Link>
      <span className="muted num">
        {empty ? <StateTag tone="warn">{lessonContentText(lesson)}</StateTag> : lessonContentText(lesson)}
        {empty && course.state !== 'draft' ? ' 参训教师还看不到' : null}
      </span>
      {mayEdit ? (
        <span className="course-acts">
          <RenameButton what="课时" title={lesson.title} busy={busy} onSave={onRename} />
          <MoveButtons what={lesson.title} at={place} count={count} busy={busy} onMove={onMove} />
          <Button size="small" onClick={() => setAsking(true)}>
            移除
          </Button>
          <Modal
            open={asking}
            title={`移除“${lesson.title}”`}
            okText="移除"
            okButtonProps={{ danger: true, loading: remove.isPending }}
            cancelText="取消"
            onCancel={() => setAsking(false)}
            onOk={() => remove.mutate({ id: course.id, lessonId: lesson.id }, { onSuccess: () => setAsking(false) })}
          >
            <p>移除后参训教师不再看到这一课；已经学过的人，学时和成绩保留不变。</p>
          </Modal>
        </span>
      ) : null}
    </li>
  );
}

interface MoveProps {
  readonly what: string;
  readonly at: number;
  readonly count: number;
  readonly busy: boolean;
  readonly onMove: (to: number) => void;
}

function MoveButtons({ what, at, count, busy, onMove }: MoveProps) {
  return (
    <>
      <Button size="small" disabled={busy || at === 0} aria-label={`上移${what}`} onClick={() => onMove(at - 1)}>
        上移
      </Button>
      <Button
        size="small"
        disabled={busy || at === count - 1}
        aria-label={`下移${what}`}
        onClick={() => onMove(at + 1)}
      >
        下移
      </Button>
    </>
  );
}

interface TitleProps {
  readonly what: string;
  readonly title: string;
  readonly busy: boolean;
  readonly onSave: (title: string) => void;
}

function RenameButton({ what, title, busy, onSave }: TitleProps) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState(title);
  const fieldId = useId();
  return (
    <>
      <Button size="small" aria-label={`改名${title}`} onClick={() => setOpen(true)}>
        改名
      </Button>
      <Modal
        open={open}
        title={`修改${what}名称`}
        okText="保存"
        cancelText="取消"
        okButtonProps={{ disabled: text.trim() === '', loading: busy }}
        onCancel={() => setOpen(false)}
        onOk={() => {
          setOpen(false);
          onSave(text.trim());
        }}
      >
        <label htmlFor={fieldId}>名称</label>
        <Input id={fieldId} maxLength={80} value={text} onChange={(event) => setText(event.target.value)} />
      </Modal>
    </>
  );
}

function NewUnit({
  course,
  onSave,
  busy,
}: {
  course: CourseDetail;
  busy: boolean;
  onSave: (units: readonly UnitRow[]) => void;
}) {
  const title = '新章节';
  return (
    <Button loading={busy} onClick={() => onSave([...course.units, { id: '', title, lessons: [] }])}>
      添加章节
    </Button>
  );
}

function NewLesson({ courseId, unitId }: { courseId: string; unitId: string }) {
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<keyof typeof lessonKindNames>('video');
  const add = useAct('course.addLesson', { done: '已添加，点课时名称编辑内容' });
  const [titleId, kindId] = [useId(), useId()];
  const close = () => {
    setOpen(false);
    setTitle('');
  };
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        添加课时
      </Button>
      <Modal
        open={open}
        title="添加课时"
        okText="添加"
        cancelText="取消"
        okButtonProps={{ disabled: title.trim() === '', loading: add.isPending }}
        onCancel={close}
        onOk={() => add.mutate({ id: courseId, unitId, kind, title: title.trim() }, { onSuccess: close })}
      >
        <div className="dialog-form">
          <label htmlFor={kindId}>类型</label>
          <Select
            id={kindId}
            value={kind}
            onChange={setKind}
            options={Object.entries(lessonKindNames).map(([value, label]) => ({ value: value as typeof kind, label }))}
          />
          <label htmlFor={titleId}>名称</label>
          <Input
            id={titleId}
            maxLength={80}
            autoComplete="off"
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </div>
      </Modal>
    </>
  );
}
