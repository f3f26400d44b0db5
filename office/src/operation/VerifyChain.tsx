import type { OutputOf } from '@yanxiu/contract/index';
import { type ApiError, errorText } from '@yanxiu/ui/api-error';
import { call } from '@yanxiu/ui/client';
import { countText } from '@yanxiu/ui/words';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Section } from '../kit/PageFrame.tsx';

type Verdict = OutputOf<'operation.verifyAudit'>;

/** Checks the whole hash chain at the reader's wish; it takes a moment on a large one. */
export function VerifyChain() {
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const verify = async () => {
    setBusy(true);
    setProblem('');
    await call('operation.verifyAudit', {}).then(setVerdict, (error: ApiError) => setProblem(errorText(error)));
    setBusy(false);
  };
  return (
    <Section
      title="审计链"
      actions={
        <Button loading={busy} onClick={() => void verify()}>
          核对审计链
        </Button>
      }
    >
      {problem ? <Alert type="error" showIcon title={`没有核对完：${problem}`} role="alert" /> : null}
      {verdict ? (
        verdict.brokenAt === null ? (
          <Alert
            type="success"
            showIcon
            role="status"
            title={`全部 ${countText(verdict.entries)} 条首尾相连，没有被改动。`}
          />
        ) : (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={`第 ${verdict.brokenAt} 条与前一条对不上，从这一条起可能被改动过。`}
            description="请保存现场，不要重启或升级，并联系平台运维和上级。"
          />
        )
      ) : problem ? null : (
        <p className="muted">重新计算每一条的校验码，看有没有被改动、删除或插入。</p>
      )}
    </Section>
  );
}
