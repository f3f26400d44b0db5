import { isRefusal } from '@yanxiu/domain/kernel/refusal';
import { checkRoster } from '@yanxiu/domain/registration/check-roster';
import { makeSchoolNames } from '@yanxiu/domain/registration/school-names';
import { readSheets } from '@yanxiu/server/platform/sheets/read';
import { describe, expect, test } from 'vitest';
import { generatePeople } from './person.ts';
import { cityCodeOf, placeName } from './place.ts';
import {
  type RosterOptions,
  rosterColumns,
  rosterFile,
  rosterPeople,
  rosterRows,
  rosterTitles,
} from './roster-file.ts';
import { generateSchools, isCityDirect, type Region, reportingUnits, type School, schoolsOf } from './school.ts';

const schools = generateSchools(1);

async function sheetsOf(unit: School, region: Region, options: RosterOptions = {}) {
  const own = schoolsOf(region, schools);
  const people = generatePeople(own, 1);
  const rows = rosterRows(unit, own, people, options);
  const bytes = await rosterFile({ title: rosterTitles[region], unitName: unit.name, filledOn: '2021年11月1日', rows });
  const read = await readSheets(bytes, 'roster.xlsx');
  if ('refused' in read) throw new Error(read.refused.message);
  return { sheets: read.sheets, rows, people: rosterPeople(unit, own, people) };
}

function knownSchools() {
  return makeSchoolNames(
    schools.map((school) => ({
      id: school.code,
      name: school.name,
      aliases: school.aliases,
      county: isCityDirect(school) ? '' : placeName(school.parentCode),
      city: placeName(cityCodeOf(school.parentCode)),
    })),
  );
}

test('the file holds the title, the nine columns in line 3, the rows as text, a total and a foot', async () => {
  const unit = reportingUnits(schoolsOf('yangcheng', schools)).find((school) => school.schoolType === '中心校');
  if (!unit) throw new Error('no 中心校');
  const { sheets, rows } = await sheetsOf(unit, 'yangcheng');
  const lines = sheets[0]?.rows.map((row) => row.cells.map((cell) => cell.text)) ?? [];
  expect(lines[0]?.[0]).toBe('阳城县2021年全员培训学员信息收集表');
  expect(lines[2]).toEqual([...rosterColumns]);
  expect(lines.slice(3, 3 + rows.length).map((cells) => cells.slice(0, 8))).toEqual(rows.map((row) => row.slice(0, 8)));
  expect(lines[3 + rows.length]?.slice(0, 2)).toEqual(['合计', `${rows.length}人`]);
  expect(lines).toHaveLength(rows.length + 5);
  expect(new Set(rows.map((row) => row[7])).size).toBeGreaterThan(4);
});

describe('the product reads every roster', () => {
  const known = knownSchools();
  test.each([
    ['yangcheng', '阳城县第一中学校'],
    ['yangcheng', '阳城县北留镇中心学校'],
    ['xinzhou', '忻州市实验小学校'],
    ['xinzhou', '五台山风景名胜区台怀镇中心学校'],
  ] as const)('%s %s', async (region, name) => {
    const unit = schools.find((school) => school.name === name);
    if (!unit) throw new Error(`no school ${name}`);
    const { sheets, people } = await sheetsOf(unit, region, { sharedPhone: 'none' });
    const check = checkRoster(sheets, { today: '2021-11-01', knownSchools: known });
    if (isRefusal(check)) throw new Error(check.message);
    expect(check.rows).toHaveLength(people.length);
    const faults = check.rows.filter((row) => row.state === 'error').map((row) => row.issues);
    expect(faults).toEqual([]);
    expect(check.rows.map((row) => row.values.idNumber)).toEqual(people.map((person) => person.documentNumber));
  });
});

test('a lent teacher stands on the roster of her present unit, and where so marked on her home school’s too', () => {
  const people = generatePeople(schools, 1);
  const twice = people.filter((person) => person.alsoListedByHome);
  expect(twice.length).toBeGreaterThan(4);
  for (const person of twice.slice(0, 5)) {
    const on = reportingUnits(schools).filter((unit) => rosterPeople(unit, schools, people).includes(person));
    expect(on).toHaveLength(2);
  }
});
