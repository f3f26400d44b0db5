import { plainText } from '../kernel/text-width.ts';
import type { RosterContext, RowVerdict } from './row-verdict.ts';
import { type KnownSchool, placeKey } from './school-names.ts';

/**
 * Settles the school and county of a row: a known school gives its full name and its county, an unknown one is an
 * error and is never created (rules §4).
 */
export function checkSchool(
  text: string | null,
  countyText: string,
  context: RosterContext,
  verdict: RowVerdict,
): { school: string; county: string } {
  const county = fullCounty(countyText, context, verdict);
  if (text === null) return { school: '', county };
  const value = plainText(text).replaceAll(' ', '');
  if (value === '') return noSchool(county, context, verdict);
  if (!context.knownSchools) return { school: value, county };
  const found = context.knownSchools.find(value, county);
  if (found.match === 'unknown') {
    const names = found.similar.map((school) => `“${school.name}”`).join('、');
    verdict.add('school', 'school.unknown', { value, hint: names === '' ? '' : `（相近的有${names}）` });
    return { school: value, county };
  }
  if (found.match === 'ambiguous') {
    const names = found.candidates
      .slice(0, 3)
      .map((school) => (school.name.startsWith(school.county) ? school.name : `${school.county}${school.name}`));
    verdict.add('school', 'school.ambiguous', { value, count: found.candidates.length, names: names.join('、') });
    return { school: value, county };
  }
  if (found.match === 'short') verdict.add('school', 'school.short', { value, school: found.school.name });
  return { school: found.school.name, county: countyOf(found.school, county, verdict) };
}

function noSchool(county: string, context: RosterContext, verdict: RowVerdict): { school: string; county: string } {
  if (!context.ownSchool) {
    verdict.add('school', 'school.missing');
    return { school: '', county };
  }
  verdict.add('school', 'school.filled', { school: context.ownSchool.name });
  return { school: context.ownSchool.name, county: county === '' ? context.ownSchool.county : county };
}

function countyOf(school: KnownSchool, county: string, verdict: RowVerdict): string {
  const isSame =
    county === '' || placeKey(county) === placeKey(school.county) || placeKey(county) === placeKey(school.city);
  // A city-direct school belongs to no county (rules §1): what the row says of its place is kept.
  if (school.county === '') return county;
  if (!isSame) verdict.add('county', 'county.mismatch', { value: county, county: school.county });
  return school.county;
}

function fullCounty(text: string, context: RosterContext, verdict: RowVerdict): string {
  const value = text.replaceAll(' ', '');
  const counties = context.programCounties ?? [];
  if (counties.length === 0) return value;
  if (value === '') return counties.length === 1 ? (counties[0] ?? '') : '';
  const found = counties.find((county) => placeKey(county) === placeKey(value));
  if (found) return found;
  if (!/^市直|市本级|^忻州市$/.test(value)) verdict.add('county', 'county.outside', { value });
  return value;
}
