import { addDays } from '@yanxiu/domain/kernel/day';
import { hoursOfSeconds } from '@yanxiu/domain/kernel/hours';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { nodeFigures } from '../supervision/node.ts';
import { studyTrend } from '../supervision/store/figures.ts';
import { listLateUnits } from './late-units.ts';
import { rankChildren } from './rank.ts';
import { reviewTasks } from './review-tasks.ts';
import type { Part, Reader, Task } from './start.ts';
import { countAtProvider, countDrafts, countPayeeChanges } from './store/waiting.ts';
import { counted, taskFor } from './task.ts';

const trendDays = 14;

/** A bureau's or the provider's view: what waits for it, the funnel, who is late at the present step, the ranking. */
export async function regionStart(ctx: Ctx, reader: Reader): Promise<Part> {
  const { assignment, program, today } = reader;
  // a level above the publisher looks at the publisher's region: beside it is nothing of this program
  const above = assignment.orgKind !== 'provider' && program.publisherPath.startsWith(assignment.orgPath);
  const orgId = above ? program.publisherId : undefined;
  const node = await nodeFigures(ctx, { programId: program.id, orgId });
  const path = above || assignment.orgKind === 'provider' ? program.publisherPath : assignment.orgPath;
  const [tasks, lateUnits, trend] = await Promise.all([
    tasksOf(ctx, reader),
    listLateUnits(ctx, program, path),
    studyTrend(ctx.db, ctx.scope, program.id, path, addDays(today, -trendDays)),
  ]);
  const { minutesPerHour } = program.settings;
  return {
    tasks,
    view: {
      kind: 'region',
      nodeId: node.node.id,
      nodeName: node.node.name,
      asOf: node.asOf,
      figures: node.node.figures,
      lateUnits,
      ranking: rankChildren(program.settings, today, node.node.id, node.children),
      trend: trend.map((row) => ({
        day: row.day,
        people: row.people,
        hoursX100: hoursOfSeconds(Number(row.creditedSec), minutesPerHour),
      })),
    },
  };
}

async function tasksOf(ctx: Ctx, reader: Reader): Promise<Task[]> {
  const { role, orgId } = reader.assignment;
  if (role === 'providerManager' || role === 'providerSupport') return providerTasks(ctx, reader);
  if (role !== 'countyAdmin' && role !== 'cityAdmin') return [];
  const [changes, drafts, review] = await Promise.all([
    countPayeeChanges(ctx.db, orgId, actorOf(ctx).personId),
    countDrafts(ctx.db, orgId),
    reviewTasks(ctx, reader, role === 'countyAdmin' ? 'county' : 'city'),
  ]);
  return [
    ...taskFor(changes, reader.today, null, {
      key: 'payeeChange',
      place: 'program',
      title: `${changes} 项收款信息或收费标准的变更等待您确认`,
      detail: '须由本单位另一位管理员和承训机构财务确认后才生效。',
    }),
    ...taskFor(drafts, reader.today, null, {
      key: 'draft',
      place: 'program',
      title: `${drafts} 个培训项目还没有发布`,
      detail: '补齐缺项、确认系统拟定的内容后即可发布。',
    }),
    ...review,
  ];
}

async function providerTasks(ctx: Ctx, { program, today }: Reader): Promise<Task[]> {
  const { milestones: days } = program.settings;
  const n = await countAtProvider(ctx.db, ctx.scope, program.id);
  const studied = today > days.studyEndsOn;
  return [
    ...taskFor(n.notActivated, today, days.firstLoginDueOn, {
      key: 'activate',
      place: 'account',
      title: `${counted(n.notActivated)} 位教师还没有激活账号`,
      detail: '可补发短信，或请学校打印账号条。',
    }),
    ...taskFor(studied ? n.uncomputed : 0, today, days.assessmentEndsOn, {
      key: 'compute',
      place: 'score',
      title: `${counted(n.uncomputed)} 个单位的成绩还没有计算`,
      detail: '学习已结束，计算后核对并确认。',
    }),
    ...taskFor(n.computed, today, days.assessmentEndsOn, {
      key: 'confirmScores',
      place: 'score',
      title: `${counted(n.computed)} 个单位的成绩等待承训机构确认`,
      detail: '确认后由学校公示。',
    }),
  ];
}
