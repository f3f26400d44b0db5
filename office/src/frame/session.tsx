import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { OutputOf } from '@yanxiu/contract/index';
import type { ApiError } from '@yanxiu/ui/api-error';
import { call, onSignedOut } from '@yanxiu/ui/client';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

export type Me = NonNullable<OutputOf<'access.me'>['me']>;

interface Session {
  /** undefined while it is being asked, null when nobody is signed in. */
  readonly me: Me | null | undefined;
  readonly error: ApiError | null;
  readonly retry: () => void;
  /** Takes what a log-in or role switch answered; everything read before belongs to somebody else. */
  readonly become: (me: Me) => void;
  /** The person has logged out. */
  readonly leave: () => void;
  /** Whether she left herself: then the next one begins at the start page, not where she was. */
  readonly hasLeft: boolean;
}

const SessionContext = createContext<Session | null>(null);
const meKey = ['access.me', {}];

export function SessionProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const query = useQuery<OutputOf<'access.me'>, ApiError>({
    queryKey: meKey,
    queryFn: () => call('access.me', {}),
    // another tab may have switched the role of the one session that all tabs share
    refetchOnWindowFocus: 'always',
  });
  const [hasLeft, setHasLeft] = useState(false);
  useEffect(() => onSignedOut(() => client.setQueryData(meKey, { me: null })), [client]);
  const session = useMemo<Session>(() => {
    const turnTo = (me: Me | null) => {
      setHasLeft(me === null);
      client.setQueryData(meKey, { me });
      setTimeout(() =>
        client.removeQueries({ type: 'inactive', predicate: (query) => query.queryKey[0] !== meKey[0] }),
      );
    };
    return {
      me: query.data ? query.data.me : undefined,
      error: query.data ? null : query.error,
      retry: () => void query.refetch(),
      become: turnTo,
      leave: () => turnTo(null),
      hasLeft,
    };
  }, [query.data, query.error, query.refetch, client, hasLeft]);
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside SessionProvider');
  return session;
}

/** Whose eyes read: part of every query's key, so that nothing read in one role is shown in another. */
export function useReader(): string {
  const { me } = useSession();
  return me?.assignment?.id ?? me?.personId ?? '';
}

/** Who is signed in; only for pages inside the frame, where somebody is. */
export function useMe(): Me {
  const { me } = useSession();
  if (!me) throw new Error('nobody is signed in here');
  return me;
}

/** Whether the signed-in person may do something at all; rows say by `allowed` whether it can be done now. */
export function useMay(): (permission: Me['permissions'][number]) => boolean {
  const { permissions } = useMe();
  return (permission) => permissions.includes(permission);
}
