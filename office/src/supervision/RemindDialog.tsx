import type { OutputOf } from '@yanxiu/contract/index';
import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { Alert, App, Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { DayInput } from '../kit/form/inputs.tsx';
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
  const { message } = App.useApp();
  const mailed = sent.units.filter((unit) => unit.mailed).length;
  const copy = () =>
    navigator.clipboard.writeText(sent.text).then(
      () => message.success('已复制，可以粘贴到微信群'),
      () => message.warning('没有复制成功，请在框里选中文字后复制'),
    );
  if (sent.people === 0) {
    return (
      <div className="dialog-form">
        <p>现在没有需要提醒的教师。</p>
        <div className="dialog-buttons">
          <Button type="primary" onClick={onClose}>
            关闭
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="dialog-form">
      <p role="status">
        共 {sent.people} 位教师、{sent.units.length} 个单位，已给 {mailed} 个单位发出邮件
        {mailed < sent.units.length ? `；${sent.units.length - mailed} 个单位没有登记邮箱，请电话联系` : ''}。
      </p>
      <Input.TextArea
        readOnly
        aria-label="可以发到微信群的文字"
        value={sent.text}
        autoSize={{ minRows: 4, maxRows: 10 }}
      />
      <div className="remind-units">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">单位</th>
              <th scope="col" className="num">
                人数
              </th>
              <th scope="col">责任人</th>
              <th scope="col">电话</th>
              <th scope="col">邮件</th>
            </tr>
          </thead>
          <tbody>
            {sent.units.map((unit) => (
              <tr key={unit.schoolName}>
                <td>{unit.schoolName}</td>
                <td className="num">{unit.people}</td>
                <td>{unit.liaisonName || '—'}</td>
                <td className="num-left">{unit.liaisonPhone || '—'}</td>
                <td>{unit.mailed ? '已发' : '没有邮箱'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="dialog-buttons">
        <Button onClick={onClose}>关闭</Button>
        <Button type="primary" onClick={() => void copy()}>
          复制文字
        </Button>
      </div>
    </div>
  );
}
