import type { OutputOf } from '@yanxiu/contract/index';
import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { Alert, Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useKeptText } from '../kit/form/use-kept.ts';
import { Loaded } from '../kit/Loaded.tsx';
import { useAct, useApi } from '../kit/use-api.ts';

/** Says what taking a merge back will do, or why it can't be done, and does it with a reason. */
export function UnmergeDialog({ mergeId, onClose }: { mergeId: string | null; onClose: () => void }) {
  return (
    <Modal open={mergeId !== null} title="撤回合并" footer={null} onCancel={onClose} destroyOnHidden>
      {mergeId ? <PreviewLoaded id={mergeId} onClose={onClose} /> : null}
    </Modal>
  );
}

function PreviewLoaded({ id, onClose }: { id: string; onClose: () => void }) {
  const preview = useApi('account.unmergePreview', { id });
  return (
    <Loaded of={preview} what="合并记录" lines={3}>
      {(one) => <UnmergeForm preview={one} onClose={onClose} />}
    </Loaded>
  );
}

function UnmergeForm({ preview, onClose }: { preview: OutputOf<'account.unmergePreview'>; onClose: () => void }) {
  const { value: reason, write, drop } = useKeptText(`account.unmerge.${preview.id}`);
  const sent = () => {
    drop();
    onClose();
  };
  const [error, setError] = useState('');
  const unmerge = useAct('account.unmerge', { quiet: true, done: '已撤回，两条记录各归各的', onDone: sent });
  const reasonId = useId();
  const { id, name, givenMask, programs, accountBack, blocked } = preview;
  if (blocked) {
    return (
      <div className="dialog-form">
        <Alert type="warning" showIcon title="不能撤回" description={blocked} />
        <div className="dialog-buttons">
          <Button onClick={onClose}>知道了</Button>
        </div>
      </div>
    );
  }
  const send = () => {
    if (reason.trim().length < 2) return setError('请写明原因（至少 2 个字）。');
    unmerge.mutate({ id, reason: reason.trim() }, { onError: (problem: ApiError) => setError(errorText(problem)) });
  };
  return (
    <div className="dialog-form">
      <p>撤回后：</p>
      <ul className="plain-list">
        <li>
          {name}（证件 {givenMask || '未登记'}）重新成为单独的一条记录。
        </li>
        <li>
          {programs.length > 0
            ? `转回去的培训：${programs.join('、')}，连同学习记录、成绩、学分和证书。`
            : '没有需要转回去的培训。'}
        </li>
        <li>
          {accountBack ? '停用的账号恢复，本人须用短信验证码或新的账号条重新激活。' : '没有需要恢复的账号。'}
          正在登录的须重新登录。
        </li>
      </ul>
      {error ? <Alert type="error" title={error} role="alert" /> : null}
      <label htmlFor={reasonId}>原因</label>
      <Input.TextArea
        id={reasonId}
        rows={3}
        maxLength={500}
        value={reason}
        placeholder="例如：经学校核实，是同名的两位老师"
        onChange={(event) => write(event.target.value)}
      />
      <div className="dialog-buttons">
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" danger loading={unmerge.isPending} onClick={send}>
          撤回合并
        </Button>
      </div>
    </div>
  );
}
