import { describe, expect, it } from 'vitest';
import { presets } from '../program/presets.ts';
import { schoolBasedHours } from './hours.ts';
import { drawSample } from './sample.ts';

const settings = presets[0]?.settings;
if (!settings) throw new Error('no preset');

describe('school-based hours', () => {
  it('the scheme of the presets makes 22 学时', () => {
    const all = settings.schoolBased.tasks.map((task) => ({ taskKey: task.key, hoursX100: task.hoursX100 }));
    expect(schoolBasedHours(settings, all, 0).totalX100).toBe(2200);
  });

  it('a task counts no more than it plans', () => {
    const result = schoolBasedHours(
      settings,
      [
        { taskKey: 'ethics', hoursX100: 150 },
        { taskKey: 'ethics', hoursX100: 150 },
      ],
      0,
    );
    expect(result.byTask.get('ethics')).toBe(200);
    expect(result.totalX100).toBe(200);
  });

  it('offline hours that feed the part stay within its plan', () => {
    expect(schoolBasedHours(settings, [], 3000).totalX100).toBe(2200);
  });
});

describe('the spot check', () => {
  const rows = Array.from({ length: 95 }, (_, at) => ({ id: `a${at}` }));
  it('draws a tenth, the same again for the same seed, others for another', () => {
    const draw = drawSample(rows, 10, '2022-05-01');
    expect(draw).toHaveLength(10);
    expect(drawSample([...rows].reverse(), 10, '2022-05-01')).toEqual(draw);
    expect(drawSample(rows, 10, '2022-05-02')).not.toEqual(draw);
  });
  it('draws at least one of few, and none of none', () => {
    expect(drawSample(rows.slice(0, 3), 10, 'x')).toHaveLength(1);
    expect(drawSample([], 10, 'x')).toEqual([]);
  });
});
