import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { fileUrl, upload } from '@yanxiu/ui/client';
import { hundredthsText } from '@yanxiu/ui/words';
import { Alert, Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { FileDrop } from '../kit/FileDrop.tsx';
import { HundredthsInput } from '../kit/form/inputs.tsx';
import { useKept, useKeptText } from '../kit/form/use-kept.ts';
import { useAct } from '../kit/use-api.ts';
import type { Entry } from './roster-columns.tsx';

interface Props {
  readonly programId: string;
  readonly schoolId: string;
  readonly entry: Entry | null;
  readonly onClose: () => void;
}

/** Asks that one person be exempt, with what was reached elsewhere and the paper that proves it. */
export function ExemptionDialog({ entry, onClose, ...rest }: Props) {
  return (
    <Modal
      open={entry !== null}
      title={`为${entry?.name ?? ''}申请免训`}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      {entry ? <ClaimForm {...rest} entry={entry} onClose={onClose} /> : null}
    </Modal>
  );
}

interface Claim {
  readonly hoursX100: number | null;
  readonly creditsX100: number | null;
  readonly reason: string;
}

const nothingClaimed: Claim = { hoursX100: null, creditsX100: null, reason: '' };

function ClaimForm({ programId, schoolId, entry, onClose }: Props & { entry: Entry }) {
  const ask = useAct('registration.askExemption', { quiet: true, done: '已申请免训，随名单一起审核' });
  const { value, write, drop } = useKept<Claim>(`exemption.ask.${entry.id}`, nothingClaimed);
  const { hoursX100, creditsX100, reason } = value;
  const [file, setFile] = useState<{ id: string; name: string } | null>(null);
  const [error, setError] = useState('');
  const ids = { hours: useId(), credits: useId(), reason: useId() };
  const send = () => {
    if (hoursX100 === null || creditsX100 === null) return setError('请填写已取得的学时和学分。');
    if (!file) return setError('请上传证明材料。');
    const claim = { programId, schoolId, entryId: entry.id, hoursX100, creditsX100, reason, fileId: file.id };
    const sent = () => {
      drop();
      onClose();
    };
    void ask.mutateAsync(claim).then(sent, (problem: ApiError) => setError(errorText(problem)));
  };
  return (
    <div className="dialog-form">
      <p>本年度已参加其他培训并达到学时和学分要求的，可不重复参训。免训人员留在名单里，不缴费，不计入参训率。</p>
      {error ? <Alert type="error" title={error} role="alert" /> : null}
      <label htmlFor={ids.hours}>其他培训已取得学时</label>
      <HundredthsInput
        id={ids.hours}
        unit="学时"
        value={hoursX100}
        onChange={(next) => write({ ...value, hoursX100: next })}
      />
      <label htmlFor={ids.credits}>其他培训已取得学分</label>
      <HundredthsInput
        id={ids.credits}
        unit="学分"
        value={creditsX100}
        onChange={(next) => write({ ...value, creditsX100: next })}
      />
      <label htmlFor={ids.reason}>培训名称和说明</label>
      <Input.TextArea
        id={ids.reason}
        rows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => write({ ...value, reason: event.target.value })}
      />
      {file ? (
        <p>已上传：{file.name}</p>
      ) : (
        <FileDrop
          label="证明材料（照片或 PDF）"
          accept={['.pdf', '.jpg', '.jpeg', '.png', '.webp']}
          mostBytes={20 * 1024 * 1024}
          send={(chosen, onProgress) =>
            upload('file.upload', { name: chosen.name, purpose: 'evidence', programId }, chosen, { onProgress })
          }
          onDone={(kept) => setFile({ id: kept.id, name: kept.name })}
        />
      )}
      <div className="dialog-buttons">
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" loading={ask.isPending} onClick={send}>
          提交申请
        </Button>
      </div>
    </div>
  );
}

/** The reviewer's decision on a claim. */
export function ExemptionDecision({ entry, onClose, ...rest }: Props) {
  return (
    <Modal
      open={entry !== null}
      title={`审核${entry?.name ?? ''}的免训申请`}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      {entry ? <DecisionForm {...rest} entry={entry} onClose={onClose} /> : null}
    </Modal>
  );
}

function DecisionForm({ programId, schoolId, entry, onClose }: Props & { entry: Entry }) {
  const { value: reason, write, drop } = useKeptText(`exemption.decide.${entry.id}`);
  const sent = () => {
    drop();
    onClose();
  };
  const decide = useAct('registration.decideExemption', { done: '已审核免训申请', onDone: sent });
  const reasonId = useId();
  const send = (approve: boolean) => {
    const note = reason.trim().length >= 2 ? { reason: reason.trim() } : {};
    decide.mutate({ programId, schoolId, entryId: entry.id, approve, ...note });
  };
  return (
    <div className="dialog-form">
      <p>
        其他培训：{hundredthsText(entry.exemptHoursX100 ?? 0)} 学时、{hundredthsText(entry.exemptCreditsX100 ?? 0)}{' '}
        学分。{entry.exemptReason}
      </p>
      {entry.exemptFileId ? (
        <p>
          <a href={fileUrl('file.download', { id: entry.exemptFileId })}>下载证明材料</a>
        </p>
      ) : null}
      <label htmlFor={reasonId}>说明（可不填）</label>
      <Input.TextArea
        id={reasonId}
        rows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => write(event.target.value)}
      />
      <div className="dialog-buttons">
        <Button loading={decide.isPending} onClick={() => send(false)}>
          不符合，按参训处理
        </Button>
        <Button type="primary" loading={decide.isPending} onClick={() => send(true)}>
          同意免训
        </Button>
      </div>
    </div>
  );
}
