import { checkUscc } from '@yanxiu/domain/kernel/uscc';
import { ownershipNames, stageNames } from '@yanxiu/ui/words';
import { Input, Radio, Select } from 'antd';
import { useMe } from '../frame/session.tsx';
import { Field } from '../kit/form/Field.tsx';
import { Choices } from '../kit/form/inputs.tsx';
import { OrgPicker } from '../kit/OrgPicker.tsx';

const stages = Object.entries(stageNames).map(([value, label]) => ({ value, label }));
const ownerships = Object.entries(ownershipNames).map(([value, label]) => ({ value, label }));

interface Props {
  /** The county or city the school stands under; a 中心校 must stand there too. */
  readonly parentId: string | null;
  readonly centerName?: string | null;
}

/** The fields of a school, for a new one and for changes. */
export function SchoolFields({ parentId, centerName }: Props) {
  const ofSchool = useMe().assignment?.orgKind === 'school';
  return (
    <>
      <Field name="name" label="学校全称" hint="按公章上的名称填写，至少 4 个字。" required>
        <Input maxLength={60} autoComplete="off" />
      </Field>
      <Field name="registeredName" label="备案名称" hint="税务、财务登记的名称，用作发票抬头；与全称相同可不填。">
        <Input maxLength={100} autoComplete="off" />
      </Field>
      <Field name="stages" label="学段" required missing="请至少选一个学段。">
        <Choices options={stages} />
      </Field>
      <Field name="ownership" label="办学性质" required>
        <Radio.Group options={ownerships} />
      </Field>
      <Field
        name="uscc"
        label="统一社会信用代码"
        hint="18 位，只含数字和大写字母；幼儿园、教学点没有的可不填。"
        check={(value) =>
          checkUscc(String(value)).state === 'invalid' ? '应为 18 位，只含数字和除 I、O、S、V、Z 外的大写字母。' : null
        }
      >
        <Input maxLength={18} autoComplete="off" className="num" />
      </Field>
      <Field
        name="reportsThrough"
        label="由哪个中心校上报"
        hint={
          ofSchool
            ? '由教育局确定，需要调整请联系县（市、区）教育局。'
            : '村小、教学点由中心校统一报名和缴费的，选中心校；自行上报的不选。'
        }
      >
        <OrgPicker
          kind="school"
          {...(parentId ? { parentId } : {})}
          {...(centerName ? { valueName: centerName } : {})}
          placeholder="自行上报"
          disabled={ofSchool}
        />
      </Field>
      <Field name="aliases" label="别名" hint="名单和汇款备注里常见的其他写法，用来识别学校。写一个按一次回车。">
        <Select mode="tags" open={false} suffix={null} tokenSeparators={['、', '，', ',']} />
      </Field>
      <Field name="address" label="地址">
        <Input maxLength={100} autoComplete="off" />
      </Field>
    </>
  );
}
