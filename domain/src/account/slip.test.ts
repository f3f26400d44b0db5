import { describe, expect, it } from 'vitest';
import { printedSlipCode, readSlipCode, slipCode } from './slip.ts';

describe('slip codes', () => {
  it('are read back as they were printed, however they are typed', () => {
    const code = slipCode(Uint8Array.from({ length: 16 }, (_, at) => at * 7));
    expect(code).toMatch(/^[A-HJ-KM-NP-TV-Z2-9]{8}$/);
    expect(readSlipCode(printedSlipCode(code))).toBe(code);
    expect(readSlipCode(` ${printedSlipCode(code).toLowerCase().replace('-', ' - ')}`)).toBe(code);
  });

  it('never use a byte that would favour a letter', () => {
    expect(() => slipCode(Uint8Array.from({ length: 16 }, () => 255))).toThrow();
  });
});
