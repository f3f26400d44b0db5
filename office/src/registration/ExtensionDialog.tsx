import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { addDays, dayText } from '@yanxiu/ui/words';
import { Alert, Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { DayInput } from '../kit/form/inputs.tsx';
import { useKeptText } from '../kit/form/use-kept.ts';
import { useAct } from '../kit/use-api.ts';
import { useToday } from '../program/use-today.ts';
import type { Unit } from './unit-words.ts';

interface Props {
  readonly programId: string;
  readonly unit: Unit;
  readonly open: 'ask' | 'decide' | null;
  readonly onClose: () => void;
}

/** Asks for, grants or declines a later day for one school's roster. */
export function ExtensionDialog(props: Props) {
  const { open, unit, onClose } = props;
  const title = open === 'decide' ? `“${unit.schoolName}”申请延期` : '申请延期上报名单';
  return (
    <Modal open={open !== null} title={title} footer={null} onCancel={onClose} destroyOnHidden>
      {open === 'decide' ? <DecideForm {...props} /> : <AskForm {...props} />}
    </Modal>
  );
}

function AskForm({ programId, unit, onClose }: Props) {
  const ask = useAct('registration.askExtension', { quiet: true, done: '已申请延期，请等待审核' });
  const today = useToday();
  const [until, setUntil] = useState(addDays(today > unit.acceptedUntil ? today : unit.acceptedUntil, 3));
  const { value: reason, write, drop } = useKeptText(`extension.ask.${programId}/${unit.schoolId}`);
  const [error, setError] = useState('');
  const sent = () => {
    drop();
    onClose();
  };
  const send = () =>
    ask
      .mutateAsync({ programId, schoolId: unit.schoolId, until, reason })
      .then(sent, (problem: ApiError) => setError(errorText(problem)));
  return (
    <div className="dialog-form">
      {error ? <Alert type="error" title={error} role="alert" /> : null}
      <ExtensionDay until={until} onChange={setUntil} />
      <ReasonField label="原因" value={reason} onChange={write} />
      <div className="dialog-buttons">
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" loading={ask.isPending} onClick={() => void send()}>
          提交申请
        </Button>
      </div>
    </div>
  );
}

function DecideForm({ programId, unit, onClose }: Props) {
  const decide = useAct('registration.decideExtension', { quiet: true, done: '已办理' });
  const [until, setUntil] = useState(unit.extensionAskedUntil ?? unit.acceptedUntil);
  const { value: reason, write, drop } = useKeptText(`extension.decide.${programId}/${unit.schoolId}`);
  const [error, setError] = useState('');
  const sent = () => {
    drop();
    onClose();
  };
  const send = (grant: boolean) =>
    decide
      .mutateAsync({
        programId,
        schoolId: unit.schoolId,
        grant,
        until,
        ...(reason.trim() ? { reason: reason.trim() } : {}),
      })
      .then(sent, (problem: ApiError) => setError(errorText(problem)));
  return (
    <div className="dialog-form">
      <p>
        申请延期到 {dayText(unit.extensionAskedUntil ?? '')}：{unit.extensionAskedReason}
      </p>
      {error ? <Alert type="error" title={error} role="alert" /> : null}
      <ExtensionDay until={until} onChange={setUntil} />
      <ReasonField label="说明（同意的可不填，不同意的请写明原因）" value={reason} onChange={write} />
      <div className="dialog-buttons">
        <Button loading={decide.isPending} onClick={() => void send(false)}>
          不同意
        </Button>
        <Button type="primary" loading={decide.isPending} onClick={() => void send(true)}>
          同意延期
        </Button>
      </div>
    </div>
  );
}

function ExtensionDay({ until, onChange }: { until: string; onChange: (day: string) => void }) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>延期到（含当天）</label>
      <DayInput id={id} value={until} onChange={(day: string | null) => onChange(day ?? until)} />
    </>
  );
}

function ReasonField({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        rows={3}
        maxLength={500}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  );
}
