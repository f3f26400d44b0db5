import { instantText } from '@yanxiu/ui/words';
import { Input } from 'antd';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Field } from '../kit/form/Field.tsx';
import type { Lesson } from './LessonPage.tsx';

interface Values {
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly joinUrl: string;
  readonly replayUrl: string;
}

interface Props {
  readonly courseId: string;
  readonly lesson: Lesson;
  readonly onDone: () => void;
}

/** When and where a live session is held; the codes for signing in and out come by themselves. */
export function LiveEditor({ courseId, lesson, onDone }: Props) {
  const { live } = lesson;
  return (
    <EntityForm<'course.setLive', Values>
      stem="course.setLive"
      draftKey={`course.setLive.${lesson.id}`}
      initial={{
        startsAt: live?.startsAt ?? null,
        endsAt: live?.endsAt ?? null,
        joinUrl: live?.joinUrl ?? '',
        replayUrl: live?.replayUrl ?? '',
      }}
      toInput={({ startsAt, endsAt, joinUrl, replayUrl }) => ({
        id: courseId,
        lessonId: lesson.id,
        live: { startsAt: startsAt ?? '', endsAt: endsAt ?? '', joinUrl, replayUrl: replayUrl.trim() || null },
      })}
      fieldOf={(path) => path.replace(/^live\./, '')}
      submit="保存直播"
      submitHint="参训教师凭主讲教师屏幕上的签到码和签退码计学时，没有签到的不计。"
      done="直播已保存"
      onDone={onDone}
      {...(live ? { onCancel: onDone } : {})}
    >
      <div className="form-row">
        <Field name="startsAt" label="开始时间" required>
          <InstantInput />
        </Field>
        <Field
          name="endsAt"
          label="结束时间"
          hint="开始前 15 分钟起签到，结束前 15 分钟到结束后 30 分钟签退。"
          required
        >
          <InstantInput />
        </Field>
      </div>
      <Field name="joinUrl" label="直播网址" hint="腾讯会议、钉钉等的进入网址，以 https:// 开头。" required>
        <Input maxLength={500} autoComplete="off" />
      </Field>
      <Field name="replayUrl" label="回放网址" hint="结束以后再填；看回放不计学时。">
        <Input maxLength={500} autoComplete="off" />
      </Field>
    </EntityForm>
  );
}

interface InstantProps {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (value: string | null) => void;
}

/** A day with a time of day, by the clock of Shanghai, as an instant. */
function InstantInput({ id, value, onChange }: InstantProps) {
  return (
    <Input
      {...(id ? { id } : {})}
      type="datetime-local"
      step={300}
      min="2000-01-01T00:00"
      max="2099-12-31T23:55"
      value={value ? instantText(value).replace(' ', 'T') : ''}
      onChange={(event) => onChange?.(event.target.value ? `${event.target.value.slice(0, 16)}:00+08:00` : null)}
    />
  );
}
