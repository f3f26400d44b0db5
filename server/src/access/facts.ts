import { fact } from '../platform/http/facts.ts';

/** Somebody has signed in, or come back in a kept session; first log-ins count for 参训率. */
export const loggedIn = fact<{ personId: string }>('access.loggedIn');
