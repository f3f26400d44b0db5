import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { teaching } from '@yanxiu/contract/teaching';
import { dayOf } from '@yanxiu/domain/kernel/day';
import type { Ctx } from '../platform/http/context.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { type ColumnToWrite, writeWorkbook } from '../platform/sheets/write.ts';
import { getProgram } from '../program/store.ts';
import { countWorkloads, listTutors, type Workload } from './store/workload.ts';

type Endpoints = typeof teaching.endpoints;

/** Shares in percent, rounded down; null where there was nothing to do. */
export const percentOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.floor((part * 100) / whole);

const orders: Readonly<Record<string, (one: Workload) => number | string>> = {
  people: (one) => one.people,
  classes: (one) => one.classes,
  markedPercent: (one) => percentOf(one.marked, one.handedIn) ?? 101,
  waiting: (one) => one.handedIn - one.marked,
  answerMinutes: (one) => one.answerMinutes ?? Number.MAX_SAFE_INTEGER,
  notices: (one) => one.notices,
  briefings: (one) => one.briefings,
};

/** What a sort goes by besides the name. */
const keyOf = (sort: string | undefined) =>
  Object.entries(orders).find(([name]) => name === sort?.replace('-', ''))?.[1];

interface Wanted {
  readonly programId: string;
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
}

/** Tutors of the classes in reach with what they did; a program has hundreds, so they are sorted here. */
async function sorted(ctx: Ctx, input: Wanted): Promise<Workload[]> {
  const today = dayOf(ctx.now);
  const tutors = await listTutors(ctx.db, ctx.scope, input.programId, today, input.q);
  const rows = await countWorkloads(ctx.db, input.programId, today, tutors);
  const key = keyOf(input.sort);
  const direction = input.sort?.startsWith('-') ? -1 : 1;
  if (!key) return direction < 0 ? rows.reverse() : rows;
  return [...rows].sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    return left === right ? 0 : (left < right ? -1 : 1) * direction;
  });
}

export async function showWorkload(ctx: Ctx, input: Parsed<Endpoints['workload']>) {
  await getProgram(ctx.db, ctx.scope, input.programId);
  const pageOf = <T>(rows: readonly T[]) => rows.slice((input.page - 1) * input.size, input.page * input.size);
  if (keyOf(input.sort)) {
    const rows = await sorted(ctx, input);
    return { rows: pageOf(rows).map(withShare), total: rows.length };
  }
  // by name only the page's own people are counted
  const today = dayOf(ctx.now);
  const tutors = await listTutors(ctx.db, ctx.scope, input.programId, today, input.q);
  if (input.sort?.startsWith('-')) tutors.reverse();
  const rows = await countWorkloads(ctx.db, input.programId, today, pageOf(tutors));
  return { rows: rows.map(withShare), total: tutors.length };
}

const withShare = (one: Workload) => ({ ...one, markedPercent: percentOf(one.marked, one.handedIn) });

const columns: readonly (ColumnToWrite & { value: (one: Workload) => string | number | null })[] = [
  { heading: '辅导教师', kind: 'text', value: (one) => one.name },
  { heading: '班级数', kind: 'integer', value: (one) => one.classes },
  { heading: '班级', kind: 'text', width: 40, value: (one) => one.classNames },
  { heading: '学员', kind: 'integer', value: (one) => one.people },
  { heading: '收到作业', kind: 'integer', value: (one) => one.handedIn },
  { heading: '已批改', kind: 'integer', value: (one) => one.marked },
  { heading: '批改率（%）', kind: 'integer', value: (one) => percentOf(one.marked, one.handedIn) },
  { heading: '请辅导教师回答', kind: 'integer', value: (one) => one.asked },
  { heading: '已回答', kind: 'integer', value: (one) => one.answered },
  { heading: '回答用时中位数（分钟）', kind: 'integer', value: (one) => one.answerMinutes },
  { heading: '通知', kind: 'integer', value: (one) => one.notices },
  { heading: '简报', kind: 'integer', value: (one) => one.briefings },
];

export async function exportWorkload(ctx: Ctx, input: Parsed<Endpoints['exportWorkload']>): Promise<FileAnswer> {
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  const rows = await sorted(ctx, input);
  const bytes = writeWorkbook([
    {
      name: '辅导教师工作量',
      title: `${program.name} 辅导教师工作量（${dayOf(ctx.now)}）`,
      columns: columns.map(({ value: _, ...column }) => column),
      rows: rows.map((row) => columns.map((column) => column.value(row))),
    },
  ]);
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { name: `辅导教师工作量 ${dayOf(ctx.now)}.xlsx`, mediaType, bytes };
}
