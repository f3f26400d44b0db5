import type { OutputOf } from '@yanxiu/contract/index';
import { personTypeNames } from '@yanxiu/domain/registration/person-types';
import { stageNames } from '@yanxiu/ui/words';
import { Alert, Button, Checkbox, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useAct } from '../kit/use-api.ts';

type ImportRow = OutputOf<'registration.getImport'>['rows'][number];

interface Props {
  readonly programId: string;
  readonly schoolId: string;
  readonly importId: string;
  readonly row: ImportRow | null;
  readonly onClose: () => void;
}

const fields = [
  ['name', '姓名'],
  ['stage', '学段'],
  ['subject', '学科'],
  ['phone', '手机号'],
  ['idNumber', '身份证号'],
  ['school', '学校全称'],
  ['personType', '人员类别'],
  ['homeSchool', '编制所在单位'],
  ['remark', '备注'],
] as const;
type Field = (typeof fields)[number][0];

/** Mends one row of a checked file; it is judged again and the dialog closes when nothing is wrong any more. */
export function MendDialog({ row, onClose, ...ref }: Props) {
  return (
    <Modal open={row !== null} title={`改正第 ${row?.line ?? ''} 行`} footer={null} onCancel={onClose} destroyOnHidden>
      {row ? <MendForm {...ref} row={row} onClose={onClose} /> : null}
    </Modal>
  );
}

function startOf(row: ImportRow): Record<Field, string> {
  const { personType, stage, ...rest } = row.values;
  return {
    ...rest,
    stage: stageNames[stage] ?? '',
    personType: personTypeNames[personType as keyof typeof personTypeNames] ?? '',
  };
}

function MendForm({ row, onClose, ...ref }: Props & { row: ImportRow }) {
  const [values, setValues] = useState(() => startOf(row));
  const [noOwnPhone, setNoOwnPhone] = useState(() => row.issues.some((issue) => issue.code === 'phone.none'));
  const [issues, setIssues] = useState(row.issues);
  const mend = useAct('registration.mendImportRow', {
    onDone: ({ row: judged }) => {
      if (judged.state === 'error') setIssues(judged.issues);
      else onClose();
    },
  });
  const formId = useId();
  const { county, documentKind } = row.values;
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        const kind = documentKind === 'passport' ? { documentKind: '护照' } : {};
        mend.mutate({ ...ref, seq: row.seq, ...values, ...kind, county, noOwnPhone });
      }}
    >
      {issues.length > 0 ? (
        <Alert
          type={row.state === 'error' ? 'error' : 'warning'}
          title={issues.map((issue) => issue.message).join(' ')}
          role="alert"
        />
      ) : null}
      {fields.map(([field, label]) => {
        const id = `${formId}-${field}`;
        const isWrong = issues.some((issue) => issue.field === field);
        return (
          <div key={field} className="mend-field">
            <label htmlFor={id}>{label}</label>
            <Input
              id={id}
              value={values[field]}
              maxLength={200}
              autoComplete="off"
              disabled={field === 'phone' && noOwnPhone}
              status={isWrong ? 'error' : ''}
              onChange={(event) => setValues({ ...values, [field]: event.target.value })}
            />
          </div>
        );
      })}
      <Checkbox checked={noOwnPhone} onChange={(event) => setNoOwnPhone(event.target.checked)}>
        本人无手机号（发给登录号，凭账号条激活）
      </Checkbox>
      <div className="dialog-buttons">
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" htmlType="submit" loading={mend.isPending}>
          保存并核对
        </Button>
      </div>
    </form>
  );
}
