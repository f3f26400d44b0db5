import { upload } from '@yanxiu/ui/client';
import { Input, InputNumber, Modal } from 'antd';
import { FileDrop } from '../kit/FileDrop.tsx';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Field } from '../kit/form/Field.tsx';
import { DayInput } from '../kit/form/inputs.tsx';
import type { Meeting } from './MeetingSection.tsx';
import type { Notice } from './NoticePage.tsx';
import { PhotoList } from './PhotoList.tsx';

interface Props {
  readonly notice: Notice;
  readonly open: boolean;
  readonly onClose: () => void;
}

interface Values {
  heldOn: string | null;
  place: string;
  attendance: number | null;
  note: string;
  photos: Meeting['files'];
}

function valuesOf(meeting: Meeting | null): Values {
  if (!meeting) return { heldOn: null, place: '', attendance: null, note: '', photos: [] };
  const { heldOn, place, attendance, note, files } = meeting;
  return { heldOn, place, attendance, note, photos: files };
}

/** Writes down the school's 动员会, or puts right what was written. */
export function MeetingDialog({ notice, open, onClose }: Props) {
  return (
    <Modal open={open} title={`动员会：${notice.title}`} footer={null} width={640} onCancel={onClose} destroyOnHidden>
      <EntityForm
        stem="notice.recordMeeting"
        draftKey={`notice.meeting.${notice.id}`}
        initial={valuesOf(notice.meeting)}
        toInput={({ photos, heldOn, attendance, place, note }: Values) => ({
          id: notice.id,
          heldOn: heldOn ?? '',
          attendance: attendance ?? 0,
          place,
          note,
          fileIds: photos.map((photo) => photo.id),
        })}
        fieldOf={(path) => (path.startsWith('fileIds') ? 'photos' : path)}
        submit="登记"
        submitHint="登记后发文单位能看到，以后还可以更正。"
        done="已登记动员会"
        onDone={onClose}
        onCancel={onClose}
      >
        <Field name="heldOn" label="召开日期" required missing="请选择召开日期。">
          <DayInput />
        </Field>
        <Field name="attendance" label="参加人数" required>
          <InputNumber min={1} max={5000} precision={0} />
        </Field>
        <Field name="place" label="地点">
          <Input maxLength={60} />
        </Field>
        <Field name="photos" label="照片" hint="至少一张，最多 9 张。" required missing="请上传至少一张照片。">
          <PhotosInput />
        </Field>
        <Field name="note" label="说明">
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
        </Field>
      </EntityForm>
    </Modal>
  );
}

const mostPhotos = 9;

function PhotosInput({
  value = [],
  onChange,
  onBlur,
}: {
  value?: Meeting['files'];
  onChange?: (value: Meeting['files']) => void;
  onBlur?: () => void;
}) {
  // nobody tabs through a list of photos: the field is judged anew as soon as it has changed
  const change = (next: Meeting['files']) => {
    onChange?.(next);
    onBlur?.();
  };
  return (
    <div className="attachments">
      <PhotoList files={value} onRemove={(id) => change(value.filter((file) => file.id !== id))} />
      <FileDrop
        label="动员会的照片"
        accept={['.jpg', '.jpeg', '.png', '.webp']}
        mostBytes={20 * 1024 * 1024}
        blocked={value.length >= mostPhotos ? `最多 ${mostPhotos} 张，请先移除一张。` : null}
        send={(file, onProgress) =>
          upload('file.upload', { name: file.name, purpose: 'evidence' }, file, { onProgress })
        }
        onDone={({ id, name, sizeBytes }) => change([...value, { id, name, sizeBytes }])}
      />
    </div>
  );
}
