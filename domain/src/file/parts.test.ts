import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgePart, nextPart, partBytes } from './parts.ts';

describe('parts of an upload', () => {
  it('cover a file exactly, one after the other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 * partBytes }), (sizeBytes) => {
        let received = 0;
        for (let part = nextPart(0, sizeBytes); part; part = nextPart(received, sizeBytes)) {
          expect(judgePart(part, received, sizeBytes)).toBe('write');
          received += part.length;
        }
        expect(received).toBe(sizeBytes);
      }),
    );
  });

  it('nothing but the next part is ever written', () => {
    const part = fc.record({ fromByte: fc.nat(3 * partBytes), length: fc.nat(partBytes + 1) });
    fc.assert(
      fc.property(part, fc.nat(3 * partBytes), (one, received) => {
        const sizeBytes = 3 * partBytes;
        if (judgePart(one, received, sizeBytes) === 'write') expect(one).toEqual(nextPart(received, sizeBytes));
      }),
    );
  });

  it.each([
    [{ fromByte: 0, length: partBytes }, 0, 'write'],
    [{ fromByte: 0, length: partBytes }, partBytes, 'known'],
    [{ fromByte: 2 * partBytes, length: 10 }, partBytes, 'gap'],
    [{ fromByte: partBytes, length: 10 }, partBytes, 'size'],
    [{ fromByte: 0, length: 0 }, 0, 'size'],
  ] as const)('%j with %i received: %s', (one, received, verdict) => {
    expect(judgePart(one, received, 3 * partBytes)).toBe(verdict);
  });
});
