import { useQueryClient } from '@tanstack/preact-query';
import type { OutputOf } from '@yanxiu/contract/index';
import { onSignedOut } from '@yanxiu/ui/client';
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { readOnce, takeArrived } from '../kit/early.ts';
import { keep, signedInName } from './keep.ts';

export type Me = NonNullable<OutputOf<'access.me'>['me']>;

interface Session {
  /** undefined while it is being asked, null when nobody is signed in. */
  readonly me: Me | null | undefined;
  readonly error: unknown;
  readonly retry: () => void;
  /** Takes what a log-in answered; everything read before belongs to somebody else. */
  readonly become: (me: Me | null) => void;
}

const SessionContext = createContext<Session | null>(null);

/** Knows who is signed in; a plain state, so that a log-in shows before the next page is drawn. */
export function SessionProvider({ children }: { children: ComponentChildren }) {
  const client = useQueryClient();
  const [turn, setTurn] = useState(0);
  const [known, setKnown] = useState<{ me?: Me | null; error?: unknown }>(() => takeArrived('access.me', {}) ?? {});
  const isHere = useRef(known.me !== undefined);
  useEffect(() => {
    if (isHere.current) {
      isHere.current = false;
      return;
    }
    readOnce('access.me', {}).then(
      ({ me }) => setKnown({ me }),
      (error: unknown) => setKnown({ error }),
    );
  }, [turn]);
  useEffect(() => onSignedOut(() => setKnown({ me: null })), []);
  useEffect(() => {
    if (known.me !== undefined) keep(signedInName, known.me ? 'yes' : null);
  }, [known.me]);
  const session = useMemo<Session>(
    () => ({
      me: known.me,
      error: known.error,
      retry: () => {
        setKnown({});
        setTurn(turn + 1);
      },
      become: (me) => {
        client.clear();
        setKnown({ me });
      },
    }),
    [known, turn, client],
  );
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside SessionProvider');
  return session;
}

/** Who is signed in; only for pages inside the frame, where somebody is. */
export function useMe(): Me {
  const { me } = useSession();
  if (!me) throw new Error('nobody is signed in here');
  return me;
}
