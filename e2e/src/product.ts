import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Role } from '@yanxiu/domain/access/roles';
import { endServer, readyUrl } from '@yanxiu/server/platform/testing/child-server';

/** One demo log-in, as the server writes it into its data folder. */
export interface Login {
  readonly phone: string;
  readonly password: string;
  readonly name: string;
  readonly roles: readonly { readonly role: Role; readonly org: string; readonly roleName: string }[];
}

/** The running product: a server of its own with a temporary data folder. */
export interface Product {
  readonly url: string;
  readonly logins: readonly Login[];
  readonly stop: () => Promise<void>;
}

/** What the server's data begins with; without it the whole demo. */
export interface Beginning {
  readonly preset: string;
  readonly seed: number;
  readonly trainees: number;
  readonly startAt: string;
}

/** Builds stale web apps, starts database and server, and waits until they serve; `stop` ends and removes it all. */
export async function startProduct(beginning?: Beginning): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yanxiu-e2e-'));
  const child = spawn(process.execPath, [fileURLToPath(new URL('./serve.ts', import.meta.url)), dataDir], {
    env: { ...process.env, YANXIU_DEMO_SEED: beginning ? JSON.stringify(beginning) : '' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const stop = async () => {
    await endServer(child);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const url = await readyUrl(child);
    const logins = JSON.parse(readFileSync(join(dataDir, 'demo-logins.json'), 'utf8')) as Login[];
    return { url, logins, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Who holds a role at a unit, and that role alone where there is such a person. */
export function loginOf(product: Product, role: Role, org: string, nth = 0): Login {
  const holders = product.logins.filter((login) => login.roles.some((held) => held.role === role && held.org === org));
  const login = holders.toSorted((a, b) => a.roles.length - b.roles.length)[nth];
  if (!login) throw new Error(`nobody is ${role} at ${org}`);
  return login;
}
