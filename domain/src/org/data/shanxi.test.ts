import { expect, test } from 'vitest';
import { shanxiPlaces } from './shanxi.ts';

test('Shanxi has 11 cities, 117 counties of GB/T 2260 and 五台山风景名胜区 without a code', () => {
  const counties = shanxiPlaces.filter((place) => place.kind === 'county');
  expect(shanxiPlaces.filter((place) => place.kind === 'city')).toHaveLength(11);
  expect(counties.filter((place) => place.gbt2260 !== null)).toHaveLength(117);
  expect(counties.filter((place) => place.gbt2260 === null).map((place) => place.name)).toEqual(['五台山风景名胜区']);
  expect(counties.filter((place) => place.parentCode === '140900')).toHaveLength(15);
});

test('codes are unique, parents come first and a county begins like its city', () => {
  const seen = new Set<string>();
  for (const place of shanxiPlaces) {
    expect(seen.has(place.code)).toBe(false);
    expect(place.parentCode === null || seen.has(place.parentCode)).toBe(true);
    if (place.kind === 'county') expect(place.code.slice(0, 4)).toBe(place.parentCode?.slice(0, 4));
    seen.add(place.code);
  }
  expect(shanxiPlaces.find((place) => place.code === '140522')?.name).toBe('阳城县');
});
