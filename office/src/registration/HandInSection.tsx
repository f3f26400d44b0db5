import { download } from '@yanxiu/ui/client';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useMay } from '../frame/session.tsx';
import { ActionButton } from '../kit/ActionButton.tsx';
import { Section } from '../kit/PageFrame.tsx';
import { useAct } from '../kit/use-api.ts';
import type { Unit } from './unit-words.ts';
import { useDownloads } from './use-downloads.ts';

/** All forms in one package under the mail subject of the notice: to send oneself, or from here. */
export function HandInSection({ programId, unit }: { programId: string; unit: Unit }) {
  const { busy, run } = useDownloads();
  const may = useMay();
  const [to, setTo] = useState('');
  const id = useId();
  const ref = { programId, schoolId: unit.schoolId };
  const send = useAct('registration.mailHandIn', {
    done: ({ subject }) => `已发送，邮件标题是“${subject}”`,
    onDone: () => setTo(''),
  });
  const isDraft = unit.state === 'draft' || unit.state === 'returned';
  const blocked = isDraft
    ? '名单提交校长确认以后再发送。'
    : /^\S+@\S+\.\S+$/.test(to.trim())
      ? null
      : '请填写收件邮箱。';
  return (
    <Section
      title="打包上报"
      actions={
        <Button loading={busy} onClick={() => run(() => download('registration.handIn', ref))}>
          下载压缩包
        </Button>
      }
    >
      <p className="muted">附件 1、2、4 的 PDF 和 .xlsx 打成一个压缩包，文件名就是通知要求的邮件标题。</p>
      {may('registration.move') ? (
        <div className="hand-in-mail">
          <label htmlFor={id}>发到邮箱</label>
          <Input
            id={id}
            type="email"
            value={to}
            maxLength={100}
            placeholder="通知里写的收件邮箱"
            onChange={(event) => setTo(event.target.value)}
          />
          <ActionButton
            blocked={blocked}
            showReason
            loading={send.isPending}
            onClick={() => send.mutate({ ...ref, to: to.trim() })}
          >
            发送
          </ActionButton>
        </div>
      ) : null}
    </Section>
  );
}
