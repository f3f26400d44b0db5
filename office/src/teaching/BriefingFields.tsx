import { fileUrl, upload } from '@yanxiu/ui/client';
import { Button, Checkbox, Input } from 'antd';
import { FileDrop } from '../kit/FileDrop.tsx';
import { Field } from '../kit/form/Field.tsx';
import { DayInput } from '../kit/form/inputs.tsx';
import './teaching.css';

export interface Picture {
  readonly fileId: string;
  readonly caption: string;
}

export interface BriefingValues {
  readonly title: string;
  readonly issuedOn: string;
  readonly body: string;
  readonly pictures: readonly Picture[];
  readonly withFigures: boolean;
}

export const briefingInput = ({ title, issuedOn, body, pictures, withFigures }: BriefingValues) => ({
  title,
  issuedOn,
  body,
  pictures: pictures.map(({ fileId, caption }) => ({ fileId, caption })),
  withFigures,
});

/** The fields of a briefing, in the order in which the paper bears them. */
export function BriefingFields() {
  return (
    <>
      <Field name="title" label="标题" hint="例如：小学语文1班第一周学习情况" required>
        <Input maxLength={60} showCount />
      </Field>
      <Field name="issuedOn" label="日期" required missing="请选择日期。">
        <DayInput />
      </Field>
      <Field name="body" label="正文" hint="一行一段；以“一、”开头的短行排成小标题。" required>
        <Input.TextArea autoSize={{ minRows: 10, maxRows: 30 }} maxLength={20_000} showCount />
      </Field>
      <Field name="pictures" label="图片" hint="研讨、听课等照片，最多 9 张，可写说明。">
        <PicturesInput />
      </Field>
      <Field name="withFigures" label="学情数据" valueName="checked">
        <Checkbox>附上当日学情数据（数据定在发布的时刻）</Checkbox>
      </Field>
    </>
  );
}

const mostPictures = 9;

interface InputProps {
  readonly value?: readonly Picture[];
  readonly onChange?: (value: Picture[]) => void;
}

function PicturesInput({ value = [], onChange }: InputProps) {
  const replace = (fileId: string, caption: string) =>
    onChange?.(value.map((one) => (one.fileId === fileId ? { fileId, caption } : one)));
  return (
    <div>
      {value.length > 0 ? (
        <div className="picture-rows">
          {value.map((one, at) => (
            <div key={one.fileId}>
              <img src={fileUrl('file.view', { id: one.fileId })} alt={one.caption || `第 ${at + 1} 张图片`} />
              <Input
                aria-label={`第 ${at + 1} 张图片的说明`}
                placeholder="图片说明（可不填）"
                maxLength={60}
                value={one.caption}
                onChange={(event) => replace(one.fileId, event.target.value)}
              />
              <Button type="link" size="small" onClick={() => onChange?.(value.filter((other) => other !== one))}>
                移除
              </Button>
            </div>
          ))}
        </div>
      ) : null}
      <FileDrop
        label="简报的图片"
        accept={['.jpg', '.jpeg', '.png']}
        mostBytes={20 * 1024 * 1024}
        blocked={value.length >= mostPictures ? `最多 ${mostPictures} 张图片，请先移除一张。` : null}
        send={(file, onProgress) =>
          upload('file.upload', { name: file.name, purpose: 'evidence' }, file, { onProgress })
        }
        onDone={({ id }) => onChange?.([...value, { fileId: id, caption: '' }])}
      />
    </div>
  );
}
