import { describe, expect, it } from 'vitest';
import { bytesText, durationText, instantText, instantWords, moneyText, percentText, stagesText } from './words.ts';

describe('words', () => {
  it.each([
    [moneyText(672000), '6,720.00 元'],
    [moneyText(-5), '-0.05 元'],
    [percentText(853, 1000), '85.3%'],
    [percentText(0, 0), '—'],
    [percentText(3, 3), '100.0%'],
    [percentText(9999, 10000), '99.9%'],
    [durationText(12), '12 秒'],
    [durationText(90), '2 分钟'],
    [durationText(3600), '1 小时'],
    [durationText(3900), '1 小时 5 分'],
    [bytesText(500), '500 字节'],
    [bytesText(1_572_864), '1.5 MB'],
    [instantText('2021-11-02T16:30:00Z'), '2021-11-03 00:30'],
    [instantText(null), '—'],
    [instantWords('2021-11-02T01:05:00Z'), '2021年11月2日 09:05'],
    [stagesText(['primary', 'junior']), '小学、初中'],
    [stagesText([]), '—'],
  ])('%s', (text, expected) => {
    expect(text).toBe(expected);
  });
});
