import type { Output, Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { org } from '@yanxiu/contract/org';
import { refuseOrg } from '@yanxiu/domain/org/refusals';
import {
  judgeSchoolList,
  readSchoolRows,
  type SchoolField,
  type SchoolValues,
  type SchoolVerdict,
  schoolFieldNames,
} from '@yanxiu/domain/org/school-list';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { HttpError, RefusalError } from '../platform/http/errors.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { newId } from '../platform/id/new-id.ts';
import { readSheetsInWorker } from '../platform/sheets/worker.ts';
import { workbookBytes } from '../platform/sheets/write.ts';
import { followRename } from './edit-school.ts';
import { sortKeyOf } from './sort-key.ts';
import { insertOrg, updateOrg } from './store.ts';
import { addAliases } from './store-history.ts';
import { type ListedSchool, listRegions, listSchoolsUnder } from './store-list.ts';

type Endpoints = typeof org.endpoints;
const mostRows = 2000;

/** A bureau keeps the schools below it; one school has no list of schools. */
function bureauOf(ctx: Ctx) {
  const { assignment } = actorOf(ctx);
  if (!assignment) throw new HttpError('forbidden');
  if (assignment.orgKind === 'school') throw new RefusalError(refuseOrg('listByBureau'));
  return assignment;
}

/** Reads the file in a worker; nothing is written. */
export async function readSchoolList(
  ctx: Ctx,
  input: Parsed<Endpoints['readSchoolList']>,
  body: Uint8Array,
): Promise<Output<Endpoints['readSchoolList']>> {
  bureauOf(ctx);
  const read = await readSheetsInWorker(body, input.name, { worker: { seconds: 10 } });
  if ('refused' in read) throw new RefusalError(read.refused);
  for (const sheet of read.sheets) {
    const rows = readSchoolRows(
      sheet.rows.map((row) => ({ line: row.line, cells: row.cells.map((cell) => cell.text) })),
    );
    if (!rows) continue;
    if (rows.length === 0) throw new RefusalError(refuseOrg('listEmpty'));
    if (rows.length > mostRows)
      throw new RefusalError(refuseOrg('listTooLong', { count: rows.length, most: mostRows }));
    return { rows: rows.map(({ line, text }) => ({ line, ...cut(text) })) };
  }
  throw new RefusalError(refuseOrg('listNoHeading'));
}

/** A cell that runs on for pages is cut: the rule then says what is wrong with it. */
function cut<T extends Readonly<Record<SchoolField, string>>>(text: T): T {
  const most: Partial<Record<SchoolField, number>> = { parent: 100, uscc: 60, stages: 60, ownership: 20, aliases: 400 };
  return Object.fromEntries(
    Object.entries(text).map(([field, value]) => [field, value.slice(0, most[field as SchoolField] ?? 200)]),
  ) as T;
}

/** Judges the rows, and with `confirm` makes or changes the schools of those that are right; the rest is left alone. */
export async function importSchools(
  ctx: Ctx,
  input: Parsed<Endpoints['importSchools']>,
): Promise<Output<Endpoints['importSchools']>> {
  const bureau = bureauOf(ctx);
  const regions = await listRegions(ctx.db, ctx.scope);
  const schools = await listSchoolsUnder(
    ctx.db,
    regions.map((region) => region.id),
  );
  const ownRegionId = bureau.orgKind === 'county' ? bureau.orgId : null;
  const rows = input.rows.map(({ line, ...text }) => ({ line, text }));
  const verdicts = judgeSchoolList(rows, { schools, regions, ownRegionId });
  const count = (state: SchoolVerdict['state']) => verdicts.filter((one) => one.state === state).length;
  const counts = { new: count('new'), changed: count('changed'), same: count('same'), error: count('error') };
  if (input.confirm) {
    await takeOver(ctx, verdicts, { regions: new Map(regions.map((one) => [one.id, one])), schools });
    ctx.audit({ action: 'org.importSchools', subject: ['org', bureau.orgId], after: counts });
  }
  return { rows: verdicts.map((one) => shown(one, input.confirm)), counts };
}

function shown({ line, state, problems, notes }: SchoolVerdict, confirmed: boolean) {
  const taken = confirmed && (state === 'new' || state === 'changed');
  return {
    line,
    state: taken ? ('done' as const) : state,
    problems: problems.map(({ field, message }) => ({ field, fieldName: schoolFieldNames[field], message })),
    notes: [...notes],
  };
}

interface Tree {
  readonly regions: ReadonlyMap<string, { readonly id: string; readonly path: string }>;
  readonly schools: readonly ListedSchool[];
}

/** New schools first without their 中心校, which the same list may make; then what reports through whom. */
async function takeOver(ctx: Ctx, verdicts: readonly SchoolVerdict[], tree: Tree): Promise<void> {
  const made = new Map<number, { id: string; version: number }>();
  for (const one of verdicts) {
    if (!one.values) continue;
    if (one.state === 'new') made.set(one.line, { id: await makeSchool(ctx, one.values, tree), version: 1 });
    else if (one.schoolId) made.set(one.line, await changeSchool(ctx, one, one.values, tree));
  }
  for (const { line, values } of verdicts) {
    const school = made.get(line);
    const center = values?.center;
    if (!school || !center || !('line' in center)) continue;
    const centerId = made.get(center.line)?.id;
    if (centerId) await updateOrg(ctx.db, school.id, school.version, { reportsThrough: centerId });
  }
}

function columnsOf(values: SchoolValues) {
  const { name, registeredName, uscc, stages, ownership, aliases, address, center } = values;
  const reportsThrough = center && 'id' in center ? center.id : null;
  return {
    ...{ name, shortName: name, registeredName, uscc, stages, ownership, aliases, address, reportsThrough },
    sortKey: sortKeyOf(name),
  };
}

async function makeSchool(ctx: Ctx, values: SchoolValues, tree: Tree): Promise<string> {
  const parent = tree.regions.get(values.parentId);
  if (!parent) throw new Error('a judged row names a region that is not there');
  const id = newId();
  const place = { id, kind: 'school' as const, parentId: parent.id, path: `${parent.path}${id}/`, code: null };
  await insertOrg(ctx.db, { ...place, ...columnsOf(values) });
  await addAliases(ctx.db, id, values.aliases, listedNow(ctx));
  ctx.audit({ action: 'org.create', subject: ['org', id], after: values });
  return id;
}

async function changeSchool(ctx: Ctx, one: SchoolVerdict, values: SchoolValues, tree: Tree) {
  const before = tree.schools.find((school) => school.id === one.schoolId);
  if (!before) throw new Error('a judged row names a school that is not there');
  if (one.state === 'same') return { id: before.id, version: before.version };
  const columns = columnsOf(values);
  if (!(await updateOrg(ctx.db, before.id, before.version, columns))) {
    throw new RefusalError(refuseOrg('listChanged', { line: one.line }));
  }
  const fresh = values.aliases.filter((alias) => !before.aliases.includes(alias));
  await addAliases(ctx.db, before.id, fresh, listedNow(ctx));
  const learned = await followRename(ctx, before, columns);
  ctx.audit({ action: 'org.update', subject: ['org', before.id], before, after: values });
  return { id: before.id, version: before.version + (learned ? 2 : 1) };
}

const listedNow = (ctx: Ctx) => ({
  source: 'list' as const,
  note: '',
  learnedAt: ctx.now,
  learnedBy: actorOf(ctx).personId,
});

/** A blank list: headings, words to choose from, one's own county filled in. */
export async function writeSchoolTemplate(ctx: Ctx): Promise<FileAnswer> {
  const bureau = bureauOf(ctx);
  const text = (field: SchoolField, width: number, choices?: readonly string[]) => ({
    heading: schoolFieldNames[field],
    kind: 'text' as const,
    width,
    ...(choices ? { choices } : {}),
  });
  const county = bureau.orgKind === 'county' ? bureau.orgName : '';
  const columns = [
    text('name', 32),
    text('parent', 16),
    text('registeredName', 32),
    text('uscc', 24),
    text('stages', 16),
    text('ownership', 10, ['公办', '民办']),
    text('center', 32),
    text('aliases', 28),
    text('address', 32),
  ];
  const guidance = [
    ['学校全称', '按公章上的名称填写，至少 4 个字。已有的学校按信用代码或名称认定，不会重复新建。'],
    ['主管教育局', '县（市、区）的名称；市直学校填市的名称。不填就是本级。'],
    ['备案名称', '税务、财务登记的名称，与全称相同可不填。'],
    ['学段', '幼儿园、小学、初中、高中、中职、特教；几个学段用“、”隔开，也可填九年一贯制、完全中学。'],
    ['办学性质', '公办或民办，不填按公办。'],
    ['由哪个中心校上报', '村小、教学点填中心校的全称；自行上报的不填。中心校可以在同一份表里。'],
    ['别名', '名单和汇款里常见的其他写法，用“、”隔开。'],
    ['其他', '已有学校的空白格不会清掉原来的内容。'],
  ];
  const bytes = await workbookBytes([
    {
      name: '学校名录',
      columns,
      rows: Array.from({ length: 300 }, () => [null, county || null]),
    },
    {
      name: '填写说明',
      columns: [
        { heading: '列', kind: 'text', width: 20 },
        { heading: '怎样填', kind: 'text', width: 90 },
      ],
      rows: guidance,
    },
  ]);
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { name: '学校名录（空白）.xlsx', mediaType, bytes };
}
