import type { OutputOf } from '@yanxiu/contract/index';
import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { Alert, Button, Modal } from 'antd';
import { useId, useState } from 'react';
import { DayInput } from '../kit/form/inputs.tsx';
import { ReminderResult } from '../kit/ReminderResult.tsx';
import { useAct } from '../kit/use-api.ts';
import { type ListKey, listNames } from './figures.ts';

interface Props {
  readonly open: boolean;
  readonly programId: string;
  readonly orgId: string;
  readonly where: string;
  readonly show: ListKey;
  readonly onClose: () => void;
}

type Sent = OutputOf<'supervision.remind'>;

/** Reminds a list: e-mails to the units' liaisons, and the text to paste into a WeChat group. */
export function RemindDialog({ open, programId, orgId, where, show, onClose }: Props) {
  const [sent, setSent] = useState<Sent | null>(null);
  const close = () => {
    onClose();
    setSent(null);
  };
  return (
    <Modal
      open={open}
      title={`提醒${where}${listNames[show]}的教师`}
      onCancel={close}
      footer={null}
      width={680}
      destroyOnHidden
    >
      {sent ? (
        <Result sent={sent} onClose={close} />
      ) : (
        <Ask programId={programId} orgId={orgId} show={show} onSent={setSent} onClose={close} />
      )}
    </Modal>
  );
}

interface AskProps {
  readonly programId: string;
  readonly orgId: string;
  readonly show: ListKey;
  readonly onSent: (sent: Sent) => void;
  readonly onClose: () => void;
}

function Ask({ programId, orgId, show, onSent, onClose }: AskProps) {
  const [dueOn, setDueOn] = useState<string | null>(null);
  const [error, setError] = useState('');
  const fieldId = useId();
  const remind = useAct('supervision.remind', { quiet: true, onDone: onSent });
  const send = () =>
    remind.mutate(
      { programId, orgId, show, ...(dueOn ? { dueOn } : {}) },
      { onError: (problem: ApiError) => setError(errorText(problem)) },
    );
  return (
    <div className="dialog-form">
      <p>给每个单位的责任人发一封邮件，列出本单位的教师姓名；同时生成一段可以发到微信群的文字。</p>
      {error ? <Alert type="error" title={error} role="alert" /> : null}
      <label htmlFor={fieldId}>请在哪天前完成</label>
      <DayInput id={fieldId} value={dueOn} onChange={setDueOn} />
      <p className="muted">不填则用项目里规定的日期。</p>
      <div className="dialog-buttons">
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" loading={remind.isPending} onClick={send}>
          发邮件并生成文字
        </Button>
      </div>
    </div>
  );
}

function Result({ sent, onClose }: { sent: Sent; onClose: () => void }) {
  const units = sent.units.map(({ schoolName, ...unit }) => ({ ...unit, name: schoolName }));
  return <ReminderResult text={sent.text} units={units} nobody="现在没有需要提醒的教师。" onClose={onClose} />;
}
