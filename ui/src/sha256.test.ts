import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainSha256, sha256Of } from './sha256.ts';

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

it('is SHA-256 by the standard’s own example', () => {
  const abc = new TextEncoder().encode('abc');
  expect(hex(plainSha256(abc))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

it('is the same by hand as by the browser', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      expect(hex(plainSha256(bytes))).toBe(await sha256Of(Uint8Array.from(bytes)));
    }),
  );
});
