import type { OutputOf } from '@yanxiu/contract/index';
import { instantText } from '@yanxiu/ui/words';
import { Page } from '../frame/Page.tsx';
import { Button } from '../kit/Button.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useAct } from '../kit/use-act.ts';
import { useApi, useRefresh } from '../kit/use-api.ts';
import { deviceName } from './device-name.ts';
import './me.css';

type Session = OutputOf<'access.sessions'>[number];

/** Where I am signed in; each but this one can be ended from here. */
export function SessionPage() {
  const sessions = useApi('access.sessions', {});
  return (
    <Page title="登录设备" lead="不认得的，或不再用的，可以让它退出。" back={{ href: '/me', word: '我的' }}>
      <Loaded of={sessions} what="登录设备">
        {(list) => (
          <ul class="card session-list">
            {list.map((session) => (
              <Row key={session.id} session={session} />
            ))}
          </ul>
        )}
      </Loaded>
    </Page>
  );
}

function Row({ session }: { session: Session }) {
  const act = useAct('access.endSession');
  const refresh = useRefresh();
  const end = async () => {
    if (await act.run({ id: session.id })) refresh('access.sessions');
  };
  return (
    <li class="stack-tight">
      <p>
        <strong>{deviceName(session.userAgent)}</strong> {session.current ? <span class="tag good">本机</span> : null}
      </p>
      <p class="muted small num">
        登录 {instantText(session.createdAt)}
        <br />
        最近使用 {instantText(session.seenAt)}
        <br />
        网络地址 {session.address}
      </p>
      <Problem text={act.problem} />
      {session.current ? null : (
        <Button busy={act.busy} onPress={() => void end()}>
          让它退出
        </Button>
      )}
    </li>
  );
}
