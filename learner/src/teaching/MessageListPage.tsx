import { useState } from 'preact/hooks';
import { Page } from '../frame/Page.tsx';
import { useProgram } from '../frame/program.tsx';
import { Button } from '../kit/Button.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { useApi } from '../kit/use-api.ts';
import { MessageRows } from './MessageRows.tsx';

const step = 20;
const most = 200;

/** Everything that was told to me: what is unread first. */
export function MessageListPage() {
  const { program } = useProgram();
  const [size, setSize] = useState(step);
  const messages = useApi('teaching.messages', { programId: program.programId, size });
  return (
    <Page title="消息" lead={program.programName} back={{ href: '/class', word: '班级' }}>
      <Loaded of={messages} what="消息">
        {({ rows, total, unread }) =>
          rows.length === 0 ? (
            <Empty title="还没有消息">班级通知、简报、退回的作业和老师的回答会显示在这里。</Empty>
          ) : (
            <>
              <p class="muted">{unread > 0 ? `${unread} 条没有读。` : '都读过了。'}</p>
              <MessageRows messages={rows} />
              {total > rows.length && size < most ? (
                <Button wide onPress={() => setSize(Math.min(most, size + step))}>
                  显示更多（还有 {total - rows.length} 条）
                </Button>
              ) : null}
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
