import { countText } from '@yanxiu/ui/words';
import { Button } from 'antd';
import { useState } from 'react';
import { useMay } from '../frame/session.tsx';
import { Empty } from '../kit/Empty.tsx';
import { JobProgress } from '../kit/JobProgress.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { useAct, useApi } from '../kit/use-api.ts';
import { type Account, ForAccount } from './ForAccount.tsx';
import { LineDesk } from './LineDesk.tsx';
import { LineWork } from './LineWork.tsx';
import './payment.css';
import './workbench.css';

/** 待认领: what the engine left, one line after the other, by keyboard. */
export function WorkbenchPage() {
  return (
    <PageFrame
      title="待认领"
      purpose="自动认领不能确定的流水，由人逐笔决定；每笔附有候选学校和理由。"
      actions={<LinkButton to="/known-payers">记住的付款账号</LinkButton>}
    >
      <ForAccount>{(account) => <Workbench account={account} />}</ForAccount>
    </PageFrame>
  );
}

function Workbench({ account }: { account: Account }) {
  const [jobId, setJobId] = useState<string | null>(null);
  const may = useMay();
  const rematch = useAct('payment.rematch', { onDone: (output) => setJobId(output.jobId) });
  const lines = useApi(
    'payment.lines',
    { bankAccountId: account.id, state: 'unsettled', size: 100, sort: 'at' },
    { keepPrevious: true },
  );
  return (
    <>
      {jobId ? <JobProgress jobId={jobId} title="重新自动认领" unit="笔" onDone={() => setJobId(null)} /> : null}
      <Loaded of={lines} what="待认领的流水" lines={10}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <Empty
              title="没有待认领的流水"
              hint="导入的流水都已处理完。有新的账户明细，请继续导入。"
              action={<LinkButton to={`/statements?account=${account.id}`}>导入流水</LinkButton>}
            />
          ) : (
            <>
              <p className="workbench-count">
                共 {countText(total)} 笔{total > rows.length ? `，先列最早的 ${rows.length} 笔` : ''}
                <Keys />
                {may('payment.book') ? (
                  <Button
                    size="small"
                    loading={rematch.isPending}
                    onClick={() => rematch.mutate({ bankAccountId: account.id })}
                  >
                    按最新名单重新自动认领
                  </Button>
                ) : null}
              </p>
              <LineDesk rows={rows} name="待认领的流水">
                {({ line, onNext, onBack }) => (
                  <LineWork key={line.id} lineId={line.id} onNext={onNext} onBack={onBack} />
                )}
              </LineDesk>
            </>
          )
        }
      </Loaded>
    </>
  );
}

function Keys() {
  return (
    <span className="muted key-help">
      <kbd>↑</kbd>
      <kbd>↓</kbd> 换一笔　<kbd>1</kbd>
      <kbd>2</kbd>
      <kbd>3</kbd> 选候选　<kbd>回车</kbd> 认领　<kbd>/</kbd> 查找或分几所　<kbd>O</kbd> 其他业务
    </span>
  );
}
