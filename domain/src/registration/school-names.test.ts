import { describe, expect, test } from 'vitest';
import { type KnownSchool, makeSchoolNames } from './school-names.ts';

const school = (id: string, name: string, county: string, aliases: string[] = []): KnownSchool => {
  return { id, name, county, city: '晋城市', aliases };
};
const names = makeSchoolNames([
  school('1', '沁水县第一中学校', '沁水县'),
  school('2', '沁水县第二中学校', '沁水县'),
  school('3', '阳城县第一中学校', '阳城县', ['阳城一中']),
  school('4', '凤城镇中心校', '阳城县'),
  school('5', '实验小学', '阳城县'),
  school('6', '实验小学', '沁水县'),
  school('7', '凤城镇第十二小学', '阳城县'),
]);

describe('matching a school', () => {
  test.each([
    ['沁水县第一中学校', '', 'exact', '1'],
    ['沁水县 第一中学校', '', 'exact', '1'],
    ['阳城一中', '', 'exact', '3'],
    ['沁水县第一中学', '', 'short', '1'],
    ['沁水一中', '', 'short', '1'],
    ['第二中学', '沁水县', 'short', '2'],
    ['阳城县凤城镇中心校', '', 'short', '4'],
    ['凤城镇第12小学', '', 'short', '7'],
    ['实验小学', '阳城', 'exact', '5'],
    ['沁水县实验小学', '', 'short', '6'],
  ])('%s in %s: %s', (name, county, match, id) => {
    expect(names.find(name, county)).toMatchObject({ match, school: { id } });
  });

  test('namesakes without a county are for a person to settle', () => {
    const found = names.find('实验小学', '');
    expect(found.match).toBe('ambiguous');
  });

  test.each(['沁水县第九中学', '高平市第一中学', '不存在的学校', '培训费'])('%s is unknown', (name) => {
    expect(names.find(name, '').match).toBe('unknown');
  });

  test('an unknown name comes with the nearest known ones', () => {
    const found = names.find('凤城镇中心小学校', '阳城县');
    expect(found.match === 'unknown' && found.similar.map((one) => one.id)).toContain('4');
  });
});

test('a full name comes before the same name that others bear as their 备案名称', () => {
  const county = { county: '阳城县', city: '晋城市' };
  const names = makeSchoolNames([
    { id: 'village', name: '阳城县凤城镇坪头幼儿园', aliases: ['阳城县凤城镇中心学校'], ...county },
    { id: 'centre', name: '阳城县凤城镇中心学校', aliases: [], ...county },
  ]);
  expect(names.find('阳城县凤城镇中心学校', '阳城县')).toMatchObject({ match: 'exact', school: { id: 'centre' } });
});
