import type { InputOf, OutputOf } from '@yanxiu/contract/index';
import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { moneyText } from '@yanxiu/ui/words';
import { Alert, Button, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { ForProgram } from '../kit/ForProgram.tsx';
import { DraftNotice } from '../kit/form/DraftNotice.tsx';
import { useDraft } from '../kit/form/draft.ts';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { useAct } from '../kit/use-api.ts';
import { ChangeFields, type ChangeWish, changeInput, type Kind } from './ChangeFields.tsx';
import './registration.css';

type Preview = OutputOf<'registration.previewChange'>;
export type ChangeInput = InputOf<'registration.previewChange'>;

const kinds: readonly { readonly value: Kind; readonly label: string }[] = [
  { value: 'add', label: '增加' },
  { value: 'remove', label: '减少' },
  { value: 'replace', label: '替换' },
  { value: 'correct', label: '更正' },
  { value: 'transfer', label: '调动' },
];

/** One change order: what, of whom, its effect on the bill before it is handed in. */
export function ChangeNewPage() {
  const { schoolId = '' } = useParams();
  return (
    <PageFrame
      title="办理变更"
      crumbs={[{ label: '变更单', to: '/roster-changes' }]}
      purpose="填写后先看对缴费的影响，再提交审核；审核通过后生效。"
    >
      <ForProgram>{(program) => <ChangeForm programId={program.id} schoolId={schoolId} />}</ForProgram>
    </PageFrame>
  );
}

interface Typed {
  readonly wish: ChangeWish;
  readonly reason: string;
}

const nothingTyped = (kind: Kind): Typed => ({
  wish: { kind, entry: null, row: {}, code: null, target: null, moveBill: false },
  reason: '',
});

function ChangeForm({ programId, schoolId }: { programId: string; schoolId: string }) {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const asked = params.get('kind') as Kind | null;
  const [empty] = useState(() => nothingTyped(asked ?? 'remove'));
  const draft = useDraft(`registration.askChange.${programId}.${schoolId}.${asked ?? ''}`, empty);
  const [{ wish, reason }, setTyped] = useState<Typed>(draft.start);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [error, setError] = useState('');
  const look = useAct('registration.previewChange', { quiet: true, rereads: false });
  const ask = useAct('registration.askChange', {
    quiet: true,
    done: '已提交，等待审核',
    onDone: () => {
      draft.drop();
      void navigate('/roster-changes');
    },
  });
  const reasonId = useId();
  const fail = (problem: ApiError) => setError(errorText(problem));
  const type = (next: Typed) => {
    setTyped(next);
    draft.keep(next);
  };
  const change = (next: Partial<ChangeWish>) => {
    type({ wish: { ...wish, ...next }, reason });
    setPreview(null);
    setError('');
  };
  const startAnew = () => {
    draft.drop();
    setTyped(empty);
    setPreview(null);
    setError('');
  };
  const input = { programId, schoolId, ...changeInput(wish) };
  const show = () => look.mutateAsync(input).then(setPreview, fail);
  const send = () => ask.mutateAsync({ ...input, reason: reason.trim() }).catch(fail);
  return (
    <Section>
      <div className="dialog-form change-form">
        <Radio.Group
          aria-label="变更类型"
          optionType="button"
          options={[...kinds]}
          value={wish.kind}
          onChange={(event) =>
            change({ kind: event.target.value as Kind, row: {}, code: null, target: null, moveBill: false })
          }
        />
        {draft.restored === 'no' ? null : <DraftNotice changed={false} onDrop={startAnew} />}
        {error ? <Alert type="error" showIcon title={error} role="alert" /> : null}
        <ChangeFields programId={programId} schoolId={schoolId} wish={wish} onChange={change} />
        <label htmlFor={reasonId}>原因</label>
        <Input.TextArea
          id={reasonId}
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => type({ wish, reason: event.target.value })}
        />
        {preview ? <Effect preview={preview} /> : null}
        <div className="dialog-buttons">
          <Button onClick={() => void navigate(-1)}>取消</Button>
          {preview ? (
            <Button type="primary" loading={ask.isPending} onClick={() => void send()}>
              提交审核
            </Button>
          ) : (
            <Button type="primary" loading={look.isPending} onClick={() => void show()}>
              下一步：看对缴费的影响
            </Button>
          )}
        </div>
      </div>
    </Section>
  );
}

function Effect({ preview }: { preview: Preview }) {
  return (
    <div className="effect-words" role="status">
      <p>
        <strong>{preview.words}</strong>
        {preview.billEffectFen === 0
          ? null
          : `（${preview.billEffectFen > 0 ? '+' : ''}${moneyText(preview.billEffectFen)}）`}
      </p>
      <ul>
        {preview.details.map((one) => (
          <li key={one.field}>
            {one.field}：{one.before ? `${one.before} → ` : ''}
            {one.after || '（空）'}
          </li>
        ))}
      </ul>
      {preview.issues.length > 0 ? (
        <Alert type="warning" showIcon title={preview.issues.map((issue) => issue.message).join(' ')} />
      ) : null}
    </div>
  );
}
