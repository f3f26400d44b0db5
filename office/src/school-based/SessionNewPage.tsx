import { Input, Radio } from 'antd';
import { useNavigate } from 'react-router';
import { ForProgram } from '../kit/ForProgram.tsx';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Field } from '../kit/form/Field.tsx';
import { DayInput, HundredthsInput } from '../kit/form/inputs.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { FilesInput, type KeptFile } from './FilesInput.tsx';
import './school-based.css';

interface Values {
  readonly title: string;
  readonly lecturer: string;
  readonly heldOn: string | null;
  readonly place: string;
  readonly feeds: 'schoolBased' | 'none';
  readonly hoursX100: number | null;
  readonly list: string;
  readonly files: readonly KeptFile[];
}

const blank: Values = {
  title: '',
  lecturer: '',
  heldOn: null,
  place: '',
  feeds: 'none',
  hoursX100: null,
  list: '',
  files: [],
};

export const listHint =
  '每行一人：姓名；同名的加写学校全称、手机号或证件号码。迟到、缺席写在行末，不写的算到场。可从签到表里直接复制。';

/** A lecture with its list of people, recorded after it was held. */
export function SessionNewPage() {
  return (
    <PageFrame
      title="登记授课"
      crumbs={[{ label: '线下授课', to: '/offline-sessions' }]}
      purpose="授课结束后登记；名单里对不上的行会列出来，改正后再补登。"
    >
      <ForProgram>{(program) => <NewSession programId={program.id} />}</ForProgram>
    </PageFrame>
  );
}

function NewSession({ programId }: { programId: string }) {
  const navigate = useNavigate();
  return (
    <EntityForm<'schoolBased.recordSession', Values>
      stem="schoolBased.recordSession"
      draftKey={`schoolBased.recordSession.${programId}`}
      initial={blank}
      toInput={({ files, heldOn, hoursX100, ...values }) => ({
        ...values,
        programId,
        heldOn: heldOn ?? '',
        hoursX100: values.feeds === 'schoolBased' ? (hoursX100 ?? 0) : 0,
        fileIds: files.map((file) => file.id),
      })}
      fieldOf={(path) => (path.startsWith('fileIds') ? 'files' : path)}
      submit="登记"
      submitHint="登记后可以补登和更正到场名单。"
      onDone={({ id, matched, unmatched }) =>
        void navigate(`/offline-sessions/${id}`, { state: { matched, unmatched } })
      }
      onCancel={() => void navigate('/offline-sessions')}
    >
      {(values) => (
        <>
          <Section title="授课">
            <Field name="title" label="授课名称" required>
              <Input maxLength={60} autoComplete="off" />
            </Field>
            <div className="form-row">
              <Field name="heldOn" label="日期" required>
                <DayInput />
              </Field>
              <Field name="lecturer" label="主讲">
                <Input maxLength={20} autoComplete="off" />
              </Field>
              <Field name="place" label="地点">
                <Input maxLength={60} autoComplete="off" />
              </Field>
            </div>
            <Field name="feeds" label="是否计校本学时" hint="一般只计入考核的“线下授课”部分，不计学时。">
              <Radio.Group
                options={[
                  { value: 'none', label: '不计学时' },
                  { value: 'schoolBased', label: '计入校本研修学时' },
                ]}
              />
            </Field>
            {values.feeds === 'schoolBased' ? (
              <Field name="hoursX100" label="学时" hint="1 学时 = 45 分钟。" required>
                <HundredthsInput unit="学时" />
              </Field>
            ) : null}
          </Section>
          <Section title="到场名单">
            <Field name="list" label="名单" hint={listHint} required missing="请粘贴到场名单。">
              <Input.TextArea rows={12} placeholder={'王建国\n李秀英 13900000000 迟到\n张伟 13800000000 缺席'} />
            </Field>
          </Section>
          <Section title="材料">
            <Field name="files" label="材料" hint="通知、签到表、照片、课件等。">
              <FilesInput programId={programId} label="选择材料" />
            </Field>
          </Section>
        </>
      )}
    </EntityForm>
  );
}
