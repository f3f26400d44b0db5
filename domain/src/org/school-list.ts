import { compactText, plainText } from '../kernel/text-width.ts';
import { checkUscc } from '../kernel/uscc.ts';

/** A row of a list of schools as it stands in the file or on the screen: text alone. */
export interface SchoolText {
  readonly name: string;
  /** The bureau above; blank for one's own. */
  readonly parent: string;
  readonly registeredName: string;
  readonly uscc: string;
  readonly stages: string;
  readonly ownership: string;
  /** The 中心校 that reports for it; blank for none. */
  readonly center: string;
  readonly aliases: string;
  readonly address: string;
}
export type SchoolField = keyof SchoolText;

export const schoolFieldNames: Readonly<Record<SchoolField, string>> = {
  name: '学校全称',
  parent: '主管教育局',
  registeredName: '备案名称',
  uscc: '统一社会信用代码',
  stages: '学段',
  ownership: '办学性质',
  center: '由哪个中心校上报',
  aliases: '别名',
  address: '地址',
};

const headings: Readonly<Record<SchoolField, readonly string[]>> = {
  name: ['学校全称', '学校名称', '单位名称', '单位全称', '学校', '校名', '名称'],
  parent: ['主管教育局', '县(市、区)', '县市区', '县区', '所属县区', '上级单位', '主管部门', '所属县'],
  registeredName: ['备案名称', '登记名称', '税务登记名称', '发票抬头'],
  uscc: ['统一社会信用代码', '信用代码', '社会信用代码', '税号', '纳税人识别号'],
  stages: ['学段', '办学类型', '学校类别', '学校类型', '类别'],
  ownership: ['办学性质', '公办民办', '性质', '举办者性质'],
  center: ['由哪个中心校上报', '中心校', '所属中心校', '上报单位', '联校'],
  aliases: ['别名', '简称', '曾用名', '其他名称'],
  address: ['地址', '学校地址', '单位地址', '通讯地址'],
};
const headerSearchLines = 20;
const keyOf = (text: string) => compactText(text).replace(/[（()）、，,:：*]/g, '');
const byHeading = new Map(
  Object.entries(headings).flatMap(([field, words]) => words.map((word) => [keyOf(word), field as SchoolField])),
);

/** A row of a sheet: its line from 1 and its cells' text. */
export interface ListRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface ReadSchool {
  readonly line: number;
  readonly text: SchoolText;
}

/** The rows below the heading; null when the first 20 rows name no 学校全称. Totals and blank rows are left out. */
export function readSchoolRows(rows: readonly ListRow[]): ReadSchool[] | null {
  for (const [at, row] of rows.entries()) {
    if (row.line > headerSearchLines) return null;
    const columns = new Map<SchoolField, number>();
    for (const [column, text] of row.cells.entries()) {
      const field = byHeading.get(keyOf(text));
      if (field && !columns.has(field)) columns.set(field, column);
    }
    if (!columns.has('name') || columns.size < 2) continue;
    return rows.slice(at + 1).flatMap(({ line, cells }) => {
      const text = Object.fromEntries(
        Object.keys(schoolFieldNames).map((field) => {
          const column = columns.get(field as SchoolField);
          return [field, column === undefined ? '' : plainText(cells[column] ?? '').trim()];
        }),
      ) as unknown as SchoolText;
      return text.name === '' || /^(合计|总计|小计|填表人|说明)/.test(text.name) ? [] : [{ line, text }];
    });
  }
  return null;
}

type Stage = 'preschool' | 'primary' | 'junior' | 'senior' | 'vocational' | 'special';

const stageWords: readonly (readonly [RegExp, readonly Stage[]])[] = [
  [/^(九年一贯制?|九年制|初小)(学校)?$/, ['primary', 'junior']],
  [/^十二年(一贯)?制(学校)?$/, ['primary', 'junior', 'senior']],
  [/^(完全中学|完中)$/, ['junior', 'senior']],
  [/^(幼儿园?|学前(教育|班)?)$/, ['preschool']],
  [/^(小学|完小|完全小学|教学点|中心小学)$/, ['primary']],
  [/^(初中|初级中学)$/, ['junior']],
  [/^(高中|普高|普通高中|高级中学)$/, ['senior']],
  [/^(中职|职高|职中|中专|职业高中|中等职业(学校)?)$/, ['vocational']],
  [/^(特教|特校|特殊教育(学校)?)$/, ['special']],
];

/** The stages that a cell names, several parted by 、 or +; null where a word is unknown (中学 may be either). */
export function readSchoolStages(text: string): Stage[] | null {
  const words = compactText(text)
    .split(/[、,，;；/+和及]+/)
    .filter(Boolean);
  const found = words.map((word) => stageWords.find(([pattern]) => pattern.test(word))?.[1]);
  if (words.length === 0 || found.some((stages) => stages === undefined)) return null;
  return [...new Set(found.flatMap((stages) => stages ?? []))];
}

/** A unit that is there already, as far as a list asks. */
export interface KnownSchool {
  readonly id: string;
  readonly parentId: string;
  readonly name: string;
  readonly registeredName: string | null;
  readonly uscc: string | null;
  readonly stages: readonly string[];
  readonly ownership: string | null;
  readonly reportsThrough: string | null;
  readonly aliases: readonly string[];
  readonly address: string | null;
}

export interface KnownRegion {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
}

export interface SchoolValues {
  readonly parentId: string;
  readonly name: string;
  readonly registeredName: string | null;
  readonly uscc: string | null;
  readonly stages: Stage[];
  readonly ownership: 'public' | 'private';
  readonly aliases: string[];
  readonly address: string | null;
  /** The 中心校: a school that is there, or the list's row that makes it. */
  readonly center: { readonly id: string } | { readonly line: number } | null;
}

export interface SchoolVerdict {
  readonly line: number;
  readonly state: 'new' | 'changed' | 'same' | 'error';
  /** The unit that the row is about, where it is there already. */
  readonly schoolId: string | null;
  /** Null for an error. */
  readonly values: SchoolValues | null;
  readonly problems: readonly { readonly field: SchoolField; readonly message: string }[];
  /** What is new or doubtful, in words. */
  readonly notes: readonly string[];
}

interface Known {
  readonly schools: readonly KnownSchool[];
  readonly regions: readonly KnownRegion[];
  /** Where a row without a parent belongs; null where it has to be said. */
  readonly ownRegionId: string | null;
}

/**
 * Judges a list of schools against the tree: each row is a new school, one that is there (the same code, or the same
 * name or registered name under the same bureau), or an error. Importing a list twice changes nothing the second time.
 */
export function judgeSchoolList(rows: readonly ReadSchool[], known: Known): SchoolVerdict[] {
  const seen = new Map<string, number>();
  const first = rows.map((row) => judgeRow(row, known, seen));
  const lineOf = new Map(
    first.flatMap((one) => (one.values ? [[nameKey(one.values.parentId, one.values.name), one]] : [])),
  );
  return first.map((one, at) => withCenter(one, rows[at]?.text.center ?? '', known, lineOf));
}

const nameKey = (parentId: string, name: string) => `${parentId} ${compactText(name)}`;

function judgeRow({ line, text }: ReadSchool, known: Known, seen: Map<string, number>): SchoolVerdict {
  const problems: { field: SchoolField; message: string }[] = [];
  const notes: string[] = [];
  const wrong = (field: SchoolField, message: string) => void problems.push({ field, message });
  const parentId = parentOf(text.parent, known);
  if (typeof parentId !== 'string') wrong('parent', parentId.message);
  const name = compactText(text.name);
  if (name.length < 4 || name.length > 60) wrong('name', '学校全称应为 4 至 60 个字，请按公章填写。');
  const uscc = compactText(text.uscc).toUpperCase();
  const checked = uscc === '' ? null : checkUscc(uscc);
  if (checked?.state === 'invalid') wrong('uscc', checked.message ?? '统一社会信用代码不对，请核对。');
  if (checked?.state === 'warning') notes.push(checked.message ?? '统一社会信用代码的校验位不对，请核对。');
  const found =
    typeof parentId === 'string' ? findKnown(known.schools, parentId, name, text.registeredName, uscc) : null;
  const stages = text.stages === '' ? (found ? (found.stages as Stage[]) : null) : readSchoolStages(text.stages);
  if (stages === null) {
    wrong(
      'stages',
      text.stages === ''
        ? '请填写学段。'
        : `不认识学段“${text.stages}”，请填幼儿园、小学、初中、高中、中职或特教，几个学段用“、”隔开。`,
    );
  }
  const ownership = ownershipOf(text.ownership, found?.ownership ?? null);
  if (ownership === null) wrong('ownership', `不认识办学性质“${text.ownership}”，请填公办或民办。`);
  for (const key of typeof parentId === 'string' ? [nameKey(parentId, name), ...(uscc ? [uscc] : [])] : []) {
    const before = seen.get(key);
    if (before === undefined) seen.set(key, line);
    else wrong(key === uscc ? 'uscc' : 'name', `与第 ${before} 行重复，请删去一行。`);
  }
  if (problems.length > 0 || typeof parentId !== 'string' || !stages || !ownership) {
    return { line, state: 'error', schoolId: found?.id ?? null, values: null, problems, notes };
  }
  if (found && compactText(found.name) !== name) notes.push(`改名：原名“${found.name}”，以前的项目仍用原名。`);
  const values: SchoolValues = {
    parentId,
    name,
    registeredName: compactText(text.registeredName) || found?.registeredName || null,
    uscc: uscc || found?.uscc || null,
    stages,
    ownership,
    aliases: [...new Set([...(found?.aliases ?? []), ...text.aliases.split(/[、,，;；]+/).map(compactText)])].filter(
      (alias) => alias.length >= 2,
    ),
    address: text.address || found?.address || null,
    center: found?.reportsThrough ? { id: found.reportsThrough } : null,
  };
  return { line, state: found ? 'same' : 'new', schoolId: found?.id ?? null, values, problems, notes };
}

function parentOf(text: string, known: Known): string | { message: string } {
  const wanted = compactText(text).replace(/教育局$|教育管理中心$/, '');
  if (wanted === '') return known.ownRegionId ?? { message: '请填写主管教育局（县、市、区名称）。' };
  const found = known.regions.filter((one) => [one.name, one.shortName].some((name) => compactText(name) === wanted));
  if (found.length === 1 && found[0]) return found[0].id;
  const message =
    found.length > 1
      ? `“${text}”有 ${found.length} 个，请写全称。`
      : `管理范围内没有“${text}”，请按备案的县（市、区）名称填写。`;
  return { message };
}

/** The same code first; else the same name, registered name or alias under the same bureau, if it is one school alone. */
function findKnown(
  schools: readonly KnownSchool[],
  parentId: string,
  name: string,
  registeredName: string,
  uscc: string,
): KnownSchool | null {
  const here = schools.filter((one) => one.parentId === parentId);
  const byCode = uscc ? here.filter((one) => one.uscc === uscc) : [];
  if (byCode.length === 1) return byCode[0] ?? null;
  const same = (other: string | null, text: string) =>
    other !== null && text !== '' && compactText(other) === compactText(text);
  const tries = [
    (one: KnownSchool) => same(one.name, name),
    (one: KnownSchool) => same(one.registeredName, name),
    (one: KnownSchool) => same(one.registeredName, registeredName) && same(one.registeredName, one.name),
    (one: KnownSchool) => one.aliases.some((alias) => same(alias, name)),
  ];
  for (const matches of tries) {
    const found = here.filter((one) => matches(one) && !(one.uscc && uscc && one.uscc !== uscc));
    if (found.length === 1) return found[0] ?? null;
  }
  return null;
}

function ownershipOf(text: string, present: string | null): 'public' | 'private' | null {
  const word = compactText(text);
  if (word === '') return present === 'private' ? 'private' : 'public';
  if (/^(公办|公立|国办|公)$/.test(word)) return 'public';
  return /^(民办|私立|社会力量办|民)$/.test(word) ? 'private' : null;
}

/** Finds the 中心校 among the schools that are there and those that the list makes, and says what a known row changes. */
function withCenter(
  one: SchoolVerdict,
  text: string,
  known: Known,
  lineOf: ReadonlyMap<string, SchoolVerdict>,
): SchoolVerdict {
  if (!one.values) return one;
  const { parentId, name } = one.values;
  const key = nameKey(parentId, text);
  const listed = lineOf.get(key);
  const there = known.schools.find((each) => nameKey(each.parentId, each.name) === key);
  const blank = compactText(text) === '' || compactText(text) === compactText(name);
  const center = blank ? one.values.center : there ? { id: there.id } : listed ? { line: listed.line } : null;
  const fail = (message: string): SchoolVerdict => ({
    ...one,
    state: 'error',
    values: null,
    problems: [{ field: 'center', message }],
  });
  if (!blank && !center) return fail(`没有找到中心校“${text}”，请填写同一个县（市、区）的学校全称。`);
  if (!blank && (there?.reportsThrough ?? null) !== null) {
    return fail(`“${text}”自己也由别的中心校上报，不能再作中心校。`);
  }
  const values = { ...one.values, center };
  const found = known.schools.find((each) => each.id === one.schoolId);
  return { ...one, values, state: found ? (isSame(found, values) ? 'same' : 'changed') : 'new' };
}

function isSame(found: KnownSchool, values: SchoolValues): boolean {
  const centerId = values.center && 'id' in values.center ? values.center.id : null;
  return (
    compactText(found.name) === values.name &&
    (found.registeredName ?? '') === (values.registeredName ?? '') &&
    (found.uscc ?? '') === (values.uscc ?? '') &&
    found.ownership === values.ownership &&
    (found.address ?? '') === (values.address ?? '') &&
    found.reportsThrough === centerId &&
    (values.center === null || 'id' in values.center) &&
    sameSet(found.stages, values.stages) &&
    sameSet(found.aliases, values.aliases)
  );
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text) => other.includes(text));
}
