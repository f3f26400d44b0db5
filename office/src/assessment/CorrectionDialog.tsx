import { hundredthsText } from '@yanxiu/ui/words';
import { Input, Modal, Select } from 'antd';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Field } from '../kit/form/Field.tsx';
import { HundredthsInput } from '../kit/form/inputs.tsx';
import { FilesInput, type KeptFile } from '../school-based/FilesInput.tsx';

interface Item {
  readonly key: string;
  readonly title: string;
  readonly pointsX100: number;
  readonly maxX100: number;
}

interface Props {
  readonly programId: string;
  readonly personId: string;
  readonly name: string;
  readonly items: readonly Item[];
  readonly open: boolean;
  readonly onClose: () => void;
}

interface Values {
  readonly itemKey: string | null;
  readonly afterX100: number | null;
  readonly reason: string;
  readonly files: readonly KeptFile[];
}

/** Asks for a correction of one item of a locked score, with before, after and reason. */
export function CorrectionDialog({ programId, personId, name, items, open, onClose }: Props) {
  return (
    <Modal open={open} title={`申请更正${name}的成绩`} onCancel={onClose} footer={null} destroyOnHidden>
      <EntityForm<'assessment.askCorrection', Values>
        stem="assessment.askCorrection"
        draftKey={null}
        initial={{ itemKey: null, afterX100: null, reason: '', files: [] }}
        toInput={({ files, ...values }) => ({
          programId,
          personId,
          itemKey: values.itemKey ?? '',
          afterX100: values.afterX100 ?? 0,
          reason: values.reason,
          ...(files[0] ? { fileId: files[0].id } : {}),
        })}
        fieldOf={(path) => (path === 'fileId' ? 'files' : path)}
        submit="提交申请"
        submitHint="由另一人批准后生效，学分和证书随之更正。"
        done="已提交，等待审定成绩的教育局批准"
        onDone={onClose}
        onCancel={onClose}
      >
        {(values) => {
          const item = items.find((one) => one.key === values.itemKey);
          return (
            <>
              <Field name="itemKey" label="更正哪一项" required missing="请选择要更正的项目。">
                <Select
                  placeholder="请选择"
                  options={items.map((one) => ({
                    value: one.key,
                    label: `${one.title}（现为 ${hundredthsText(one.pointsX100)} / ${hundredthsText(one.maxX100)} 分）`,
                  }))}
                />
              </Field>
              <Field
                name="afterX100"
                label="更正为"
                required
                {...(item ? { hint: `0 到 ${hundredthsText(item.maxX100)} 分。` } : {})}
                check={(value) =>
                  item && Number(value) > item.maxX100 ? `这一项满分 ${hundredthsText(item.maxX100)} 分。` : null
                }
              >
                <HundredthsInput unit="分" />
              </Field>
              <Field name="reason" label="原因" required>
                <Input.TextArea rows={3} maxLength={500} showCount />
              </Field>
              <Field name="files" label="依据" hint="签到表、评分表等，一份。">
                <FilesInput programId={programId} label="选择文件" most={1} />
              </Field>
            </>
          );
        }}
      </EntityForm>
    </Modal>
  );
}
