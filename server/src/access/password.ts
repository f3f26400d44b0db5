import { hash, verify } from '@node-rs/argon2';
import { refuseAccess } from '@yanxiu/domain/access/refusals';
import { RefusalError } from '../platform/http/errors.ts';

/** argon2id, m = 9 MiB, t = 4, p = 1: OWASP's equal of the larger settings at some 8 ms. */
const options = { algorithm: 2, memoryCost: 9216, timeCost: 4, parallelism: 1 } as const;

/** A storm of log-ins waits in a bounded lane; beyond it people are asked to wait a few seconds. */
const lanes = 2;
const longestQueue = 500;
let running = 0;
const waiting: (() => void)[] = [];

async function inLane<T>(work: () => Promise<T>): Promise<T> {
  if (running >= lanes) {
    if (waiting.length >= longestQueue) throw new RefusalError(refuseAccess('busy'));
    await new Promise<void>((go) => waiting.push(go));
  }
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

export function hashPassword(password: string): Promise<string> {
  return inLane(() => hash(password, options));
}

let decoy: Promise<string> | null = null;

/** Compares in the same time whether the account exists or not. */
export async function checkPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hash('decoy', options);
  const against = stored ?? (await decoy);
  const matches = await inLane(() => verify(against, password));
  return matches && stored !== null;
}
