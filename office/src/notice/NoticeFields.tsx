import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { useProgramChoice } from '../frame/program-choice.tsx';
import { useMe } from '../frame/session.tsx';
import { Field } from '../kit/form/Field.tsx';
import { DayInput } from '../kit/form/inputs.tsx';
import { AttachmentsInput } from './AttachmentsInput.tsx';

/** The fields of a notice, in the order in which the paper bears them. */
export function NoticeFields({ isPlan }: { isPlan: boolean }) {
  const { programs } = useProgramChoice();
  const { assignment } = useMe();
  const hasBureausBelow = assignment?.orgKind === 'city' || assignment?.orgKind === 'province';
  const form = Form.useFormInstance();
  const asksPlan: unknown = Form.useWatch('asksPlan', form);
  return (
    <>
      {isPlan ? null : (
        <Field name="kind" label="类别" required>
          <Radio.Group
            options={[
              { value: 'notice', label: '通知' },
              { value: 'policy', label: '规划、方案' },
            ]}
          />
        </Field>
      )}
      <Field name="title" label="标题" hint="例如：关于做好2021年全县中小学、幼儿园教师全员培训工作的通知" required>
        <Input maxLength={120} />
      </Field>
      <Field name="number" label="发文字号" hint="例如：阳教师函字〔2021〕1号" required>
        <Input maxLength={60} />
      </Field>
      <Field name="issuedOn" label="成文日期" required missing="请选择成文日期。">
        <DayInput />
      </Field>
      <Field name="addressees" label="主送单位" hint="不用写末尾的冒号。">
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={400} />
      </Field>
      <Field name="basis" label="依据" hint="上级文件的字号，没有可不填。">
        <Input maxLength={200} />
      </Field>
      <Field name="body" label="正文" hint="一行一段；“一、”“（一）”开头的小标题会自动排成标题字体。" required>
        <Input.TextArea autoSize={{ minRows: 12, maxRows: 30 }} maxLength={40_000} />
      </Field>
      <Field name="attachments" label="附件" hint="名单格式、方案等，最多 20 个，印发后可下载。">
        <AttachmentsInput />
      </Field>
      <Field name="contact" label="联系人" hint="姓名和电话，例如：王芳 0356-4221234">
        <Input maxLength={100} />
      </Field>
      {isPlan || !hasBureausBelow ? null : (
        <Field
          name="asksPlan"
          label="实施计划"
          hint="勾选后，下一级教育局能从这份通知上交实施计划，您能看到谁还没交。"
          valueName="checked"
        >
          <Checkbox>要求下一级教育局上交实施计划</Checkbox>
        </Field>
      )}
      {asksPlan === true ? (
        <Field name="planDueOn" label="实施计划上交截止" required missing="请选择上交截止日期。">
          <DayInput />
        </Field>
      ) : null}
      <Field name="programId" label="属于哪个培训项目" hint="选择后，承训机构也能看到这份通知。">
        <Select
          allowClear
          placeholder="不属于某个项目"
          options={programs.map((program) => ({ value: program.id, label: program.name }))}
        />
      </Field>
      <Field name="public" label="公开" hint="公开的通知显示在平台首页，不用登录也能看。" valueName="checked">
        <Checkbox>在平台首页公开</Checkbox>
      </Field>
    </>
  );
}
