import { instantText } from '@yanxiu/domain/kernel/day';
import { stageNames } from '@yanxiu/domain/program/policy';
import { ratesOf } from '@yanxiu/domain/supervision/rates';
import type { Ctx } from '../platform/http/context.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { type ColumnToWrite, writeWorkbook } from '../platform/sheets/write.ts';
import { type NodeInput, nodeFigures } from './node.ts';
import type { allPeople } from './people.ts';
import type { Figures } from './store/figures.ts';

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface FigureColumn {
  readonly column: ColumnToWrite;
  readonly value: (figures: Figures) => number | string | null;
}

const count = (heading: string, value: (figures: Figures) => number): FigureColumn => ({
  column: { heading, kind: 'integer' },
  value,
});
const percent = (heading: string, value: (figures: Figures) => number | null): FigureColumn => ({
  column: { heading, kind: 'text' },
  value: (figures) => percentText(value(figures)),
});
const money = (heading: string, value: (figures: Figures) => number): FigureColumn => ({
  column: { heading, kind: 'money' },
  value,
});

/** Every rate is ÷ 应参训 but 报名率, which is ÷ 在职: the headings say so. */
const columns: readonly FigureColumn[] = [
  count('单位数', (one) => one.units),
  count('已锁定单位', (one) => one.lockedUnits),
  count('在职', (one) => one.staff),
  count('报名', (one) => one.registered),
  percent('报名率（÷在职）', (one) => ratesOf(one).registeredBp),
  count('免训', (one) => one.exempt),
  count('退出', (one) => one.withdrawn),
  count('应参训', (one) => one.due),
  count('登录', (one) => one.loggedIn),
  percent('参训率（÷应参训）', (one) => ratesOf(one).loggedInBp),
  count('学习', (one) => one.started),
  percent('学习率（÷应参训）', (one) => ratesOf(one).startedBp),
  count('合格', (one) => one.passed),
  percent('合格率（÷应参训）', (one) => ratesOf(one).passedBp),
  count('优秀', (one) => one.excellent),
  percent('优秀率（÷应参训）', (one) => ratesOf(one).excellentBp),
  count('缴费人数', (one) => one.paidHeads),
  money('应缴（元）', (one) => one.dueFen),
  money('到账（元）', (one) => one.receivedFen),
  money('已开票（元）', (one) => one.invoicedFen),
];

function percentText(basisPoints: number | null): string {
  return basisPoints === null ? '—' : `${(basisPoints / 100).toFixed(2)}%`;
}

/** The table of a node: its children and its own row last. */
export async function exportNode(ctx: Ctx, input: NodeInput): Promise<FileAnswer> {
  const { programName, asOf, node, children } = await nodeFigures(ctx, input);
  const bytes = writeWorkbook([
    {
      name: '指标',
      title: `${programName} ${node.name}（截至 ${asOf}）`,
      columns: [{ heading: '单位', kind: 'text', width: 30 }, ...columns.map((one) => one.column)],
      rows: [...children, { ...node, name: `${node.name} 合计` }].map((row) => [
        row.name,
        ...columns.map((one) => one.value(row.figures)),
      ]),
    },
  ]);
  return { name: `${node.name} 学情指标 ${asOf.slice(0, 10)}.xlsx`, mediaType: workbookType, bytes };
}

const titles = {
  all: '全部',
  notActivated: '未激活',
  notLoggedIn: '未登录',
  notStarted: '未学习',
  behind: '进度落后',
  near: '临界',
  failed: '不合格',
  passed: '合格',
} as const;

export function exportPeople(
  ctx: Ctx,
  list: Awaited<ReturnType<typeof allPeople>>,
  show: keyof typeof titles,
): FileAnswer {
  const bytes = writeWorkbook([
    {
      name: titles[show],
      title: `${list.program.name} ${list.node.name} ${titles[show]}名单（截至 ${instantText(ctx.now)}）`,
      columns: [
        { heading: '学校', kind: 'text', width: 30 },
        { heading: '姓名', kind: 'text' },
        { heading: '学段', kind: 'text' },
        { heading: '学科', kind: 'text' },
        { heading: '手机号', kind: 'text', width: 14 },
        { heading: '已激活', kind: 'text' },
        { heading: '已登录', kind: 'text' },
        { heading: '网络学时', kind: 'hundredths' },
        { heading: '校本学时', kind: 'hundredths' },
        { heading: '总分', kind: 'hundredths' },
      ],
      rows: list.rows.map((row) => [
        row.schoolName,
        row.name,
        stageNames[row.stage as keyof typeof stageNames] ?? row.stage,
        row.subject,
        row.phoneMask,
        row.activated ? '是' : '否',
        row.loggedIn ? '是' : '否',
        row.onlineHoursX100,
        row.schoolBasedHoursX100,
        row.totalX100,
      ]),
    },
  ]);
  return { name: `${list.node.name} ${titles[show]}名单.xlsx`, mediaType: workbookType, bytes };
}
