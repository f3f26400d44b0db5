import { useSession } from './session.tsx';

/** The name under which the browser keeps what this reader typed: on a phone that two share, nobody meets another's words. */
export function useOwnName(name: string): string {
  const { me } = useSession();
  return `${name}.${me?.personId ?? ''}`;
}
