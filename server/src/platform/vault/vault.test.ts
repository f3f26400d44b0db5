import { randomBytes } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Vault, vaultKeys } from './vault.ts';

const key = (id: string) => ({ id, secret: randomBytes(32) });
const [first, second] = [key('k1'), key('k2026-11')];
const ring = { current: second, all: [first, second] };

test('what is sealed opens again, and never looks the same twice', () => {
  const vault = new Vault(vaultKeys(ring));
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const sealed = vault.seal(text);
      expect(vault.open(sealed)).toBe(text.toWellFormed());
      expect(vault.seal(text).equals(sealed)).toBe(false);
    }),
  );
});

test('old values open under a new key, and a changed byte is found', () => {
  const before = new Vault(vaultKeys({ current: first, all: [first] }));
  const after = new Vault(vaultKeys(ring));
  const sealed = before.seal('140522198503070020');
  expect(after.open(sealed)).toBe('140522198503070020');
  expect(after.index('document', '140522198503070020')).toBe(before.index('document', '140522198503070020'));
  const at = sealed.length - 20;
  sealed[at] = (sealed[at] ?? 0) ^ 1;
  expect(() => after.open(sealed)).toThrow();
});

test('a thread that was handed the keys seals what this one opens', async () => {
  const vault = new Vault(vaultKeys(ring));
  const program = `const { parentPort, workerData } = await import('node:worker_threads');
    const { Vault } = await import(${JSON.stringify(new URL('./vault.ts', import.meta.url).href)});
    const vault = new Vault(workerData);
    parentPort.postMessage({ sealed: vault.seal('15400000001'), index: vault.index('phone', '15400000001') });`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`), {
    workerData: vault.handOver(),
  });
  const made = await new Promise<{ sealed: Uint8Array; index: string }>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
  });
  await worker.terminate();
  expect(vault.open(Buffer.from(made.sealed))).toBe('15400000001');
  expect(made.index).toBe(vault.index('phone', '15400000001'));
});
