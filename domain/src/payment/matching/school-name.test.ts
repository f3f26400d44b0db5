import { describe, expect, it } from 'vitest';
import { nearNames, onceEdited } from './near-name.ts';
import { RegionLexicon } from './region.ts';
import { canonicalName, isGenericName, isMistyped, isSchoolLike, mendedName, splitTownship } from './school-name.ts';

describe('canonical names', () => {
  it.each([
    ['第二中学校', '第2中学', '二中'],
    ['第一小学校', '第一小学', '一小'],
    ['端氏镇中心学校', '端氏镇中心校', '端氏镇中心校'],
    ['凤城镇第二初级中学', '凤城镇第二初中', '凤城镇二初中'],
    ['教师进修学校', '教师进修校', '进修校'],
    ['职业高级中学', '职业高中', '职高'],
    [' 板掌 小学校', '板掌小学', '板掌小学'],
  ])('%s and %s are %s', (a, b, canonical) => {
    expect([canonicalName(a), canonicalName(b)]).toEqual([canonical, canonical]);
  });

  it('mends a clerk’s slips in the words for a school, never a payer’s registered name', () => {
    expect([mendedName('张村乡中心小雪'), mendedName('固县中心效'), mendedName('某幼儿圆')]).toEqual([
      '张村乡中心小学',
      '固县中心校',
      '某幼儿园',
    ]);
    expect(canonicalName('张村乡中心小雪')).toBe('张村乡中心小雪');
    expect([isMistyped('中心小雪'), isMistyped('中心小学校')]).toEqual([true, false]);
  });

  it('takes the township off, also one whose name ends in 镇', () => {
    expect(splitTownship('端氏镇板掌小学')).toEqual({ township: '端氏镇', short: '端氏', own: '板掌小学' });
    expect(splitTownship('金镇乡后庄学校')).toEqual({ township: '金镇乡', short: '金镇', own: '后庄学校' });
    expect(splitTownship('实验小学').township).toBe('');
  });

  it('knows names that say nothing without their township, and texts that speak of a school', () => {
    expect(['中心幼儿园', '小学', '中心校', '实验小学', '板掌小学'].map(isGenericName)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(['板掌小学', '城关二中', '培训费', '中心'].map(isSchoolLike)).toEqual([true, true, false, false]);
  });

  it('a slip is one character, but not one that tells two schools apart', () => {
    expect([
      onceEdited('板张小学', '板掌小学'),
      onceEdited('板小学', '板掌小学'),
      onceEdited('掌板小学', '板掌小学'),
    ]).toEqual([true, true, true]);
    expect([
      onceEdited('上川小学', '下川小学'),
      onceEdited('板掌中学', '板掌小学'),
      onceEdited('大东沟小学', '东沟小学'),
    ]).toEqual([false, false, false]);
    expect(nearNames('端氏镇中学')).toContain('端氏镇初中');
    expect(nearNames('端氏镇中心校')).toEqual([]);
  });
});

describe('places', () => {
  const lexicon = new RegionLexicon([
    { city: '晋城市', county: '沁水县' },
    { city: '晋城市', county: '城区' },
    { city: '阳泉市', county: '城区' },
    { city: '晋城市', county: '晋城市' },
  ]);
  const read = (text: string) => {
    const { end, counties, level, conflict } = lexicon.read(text);
    return [text.slice(end), counties === null ? null : [...counties], level, conflict];
  };

  it('reads province, city and county, whole and short', () => {
    expect(read('山西省晋城市沁水县某校')).toEqual(['某校', [0], 'county', false]);
    expect(read('晋城沁水某校')).toEqual(['某校', [0], 'county', false]);
    expect(read('沁水镇某校')).toEqual(['沁水镇某校', null, 'none', false]);
    expect(read('某校')).toEqual(['某校', null, 'none', false]);
  });

  it('holds counties of one name apart only by their city, and tells a city that does not fit', () => {
    expect(read('城区某校')).toEqual(['某校', [1, 2], 'county', false]);
    expect(read('阳泉市城区某校')).toEqual(['某校', [2], 'county', false]);
    expect(read('阳泉市沁水县某校')).toEqual(['某校', [], 'county', true]);
    expect(read('晋城市某校')).toEqual(['某校', [0, 1, 3], 'city', false]);
    expect(lexicon.isCityLevel(3)).toBe(true);
  });
});
