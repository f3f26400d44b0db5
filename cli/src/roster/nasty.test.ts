import { nastyRosters, nastySchools } from '@yanxiu/tools/generator/nasty-roster';
import { beforeAll, describe, expect, test } from 'vitest';
import { type CheckOutput, checkRosterFile } from './check-job.ts';
import { programCounties } from './program-counties.ts';

/** What each file must come to: its refusal, or each row's line, state and issues by column and code. */
const expected: Readonly<Record<string, string | readonly string[]>> = {
  'utf8.csv': ['2 ok', '3 ok', '4 ok'],
  'utf8-bom.csv': ['2 ok', '3 ok', '4 ok'],
  'gb18030.csv': ['2 ok', '3 ok', '4 ok'],
  'utf16le.csv': ['2 ok', '3 ok', '4 ok'],
  'utf16le-bare.csv': ['2 ok', '3 ok', '4 ok'],
  'utf16be.csv': ['2 ok', '3 ok', '4 ok'],
  'utf16be-bare.csv': ['2 ok', '3 ok', '4 ok'],
  'tabs.tsv': ['2 ok', '3 ok', '4 ok'],
  'semicolons.csv': ['2 ok', '3 ok', '4 ok'],
  'excel97.xls': ['2 ok', '3 ok', '4 ok'],
  'web-page.xls': ['2 ok', '3 ok', '4 ok'],
  'excel2003.xls': ['2 ok', '3 ok', '4 ok'],
  'other-library.xlsx': ['2 ok', '3 ok', '4 ok'],
  'header-in-20.xlsx': ['21 ok', '22 ok', '23 ok'],
  'header-in-21.xlsx': 'roster.headerNotFound',
  'two-row-heading.xlsx': ['4 ok', '5 ok'],
  'merged-school.xlsx': ['2 ok', '3 ok', '4 ok'],
  'hidden.xlsx': [
    '2 warning D row.hiddenColumn',
    '3 warning null row.hidden D row.hiddenColumn',
    '4 warning D row.hiddenColumn',
  ],
  'formulas.xlsx': ['2 ok', '3 error E cell.formulaEmpty', '4 error F cell.error'],
  'several-sheets.xlsx': ['3 ok', '2 warning null row.hiddenSheet'],
  'ghost-rows.xlsx': ['2 ok', '3 ok', '4 ok'],
  'full-width.xlsx': [
    '2 warning B name.repaired E phone.repaired F idNumber.repaired',
    '3 warning E phone.repaired F idNumber.repaired',
  ],
  'numbers.xlsx': [
    '2 ok',
    '3 error F idNumber.destroyed',
    '4 error F idNumber.destroyed',
    '5 error F idNumber.destroyed',
    '6 error E phone.destroyed',
  ],
  'names.xlsx': [
    '2 warning B name.repaired',
    '3 ok',
    '4 warning B name.repaired',
    '5 error B name.unreadable',
    '6 error B name.alphabet',
    '7 ok',
  ],
  'stages.xlsx': [
    '2 ok',
    '3 ok',
    '4 ok',
    '5 ok',
    '6 error C stage.ambiguous',
    '7 error C stage.unknown',
    '8 ok',
    '9 warning D subject.unknown',
  ],
  'lent-columns.xlsx': ['2 ok', '3 ok', '4 ok', '5 warning I personType.unknown'],
  'lent-remarks.xlsx': ['2 ok', '3 ok', '4 warning I personType.away', '5 warning E phone.none'],
  'twice.xlsx': [
    '2 ok',
    '3 error E phone.duplicate',
    '4 error F idNumber.duplicate',
    '5 error F idNumber.duplicateOtherName',
  ],
  'schools.xlsx': [
    '2 error H school.unknown',
    '3 warning H school.short',
    '4 error H school.unknown',
    '5 warning G county.outside G county.mismatch',
    '6 error H school.missing',
  ],
  'password.xlsx': 'sheets.encrypted',
  'password.xls': 'sheets.encrypted',
  'cut-short.xlsx': 'sheets.corrupt',
  'bomb.xlsx': 'sheets.unpackedTooLarge',
  'traversal.xlsx': 'sheets.unsafePath',
  'entities.xlsx': 'sheets.unsafeXml',
  'scan.xlsx': 'sheets.unsupported',
  'nothing.csv': 'sheets.empty',
  'other-list.csv': 'roster.headerNotFound',
  'no-numbers.csv': 'roster.columnsMissing',
  'heading-only.csv': 'roster.noPeople',
};

const found = new Map<string, CheckOutput>();

beforeAll(async () => {
  const schools = { bytes: Buffer.from(nastySchools), fileName: 'schools.csv' };
  for (const { name, bytes } of await nastyRosters()) {
    const programs = programCounties('yangcheng-2021') ?? [];
    const job = { bytes, fileName: name, schools, programCounties: programs, today: '2021-10-28' };
    found.set(name, await checkRosterFile(job, () => undefined));
  }
}, 120_000);

const values = (name: string, line: number) => found.get(name)?.rows.find((row) => row.line === line)?.values;

describe('rosters as offices send them, and files that nobody should', () => {
  test('every file has its verdict', () => {
    const verdicts = Object.fromEntries(
      Array.from(found, ([name, { refused, rows }]) => [
        name,
        refused?.code ??
          rows.map(({ line, state, issues }) =>
            [line, state, ...issues.map((issue) => `${issue.column} ${issue.code}`)].join(' '),
          ),
      ]),
    );
    expect(verdicts).toEqual(expected);
  });

  test('a refused file holds nothing, and `ok` means that no row is an error', () => {
    for (const { ok, refused, rows, summary } of found.values()) {
      expect(ok).toBe(refused === null && summary.error === 0);
      expect(summary.rows).toBe(rows.length);
      if (refused) expect(rows).toEqual([]);
    }
  });

  test('every encoding and program gives the same people', () => {
    const people = (name: string) => found.get(name)?.rows.map((row) => row.values);
    const same = ['utf8-bom.csv', 'gb18030.csv', 'utf16le-bare.csv', 'utf16be-bare.csv', 'tabs.tsv', 'excel97.xls'];
    for (const name of [...same, 'web-page.xls', 'header-in-20.xlsx', 'merged-school.xlsx', 'ghost-rows.xlsx']) {
      expect(people(name)).toEqual(people('utf8.csv'));
    }
  });

  test('what is certain is put right', () => {
    expect(values('full-width.xlsx', 2)).toMatchObject({ name: '张晓燕', ...numbersOf('utf8.csv', 2) });
    expect(values('full-width.xlsx', 3)).toMatchObject(numbersOf('utf8.csv', 3));
    expect(values('numbers.xlsx', 2)).toMatchObject(numbersOf('utf8.csv', 2));
    expect(values('names.xlsx', 2)?.name).toBe('买买提·艾力');
    expect(values('stages.xlsx', 3)).toMatchObject({ stage: 'junior', subject: '道德与法治' });
    expect(values('stages.xlsx', 4)).toMatchObject({ stage: 'senior', subject: '思想政治' });
    expect(values('schools.xlsx', 3)).toMatchObject({ school: '阳城县第一中学校', county: '阳城县' });
    expect(values('schools.xlsx', 5)?.county).toBe('阳城县');
  });

  test('支教 and 借调 are told by columns and by remarks', () => {
    const lent = { personType: 'supporting', homeSchool: '阳城县第一中学校' };
    expect(values('lent-columns.xlsx', 2)).toMatchObject(lent);
    expect(values('lent-remarks.xlsx', 2)).toMatchObject(lent);
    expect(values('lent-remarks.xlsx', 3)).toMatchObject({ personType: 'seconded', homeSchool: '沁水县第一中学校' });
  });
});

function numbersOf(name: string, line: number) {
  const { phone = '', idNumber = '' } = values(name, line) ?? {};
  return { phone, idNumber };
}
