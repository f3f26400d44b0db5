import { describe, expect, it } from 'vitest';
import { type AnomalyFacts, anomalyKinds, anomalyText } from './anomaly.ts';

const facts: AnomalyFacts = {
  kind: 'jump',
  times: 4,
  seconds: 5400,
  day: '2021-11-03',
  lessonTitle: '第一讲',
  address: '10.0.0.7',
  meanMs: 1240,
  slowestMs: 1900,
};

describe('evidence in words', () => {
  it.each(anomalyKinds)('%s says a figure in whole sentences, and leaves nothing out', (kind) => {
    const text = anomalyText({ ...facts, kind });
    expect(text).toMatch(/\d[\s\S]*。$/);
    expect(text).not.toMatch(/undefined|null|NaN|！/);
  });

  it('says lengths as people do, and where it was last', () => {
    expect(anomalyText(facts)).toBe(
      '4 课没看完一半就跳到结尾，共跳过 1 小时 30 分钟（跳过的部分没有计入学时）。最近一次在《第一讲》。',
    );
    const fast = { ...facts, kind: 'fast', lessonTitle: null } as const;
    expect(anomalyText({ ...fast, seconds: 45 })).toContain('累计多出 45 秒');
    expect(anomalyText({ ...fast, seconds: 1500 })).toContain('累计多出 25 分钟');
    expect(anomalyText({ ...fast, seconds: 7200 })).toContain('累计多出 2 小时（');
  });
});
