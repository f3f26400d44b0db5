import { instantText } from '@yanxiu/ui/words';
import { Button } from 'antd';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { useAct, useApi } from '../kit/use-api.ts';
import { deviceName } from './device-name.ts';

/** Where the person is signed in, and how to end it. */
export function SessionsPage() {
  const sessions = useApi('access.sessions', {});
  const end = useAct('access.endSession', { done: '已让那处登录退出' });
  return (
    <PageFrame title="登录的设备" purpose="您的账号在这些设备上登录着。有不认识的，请让它退出，并尽快修改密码。">
      <Section>
        <Loaded of={sessions} what="登录记录">
          {(rows) => (
            <ul className="session-list">
              {rows.map((row) => (
                <li key={row.id}>
                  <div>
                    <p>
                      <strong>{deviceName(row.userAgent)}</strong>{' '}
                      {row.current ? <StateTag tone="good">正在使用</StateTag> : null}
                    </p>
                    <p className="muted num">
                      登录于 {instantText(row.createdAt)} · 最近使用 {instantText(row.seenAt)} · 地址 {row.address}
                    </p>
                  </div>
                  {row.current ? null : (
                    <Button
                      loading={end.isPending && end.variables?.id === row.id}
                      onClick={() => end.mutate({ id: row.id })}
                      aria-label={`让它退出：${deviceName(row.userAgent)}`}
                    >
                      让它退出
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </Section>
    </PageFrame>
  );
}
