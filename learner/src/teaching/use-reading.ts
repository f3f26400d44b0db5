import type { OutputOf } from '@yanxiu/contract/index';
import { call } from '@yanxiu/ui/client';
import { useEffect, useState } from 'preact/hooks';
import { useRefresh } from '../kit/use-api.ts';
import type { Reading } from '../kit/use-read.ts';

type Message = OutputOf<'teaching.readMessage'>;

/** Opens a message, which notes that it was read; the marks elsewhere follow. */
export function useReading(programId: string, messageId: string): Reading<Message> {
  const [answer, setAnswer] = useState<{ data?: Message; error?: unknown }>({});
  const [turn, setTurn] = useState(0);
  const refresh = useRefresh();
  useEffect(() => {
    let left = false;
    call('teaching.readMessage', { programId, messageId }).then(
      (data) => {
        if (left) return;
        setAnswer({ data });
        refresh('teaching.unread', 'teaching.messages', 'teaching.myClass');
      },
      (error: unknown) => left || setAnswer({ error }),
    );
    return () => {
      left = true;
    };
  }, [programId, messageId, turn]);
  return { data: answer.data, error: answer.error, refetch: () => setTurn(turn + 1) };
}
