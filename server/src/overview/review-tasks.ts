import { addDays } from '@yanxiu/domain/kernel/day';
import type { ReviewLevel } from '@yanxiu/domain/program/route';
import type { Ctx } from '../platform/http/context.ts';
import type { Reader, Task } from './start.ts';
import { countAtLevel, type WaitingAtLevel } from './store/waiting.ts';
import { counted, type TaskWords, taskFor } from './task.ts';

type Due = 'roster' | 'money' | 'study' | 'score' | null;

interface Words extends Omit<TaskWords, 'key' | 'title'> {
  readonly title: (count: number, level: ReviewLevel) => string;
  readonly due: Due;
}

/** What a reviewing level decides, in the order of the year. */
const words: Readonly<Record<keyof WaitingAtLevel, Words>> = {
  registrations: {
    place: 'registration',
    title: (n) => `${counted(n)} 个单位的名单等待审核`,
    detail: '审核通过并锁定后开通账号、确定缴费单。',
    due: 'roster',
  },
  extensions: {
    place: 'registration',
    title: (n) => `${counted(n)} 个单位申请延期上报`,
    detail: '名单截止后，只接收获准延期的单位。',
    due: null,
  },
  exemptions: {
    place: 'registration',
    title: (n) => `${counted(n)} 人申请免训`,
    detail: '核对其他培训的学时、学分证明后决定。',
    due: 'roster',
  },
  conflicts: {
    place: 'conflict',
    title: (n) => `${counted(n)} 人同时出现在两个单位的名单里`,
    detail: '由现工作单位保留；支教、借调的按现工作单位报名。',
    due: 'roster',
  },
  changes: {
    place: 'rosterChange',
    title: (n) => `${counted(n)} 份名单变更单等待审核`,
    detail: '锁定后的增加、减少、更换、更正和调动。',
    due: null,
  },
  remittances: {
    place: 'remittance',
    title: (n) => `${counted(n)} 笔汇款登记等待核对`,
    detail: '核对凭据和人数后转承训机构。',
    due: 'money',
  },
  activities: {
    place: 'schoolBased',
    title: (n) => `${counted(n)} 次校本研修活动等待认定`,
    detail: '抽查材料，认定后计入学时。',
    due: 'study',
  },
  sheets: {
    place: 'score',
    title: (n, level) => `${counted(n)} 个单位的成绩等待${level === 'city' ? '审定' : '确认'}`,
    detail: '公示期已满，没有未答复的异议即可办理。',
    due: 'score',
  },
  corrections: {
    place: 'correction',
    title: (n) => `${counted(n)} 份成绩更正申请等待审核`,
    detail: '须由申请人以外的人决定。',
    due: null,
  },
};

/** What waits for a reviewing bureau, each with the day until which the year's plan wants it done. */
export async function reviewTasks(ctx: Ctx, { program, today }: Reader, level: ReviewLevel): Promise<Task[]> {
  const { settings } = program;
  const days = settings.milestones;
  const postedBy = addDays(today, -settings.assessment.postingDays);
  const counts = await countAtLevel(ctx.db, ctx.scope, {
    programId: program.id,
    route: settings.route,
    level,
    postedBy,
  });
  const dueOn = {
    roster: days.accountsReadyOn,
    money: days.remittanceDueOn,
    study: days.studyEndsOn,
    score: days.assessmentEndsOn,
  };
  return (Object.keys(words) as (keyof WaitingAtLevel)[]).flatMap((key) => {
    const { place, title, detail, due } = words[key];
    const count = counts[key];
    return taskFor(count, today, due ? dueOn[due] : null, { key, place, detail, title: title(count, level) });
  });
}
