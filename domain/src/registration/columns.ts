import { compactText } from '../kernel/text-width.ts';
import {
  type RosterCell,
  type RosterField,
  type RosterSheetRow,
  requiredFields,
  rosterFieldNames,
} from './roster-fields.ts';

/** Headings that offices use, the likeliest first: of two columns for one field the earlier alias wins. */
const aliases: Readonly<Record<RosterField, string>> = {
  ordinal: '序号 编号 序 NO 号 行号',
  name: '姓名 教师姓名 学员姓名 参训教师姓名 参训人员姓名 老师姓名 真实姓名 参训教师 教师 名字 学员 参训人',
  stage: '学段 任教学段 所在学段 教学学段 所教学段 报名学段 参训学段 培训学段 学段类别 现任学段 任课学段',
  subject:
    '学科 任教学科 所教学科 任课学科 教学学科 报名学科 参训学科 培训学科 现任教学科 科目 任教科目 所教科目 任课科目 授课学科 专业学科',
  phone:
    '手机号注册用 手机号码注册用 手机注册用 注册手机号 注册手机 手机号 手机号码 手机 本人手机号 移动电话 联系手机 电话手机 联系电话手机 联系电话 联系方式 电话号码 电话 手机电话',
  idNumber:
    '身份证号 身份证号码 居民身份证号 居民身份证号码 公民身份号码 公民身份证号码 身份证 身份证件号 身份证件号码 证件号码 证件号 有效证件号码 身份号码',
  county:
    '县市区 县 区县 县区 所属县市区 所属县区 所属区县 所在县市区 所在县区 所在区县 区县名称 县区名称 县名 所在县 市县 旗县 区',
  school:
    '学校全称 现工作单位全称 单位全称 学校名称 单位名称 学校 现工作单位 工作单位全称 工作单位 任教学校 所在学校 所在单位 任职学校 现任教学校 所属学校 学校单位 学校单位名称 单位 校名',
  remark: '备注 备注说明 说明 备考',
  documentKind: '证件类型 证件类别 证件种类 身份证件类型 有效证件类型 证件名称',
  sex: '性别',
  jobTitle: '职称 专业技术职务 技术职称',
  grade: '任教年级 年级 所教年级',
  personType:
    '人员类别 人员类型 教师类别 教师类型 人员性质 编制类型 编制类别 编制性质 编制情况 用人形式 人员身份 身份类别 是否在编 是否支教借调',
  homeSchool:
    '编制所在单位 编制单位 编制所在学校 编制学校 原单位 原工作单位 原学校 派出单位 派出学校 人事关系所在单位 编制所属单位',
  email: '电子邮箱 邮箱 E-MAIL EMAIL 电子邮件 邮件',
};

interface Alias {
  field: RosterField;
  rank: number;
}

const byHeading = new Map<string, Alias>(
  Object.entries(aliases).flatMap(([field, words]) =>
    words.split(' ').map((word, rank) => [word.replace('-', ''), { field: field as RosterField, rank }] as const),
  ),
);

/** Tried when the whole heading isn't known: `参训教师身份证号码（18位）`. */
const parts: readonly (readonly [RegExp, RosterField])[] = [
  [/身份证|证件号/, 'idNumber'],
  [/手机|移动电话/, 'phone'],
  [/姓名/, 'name'],
  [/编制.*(单位|学校)/, 'homeSchool'],
  [/学段/, 'stage'],
  [/学科|科目/, 'subject'],
  [/(学校|单位)(全称|名称)/, 'school'],
];
/** These belong to another person than the trainee. */
const foreign = /负责人|责任人|联系人|联络员|校长|园长|填表|经办|家长|紧急/;

export interface Header {
  /** 1-based line of the heading; of the lower one where there are two. */
  readonly line: number;
  /** 0-based column of each field that was found. */
  readonly columns: ReadonlyMap<RosterField, number>;
}

const headerSearchLines = 20;

/**
 * Finds the heading among the first 20 rows of a sheet: the row, or pair of rows, that names most of the fields; it
 * must name the person and three fields in all, or five fields. Null when there is none.
 */
export function findHeader(rows: readonly RosterSheetRow[]): Header | null {
  let best: (Header & { score: number }) | null = null;
  for (const [at, row] of rows.entries()) {
    if (row.line > headerSearchLines) break;
    const below = rows[at + 1];
    const single = mapColumns(row.cells, null);
    if (single.size > (best?.score ?? 0)) best = { line: row.line, columns: single, score: single.size };
    if (below?.line !== row.line + 1) continue;
    const double = mapColumns(below.cells, row.cells);
    const alone = Math.max(single.size, mapColumns(below.cells, null).size);
    const adds = double.size > alone || (double.size === single.size && below.cells.every(isHint));
    if (adds && double.size >= (best?.score ?? 0)) best = { line: below.line, columns: double, score: double.size };
  }
  // A heading without 姓名 is told what it lacks, if it is one beyond doubt.
  if (!best || best.score < (best.columns.has('name') ? 3 : 5)) return null;
  return { line: best.line, columns: best.columns };
}

/** The required fields that a heading lacks, in their order. */
export function missingColumns(header: Header, schoolGiven: boolean): RosterField[] {
  return requiredFields.filter((field) => !header.columns.has(field) && !(field === 'school' && schoolGiven));
}

/** True for a row that repeats the heading, as printed pages do. */
export function isHeading(cells: readonly RosterCell[]): boolean {
  const fields = mapColumns(cells, null);
  return fields.size >= 3 && fields.has('name');
}

export function fieldList(fields: readonly RosterField[]): string {
  return fields.map((field) => rosterFieldNames[field]).join('、');
}

function isHint(cell: RosterCell): boolean {
  return cell.text.trim() === '' || /^[(（]/.test(cell.text.trim());
}

function mapColumns(lower: readonly RosterCell[], upper: readonly RosterCell[] | null): Map<RosterField, number> {
  const ranks = new Map<RosterField, number>();
  const columns = new Map<RosterField, number>();
  const width = Math.max(lower.length, upper?.length ?? 0);
  for (let column = 0; column < width; column++) {
    const alias = aliasOf(lower[column]?.text ?? '', upper?.[column]?.text ?? '');
    if (!alias) continue;
    const rank = ranks.get(alias.field);
    if (rank !== undefined && rank <= alias.rank) continue;
    ranks.set(alias.field, alias.rank);
    columns.set(alias.field, column);
  }
  return columns;
}

function aliasOf(lower: string, upper: string): Alias | null {
  if (foreign.test(upper) || foreign.test(lower)) return null;
  return oneAlias(lower) ?? oneAlias(upper) ?? (lower && upper ? exactAlias(upper + lower) : null);
}

function oneAlias(text: string): Alias | null {
  if (text === '' || text.length > 40) return null;
  const exact = exactAlias(text);
  if (exact) return exact;
  const plain = bare(text);
  if (plain.length > 20) return null;
  const part = parts.find(([words]) => words.test(plain));
  return part ? { field: part[1], rank: 100 } : null;
}

function exactAlias(text: string): Alias | null {
  return byHeading.get(bare(text)) ?? byHeading.get(bare(compactText(text).replace(/\(.*?\)/g, ''))) ?? null;
}

/** A heading without blanks, brackets and marks: ` * 手 机 号（注册用）` → `手机号注册用`. */
function bare(text: string): string {
  return compactText(text)
    .replace(/[\s*＊()[\]【】:：、,，。./\\_\-—#"'“”]/g, '')
    .toUpperCase();
}
