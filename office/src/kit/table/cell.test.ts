import { describe, expect, it } from 'vitest';
import { cellText } from './cell.tsx';

describe('cellText', () => {
  it.each([
    ['money', 672000, '6,720.00'],
    ['money', 0, '0.00'],
    ['count', 12345, '12,345'],
    ['hours', 5050, '50.5'],
    ['score', 8330, '83.30'],
    ['percent', 0.853, '85.3%'],
    ['day', '2021-11-02', '2021-11-02'],
    ['instant', '2021-11-02T01:05:00.000Z', '2021-11-02 09:05'],
    ['text', '', '—'],
    ['money', null, '—'],
  ] as const)('%s %s → %s', (kind, value, text) => {
    expect(cellText(kind, value)).toBe(text);
  });
});
