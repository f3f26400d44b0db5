import { levelsBelow, targetKindNames, targetKinds, targetLevelNames } from '@yanxiu/domain/notice/target';
import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { useProgramChoice } from '../frame/program-choice.tsx';
import { useMe } from '../frame/session.tsx';
import { Field } from '../kit/form/Field.tsx';
import { Choices, DayInput } from '../kit/form/inputs.tsx';
import { AttachmentsInput } from './AttachmentsInput.tsx';
import { BodyEditor } from './editor/BodyEditor.tsx';
import { kindNames, publicityNames } from './notice-words.ts';

const freeKinds = ['notice', 'policy', 'material'] as const;

/** The fields of a notice, in the order in which the paper bears them. */
export function NoticeFields({ isPlan }: { isPlan: boolean }) {
  const { programs } = useProgramChoice();
  const form = Form.useFormInstance();
  const kind: unknown = Form.useWatch('kind', form);
  const isMaterial = kind === 'material';
  return (
    <>
      {isPlan ? null : (
        <Field name="kind" label="类别" hint="培训资料只供下载，不用签收，可以没有文号。" required>
          <Radio.Group options={freeKinds.map((value) => ({ value, label: kindNames[value] }))} />
        </Field>
      )}
      <Field name="title" label="标题" hint="例如：关于做好2021年全县中小学、幼儿园教师全员培训工作的通知" required>
        <Input maxLength={120} />
      </Field>
      <Field name="number" label="发文字号" hint="例如：阳教师函字〔2021〕1号" required={!isMaterial}>
        <Input maxLength={60} />
      </Field>
      <Field name="issuedOn" label="签发日期" required missing="请选择签发日期。">
        <DayInput />
      </Field>
      <Field name="addressees" label="主送单位" hint="印在正文前的名称，不用写末尾的冒号。">
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={400} />
      </Field>
      {isMaterial ? null : (
        <Field name="copiesTo" label="抄送单位" hint="只需知晓、不用签收的单位，印在文末；没有可不填。">
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={400} />
        </Field>
      )}
      {isPlan || isMaterial ? null : <Targets />}
      <Field name="basis" label="依据" hint="上级文件的字号，没有可不填。">
        <Input maxLength={200} />
      </Field>
      <Field name="body" label="正文" hint="可以从 Word、WPS 里复制后粘贴，标题、加粗、列表和表格会保留。" required>
        <BodyEditor />
      </Field>
      <Field name="attachments" label="附件" hint="名单格式、方案等，最多 20 个，印发后可下载。">
        <AttachmentsInput />
      </Field>
      <Field name="contact" label="联系人" hint="姓名和电话，例如：王芳 0356-4221234">
        <Input maxLength={100} />
      </Field>
      {isPlan || isMaterial ? null : <Asked />}
      <Field name="programId" label="属于哪个培训项目" hint="选择后，承训机构也能看到这份通知。">
        <Select
          allowClear
          placeholder="不属于某个项目"
          options={programs.map((program) => ({ value: program.id, label: program.name }))}
        />
      </Field>
      <Field name="publicity" label="公开属性" hint="主动公开的显示在平台首页，不用登录也能看。" required>
        <Radio.Group options={Object.entries(publicityNames).map(([value, label]) => ({ value, label }))} />
      </Field>
    </>
  );
}

/** To whom it goes as data: only these sign and are reminded. */
function Targets() {
  const { assignment } = useMe();
  const levels = levelsBelow(assignment?.orgKind ?? '');
  return (
    <>
      {levels.length > 1 ? (
        <Field name="targetLevels" label="签收范围" hint="勾选哪些单位要签收；都不勾选，就是全部。">
          <Choices options={levels.map((value) => ({ value, label: targetLevelNames[value] }))} />
        </Field>
      ) : null}
      <Field name="targetKinds" label="签收的学校" hint="只发给某类学校的，勾选这几类；都不勾选，就是全部学校。">
        <Choices options={targetKinds.map((value) => ({ value, label: targetKindNames[value] }))} />
      </Field>
    </>
  );
}

/** What the units have to do beside signing, each with its day. */
function Asked() {
  const { assignment } = useMe();
  const hasBureausBelow = assignment?.orgKind === 'city' || assignment?.orgKind === 'province';
  const form = Form.useFormInstance();
  const asksPlan: unknown = Form.useWatch('asksPlan', form);
  const asksMeeting: unknown = Form.useWatch('asksMeeting', form);
  return (
    <>
      {hasBureausBelow ? (
        <Field
          name="asksPlan"
          label="实施计划"
          hint="勾选后，下一级教育局能从这份通知上交实施计划，您能看到谁还没交。"
          valueName="checked"
        >
          <Checkbox>要求下一级教育局上交实施计划</Checkbox>
        </Field>
      ) : null}
      {asksPlan === true ? (
        <Field name="planDueOn" label="实施计划上交截止" required missing="请选择上交截止日期。">
          <DayInput />
        </Field>
      ) : null}
      <Field
        name="asksMeeting"
        label="动员会"
        hint="勾选后，学校在这份通知里登记动员会的日期、人数和照片，您能看到谁还没开。"
        valueName="checked"
      >
        <Checkbox>要求学校召开动员会</Checkbox>
      </Field>
      {asksMeeting === true ? (
        <Field name="meetingDueOn" label="动员会完成日期" required missing="请选择完成日期。">
          <DayInput />
        </Field>
      ) : null}
    </>
  );
}
