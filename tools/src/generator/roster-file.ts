import type { Stage } from '@yanxiu/domain/program/policy';
import { writeXlsx } from 'hucre/xlsx';
import type { Person } from './person.ts';
import { placeName } from './place.ts';
import { isCityDirect, type Region, type School, unitCodeOf } from './school.ts';

/** The nine columns of 忻教发〔2020〕98号 附件1, in its order. */
export const rosterColumns = [
  '序号',
  '姓名',
  '学段',
  '学科',
  '手机号(注册用)',
  '身份证号',
  '县(市、区)',
  '学校全称',
  '备注',
] as const;

/** What stands above the table, as each notice calls its form. */
export const rosterTitles: Readonly<Record<Region, string>> = {
  yangcheng: '阳城县2021年全员培训学员信息收集表',
  xinzhou: '忻州市2020年度中小学、幼儿园教师全员培训参训教师报名表',
};

const stageWords: Readonly<Record<Stage, string>> = {
  preschool: '幼儿园',
  primary: '小学',
  junior: '初中',
  senior: '高中',
  vocational: '职高',
  special: '特教',
};

export interface RosterOptions {
  /** What the clerk writes for a colleague without a phone of her own: the shared number again, or nothing and a remark. */
  readonly sharedPhone?: 'asGiven' | 'none';
}

/** Who stands on a reporting unit's roster: its people, its subordinates', and its own lent out that it lists all the same. */
export function rosterPeople(unit: School, schools: readonly School[], people: readonly Person[]): Person[] {
  const own = new Set(schools.filter((school) => unitCodeOf(school) === unit.code).map((school) => school.code));
  return people.filter(
    (person) =>
      own.has(person.schoolCode) ||
      (person.alsoListedByHome && person.homeSchoolCode !== null && own.has(person.homeSchoolCode)),
  );
}

/** The table below the header: one row a person, everything text. */
export function rosterRows(
  unit: School,
  schools: readonly School[],
  people: readonly Person[],
  options: RosterOptions = {},
): string[][] {
  const byCode = new Map(schools.map((school) => [school.code, school]));
  return rosterPeople(unit, schools, people).map((person, at) => {
    const here = byCode.get(person.schoolCode);
    // The home school lists its lent teacher under its own name and does not mention where she is.
    const isHere = here !== undefined && unitCodeOf(here) === unit.code;
    const school = isHere ? here : unit;
    const hidesPhone = options.sharedPhone === 'none' && person.sharesPhoneOf !== null;
    const remark = [isHere ? person.remark : '', hidesPhone ? '本人无手机号' : ''].filter(Boolean).join('；');
    return [
      String(at + 1),
      person.name,
      stageWords[person.stage],
      person.subject,
      hidesPhone ? '' : person.phone,
      person.documentNumber,
      isCityDirect(school) ? '市直' : placeName(school.parentCode),
      school.name,
      remark,
    ];
  });
}

export interface RosterSheet {
  readonly title: string;
  readonly unitName: string;
  /** The day of filling in, as printed. */
  readonly filledOn: string;
  readonly rows: readonly (readonly string[])[];
}

const columnWidths = [6, 10, 8, 14, 15, 22, 14, 34, 30];

/**
 * The roster as a clerk's workbook (.xlsx): a title merged over all columns, a merged line with the unit and the day,
 * the header in line 3, the rows, a 合计 row and a merged foot for signatures.
 */
export async function rosterFile(sheet: RosterSheet): Promise<Uint8Array> {
  const last = rosterColumns.length - 1;
  const footRow = 4 + sheet.rows.length;
  const merged = (row: number, startCol = 0) => ({ startRow: row, startCol, endRow: row, endCol: last });
  return writeXlsx({
    sheets: [
      {
        name: '报名表',
        columns: columnWidths.map((width) => ({ width })),
        rows: [
          [sheet.title],
          [`填报单位（盖章）：${sheet.unitName}　　　　填表日期：${sheet.filledOn}`],
          [...rosterColumns],
          ...sheet.rows.map((row) => [...row]),
          ['合计', `${sheet.rows.length}人`],
          ['负责人（签字）：　　　　　　填表人：　　　　　　联系电话：'],
        ],
        merges: [merged(0), merged(1), merged(footRow - 1, 1), merged(footRow)],
      },
    ],
  });
}
