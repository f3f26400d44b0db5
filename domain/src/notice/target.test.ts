import { expect, test } from 'vitest';
import { type AddressedUnit, isAddressed, levelsBelow, type Targets, targetText } from './target.ts';

const school: AddressedUnit = { level: 'school', isCentral: false, isPrivate: false, stages: ['primary'] };
const county: AddressedUnit = { ...school, level: 'county', stages: [] };
const kindergarten = { ...school, stages: ['preschool'] };
const xinzhou: Targets = { levels: ['county', 'citySchool'], kinds: [] };
const yangcheng: Targets = { levels: ['school'], kinds: ['central', 'kindergarten'] };

test.each([
  ['忻州: a county', xinzhou, county, true],
  ['忻州: a city-direct school', xinzhou, { ...school, level: 'citySchool' as const }, true],
  ['忻州: a school of a county', xinzhou, school, false],
  ['a 中心校 is one whatever it teaches', yangcheng, { ...school, isCentral: true }, true],
  ['a kindergarten', yangcheng, kindergarten, true],
  ['a primary school that is no 中心校', yangcheng, school, false],
  ['a private kindergarten is a kindergarten', yangcheng, { ...kindergarten, isPrivate: true }, true],
  [
    'a school with a kindergarten of its own is a school',
    yangcheng,
    { ...school, stages: ['preschool', 'primary'] },
    false,
  ],
  ['a kind does not narrow bureaus', { levels: [], kinds: ['private'] }, county, true],
  ['nothing chosen is everybody', { levels: [], kinds: [] }, school, true],
] as const)('%s', (_case, targets, unit, expected) => expect(isAddressed(targets, unit)).toBe(expected));

test('a bureau addresses what is below it, and the words say whom', () => {
  expect(levelsBelow('county')).toEqual(['school']);
  expect(levelsBelow('school')).toEqual([]);
  expect(targetText({ levels: ['county', 'citySchool'], kinds: ['kindergarten'] })).toBe(
    '县（市、区）教育局、市直学校（幼儿园）',
  );
  expect(targetText({ levels: [], kinds: [] })).toBe('管理范围内的全部单位');
});
