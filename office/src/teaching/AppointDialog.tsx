import { type ApiError, errorText, isApiError } from '@yanxiu/ui/api-error';
import { Alert, Button, Checkbox, Input, Modal, Radio, Select } from 'antd';
import { useId, useState } from 'react';
import { DayInput } from '../kit/form/inputs.tsx';
import { useAct, useApi } from '../kit/use-api.ts';

interface Props {
  readonly programId: string;
  readonly classes: readonly { readonly id: string; readonly name: string; readonly tutorName: string | null }[];
  readonly onClose: () => void;
}

/** Appoints one person to the classes: chosen among those who tutor already, or by name and phone. */
export function AppointDialog(props: Props) {
  const { classes } = props;
  const title =
    classes.length === 1 ? `任命${classes[0]?.name ?? ''}的辅导教师` : `任命 ${classes.length} 个班的辅导教师`;
  return (
    <Modal open title={title} footer={null} onCancel={props.onClose} destroyOnHidden>
      <AppointForm {...props} />
    </Modal>
  );
}

interface Values {
  readonly kind: 'lead' | 'substitute';
  readonly personId: string | null;
  readonly name: string;
  readonly phone: string;
  readonly fromOn: string | null;
  readonly untilOn: string | null;
  readonly replace: boolean;
}

const start: Values = {
  kind: 'lead',
  personId: null,
  name: '',
  phone: '',
  fromOn: null,
  untilOn: null,
  replace: false,
};

function AppointForm({ programId, classes, onClose }: Props) {
  const [values, setValues] = useState<Values>(start);
  const [error, setError] = useState('');
  const change = (part: Partial<Values>) => setValues({ ...values, ...part });
  const appoint = useAct('teaching.appoint', { quiet: true, done: doneText });
  const leads = [...new Set(classes.flatMap((one) => (one.tutorName ? [one.tutorName] : [])))];
  const send = async () => {
    if (!values.personId && (values.name.trim() === '' || values.phone.trim() === '')) {
      return setError('请选择一位教师，或填写姓名和手机号。');
    }
    if (values.kind === 'substitute' && !values.untilOn) return setError('请填写代班到哪一天。');
    setError('');
    await appoint
      .mutateAsync({
        programId,
        classIds: classes.map((one) => one.id),
        kind: values.kind,
        replace: values.replace,
        ...(values.personId ? { personId: values.personId } : { name: values.name, phone: values.phone }),
        ...(values.fromOn ? { fromOn: values.fromOn } : {}),
        ...(values.untilOn && values.kind === 'substitute' ? { untilOn: values.untilOn } : {}),
      })
      .then(onClose, (problem: ApiError) => setError(messageOf(problem)));
  };
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {error ? <Alert type="error" title={error} role="alert" /> : null}
      {classes.length > 1 ? <p className="muted">{classes.map((one) => one.name).join('、')}</p> : null}
      <Radio.Group
        aria-label="任命方式"
        value={values.kind}
        onChange={(event) => change({ kind: event.target.value as Values['kind'] })}
        options={[
          { value: 'lead', label: '辅导教师' },
          { value: 'substitute', label: '代班（有起止日期）' },
        ]}
      />
      <PersonFields programId={programId} values={values} onChange={change} />
      {values.kind === 'substitute' ? <DaysFields values={values} onChange={change} /> : null}
      {values.kind === 'lead' && leads.length > 0 ? (
        <Checkbox checked={values.replace} onChange={(event) => change({ replace: event.target.checked })}>
          接替现任辅导教师 {leads.join('、')}
        </Checkbox>
      ) : null}
      <p className="muted">任命后本人登录即可看到这些班级。本人若在其中一个班参训，会转到别的班，由别的教师批改。</p>
      <div className="dialog-buttons">
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" htmlType="submit" loading={appoint.isPending}>
          任命
        </Button>
      </div>
    </form>
  );
}

function messageOf(problem: unknown): string {
  if (!isApiError(problem)) return errorText(problem);
  return problem.issues[0]?.message ?? errorText(problem);
}

function doneText({ appointed, opened, movedSelf }: { appointed: number; opened: boolean; movedSelf: number }): string {
  const moved = movedSelf > 0 ? '，本人已转到别的班参训' : '';
  return opened ? `已任命 ${appointed} 个班${moved}，请通知本人激活账号` : `已任命 ${appointed} 个班${moved}`;
}

interface PartProps {
  readonly values: Values;
  readonly onChange: (part: Partial<Values>) => void;
}

function PersonFields({ programId, values, onChange }: PartProps & { programId: string }) {
  const [words, setWords] = useState('');
  const choices = useApi('teaching.tutorChoices', { programId, q: words }, { keepPrevious: true });
  const [pickId, nameId, phoneId] = [useId(), useId(), useId()];
  return (
    <>
      <label htmlFor={pickId}>从已有的辅导教师中选</label>
      <Select
        id={pickId}
        allowClear
        showSearch={{ filterOption: false, onSearch: setWords }}
        value={values.personId}
        placeholder="输入姓名或学校查找"
        notFoundContent={choices.isLoading ? '正在查找' : '没有找到，请在下面填写姓名和手机号'}
        options={(choices.data ?? []).map((one) => ({
          value: one.personId,
          label: `${one.name}　${one.schoolName ?? one.phoneMask}　${one.classes > 0 ? `已带 ${one.classes} 个班` : '还没有班'}`,
        }))}
        onChange={(personId: string | undefined) => onChange({ personId: personId ?? null })}
      />
      {values.personId ? null : (
        <>
          <label htmlFor={nameId}>或填写姓名</label>
          <Input
            id={nameId}
            maxLength={20}
            autoComplete="off"
            value={values.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
          <label htmlFor={phoneId}>手机号</label>
          <Input
            id={phoneId}
            maxLength={20}
            inputMode="tel"
            autoComplete="off"
            value={values.phone}
            onChange={(event) => onChange({ phone: event.target.value })}
          />
        </>
      )}
    </>
  );
}

function DaysFields({ values, onChange }: PartProps) {
  const [fromId, untilId] = [useId(), useId()];
  return (
    <>
      <label htmlFor={fromId}>从哪天起（不填从今天）</label>
      <DayInput id={fromId} value={values.fromOn} onChange={(fromOn: string | null) => onChange({ fromOn })} />
      <label htmlFor={untilId}>到哪天止（含当天）</label>
      <DayInput id={untilId} value={values.untilOn} onChange={(untilOn: string | null) => onChange({ untilOn })} />
    </>
  );
}
