import type { Readable } from 'node:stream';
import { personTypeNames } from '@yanxiu/domain/registration/person-types';
import { type ColumnToWrite, type SheetToWrite, writeWorkbook } from './write.ts';

export interface TemplateFacts {
  /** The program's title, printed over the heading. */
  programTitle: string;
  school: string;
  county: string;
  /** The words offered in the 学段 column. */
  stages: readonly string[];
  /** Numbered rows with county and school filled in. */
  rows?: number;
}

const defaultRows = 200;

/** The nine columns of 忻教发〔2020〕98号 附件1 in their order, then optional ones. */
function columns(stages: readonly string[]): ColumnToWrite[] {
  return [
    { heading: '序号', kind: 'text', width: 6 },
    { heading: '姓名', kind: 'text', width: 12 },
    { heading: '学段', kind: 'text', width: 10, choices: stages },
    { heading: '学科', kind: 'text', width: 14 },
    { heading: '手机号(注册用)', kind: 'text', width: 16 },
    { heading: '身份证号', kind: 'text', width: 22 },
    { heading: '县(市、区)', kind: 'text', width: 14 },
    { heading: '学校全称', kind: 'text', width: 30 },
    { heading: '备注', kind: 'text', width: 24 },
    {
      heading: '证件类型',
      kind: 'text',
      width: 18,
      choices: ['居民身份证', '港澳台居民居住证', '外国人永久居留身份证', '护照'],
    },
    { heading: '职称', kind: 'text', width: 12 },
    { heading: '任教年级', kind: 'text', width: 10 },
    { heading: '人员类别', kind: 'text', width: 10, choices: Object.values(personTypeNames) },
    { heading: '编制所在单位', kind: 'text', width: 26 },
    { heading: '电子邮箱', kind: 'text', width: 24 },
  ];
}

const guidance: readonly (readonly string[])[] = [
  ['姓名', '与身份证一致；少数民族姓名中间用“·”。'],
  ['学段', '填幼儿园、小学、初中、高中、中职或特教，按本人任教填一个。'],
  ['学科', '填任教学科；幼儿园可填五大领域。'],
  ['手机号(注册用)', '本人使用的 11 位手机号，用来登录和收验证码，每人一个；没有的在备注写“本人无手机号”。'],
  ['身份证号', '18 位，末位 X 大写。单元格已设为文本格式，请不要改成数字格式。'],
  ['证件类型', '不填就是居民身份证；港澳台居民居住证、外国人永久居留身份证、护照请注明。'],
  ['备注', '支教、借调、交流的写明编制所在单位，如“支教，编制在凤城镇中心校”；由现工作单位上报。'],
  ['其他', '“证件类型”及以后各列可以不填；不用的行留空即可，不要插入合并单元格。'],
];

/** A blank roster for one school: county and school filled in, numbers as text, lists for stage and kind of person. */
export function rosterTemplate(facts: TemplateFacts): Readable {
  return writeWorkbook(templateSheets(facts));
}

export function templateSheets(facts: TemplateFacts): SheetToWrite[] {
  const rows = Array.from({ length: facts.rows ?? defaultRows }, (_, at) => {
    return [String(at + 1), null, null, null, null, null, facts.county, facts.school, null];
  });
  return [
    { name: '参训名单', title: `${facts.programTitle}参训名单`, columns: columns(facts.stages), rows },
    {
      name: '填写说明',
      columns: [
        { heading: '列', kind: 'text', width: 18 },
        { heading: '怎样填', kind: 'text', width: 90 },
      ],
      rows: guidance,
    },
  ];
}
