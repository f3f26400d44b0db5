import { postedUntil } from '@yanxiu/domain/assessment/states';
import { yuanText } from '@yanxiu/domain/kernel/money';
import { checklist, nextStep, type SchoolYear, type StepKey } from '@yanxiu/domain/overview/checklist';
import { routeFor } from '@yanxiu/domain/program/route';
import { acceptedUntil, levelNames } from '@yanxiu/domain/registration/states';
import { askedMeeting } from '../notice/asked-meeting.ts';
import type { Ctx } from '../platform/http/context.ts';
import { listUnits } from '../registration/store/unit.ts';
import { emptyFigures, figuresBelow } from '../supervision/store/figures.ts';
import { listBehind } from './behind.ts';
import type { Part, Reader, Task } from './start.ts';
import {
  countActivities,
  countOpenHelps,
  countTransfersToAgree,
  findBill,
  findSheet,
  getSchool,
} from './store/school.ts';
import { taskFor } from './task.ts';

const places: Readonly<Record<StepKey, Task['place']>> = {
  meeting: 'notice',
  roster: 'registration',
  payment: 'bill',
  activation: 'account',
  study: 'people',
  schoolBased: 'schoolBased',
  score: 'score',
};

/** The checklist of a school's year; what waits for the principal, or for the school's finance, beside it. */
export async function schoolStart(ctx: Ctx, reader: Reader): Promise<Part> {
  const { assignment } = reader;
  const school = await getSchool(ctx.db, ctx.scope, assignment.orgId);
  const facts = await readYear(ctx, reader, school);
  const all = checklist(facts.year).map((step) => ({ ...step, place: places[step.key] }));
  const steps = assignment.role === 'schoolFinance' ? all.filter((step) => step.key === 'payment') : all;
  return {
    tasks: tasksOf(reader, facts),
    view: {
      kind: 'school',
      throughName: school.throughName,
      steps,
      nextStep: school.throughName ? null : (nextStep(steps)?.key ?? null),
      behind: assignment.role === 'schoolFinance' ? [] : facts.behind,
    },
  };
}

type School = Awaited<ReturnType<typeof getSchool>>;
type Facts = Awaited<ReturnType<typeof readYear>>;

async function readYear(ctx: Ctx, { program, today }: Reader, school: School) {
  const { settings } = program;
  const { milestones: days, hours, study } = settings;
  const plan = { programId: program.id, ...hours, startedX100: study.startedX100 };
  const depth = school.path.split('/').filter(Boolean).length;
  const [[unit], bill, activities, sheet, transfers, helps, [row], behind, meeting] = await Promise.all([
    listUnits(ctx.db, ctx.scope, program, [school.id]),
    findBill(ctx.db, ctx.scope, program.id, school.id),
    countActivities(ctx.db, ctx.scope, program.id, school.id),
    findSheet(ctx.db, ctx.scope, program.id, school.id),
    countTransfersToAgree(ctx.db, ctx.scope, program.id, school.id),
    countOpenHelps(ctx.db, ctx.scope, program.id, school.path),
    figuresBelow(ctx.db, ctx.scope, plan, { path: school.path, depth, bySchool: false }),
    listBehind(ctx, program, school.path),
    askedMeeting(ctx, program.id, school.id),
  ]);
  const figures = row ?? emptyFigures;
  const route = routeFor(settings, unit?.parentKind ?? 'county');
  const level = route[unit?.step ?? 0];
  const year: SchoolYear = {
    today,
    days,
    hours,
    meeting,
    registration: {
      state: unit?.state ?? 'draft',
      rows: unit?.headcount ?? 0,
      errors: unit?.errorCount ?? 0,
      acceptedUntil: acceptedUntil({ rosterDueOn: days.rosterDueOn, extendedUntil: unit?.extendedUntil ?? null }),
      reviewer: level ? levelNames[level] : '上级',
      returnReason: unit?.returnReason ?? null,
    },
    bill: bill ? { heads: bill.heads, dueFen: Number(bill.dueFen), receivedFen: bill.receivedFen } : null,
    people: { ...figures, behind: behind.find((one) => one.show === 'behind')?.total ?? 0 },
    activities: {
      open: activities.draft ?? 0,
      returned: activities.returned ?? 0,
      waiting: (activities.withPrincipal ?? 0) + (activities.confirmed ?? 0),
    },
    sheet: {
      state: sheet?.state ?? null,
      postedUntil: sheet?.postedOn ? postedUntil(sheet.postedOn, settings.assessment.postingDays) : null,
      scored: figures.scored,
      passed: figures.passed,
    },
  };
  return { year, unit, bill, activities, sheet, transfers, helps, behind };
}

function tasksOf({ assignment, program, today }: Reader, facts: Facts): Task[] {
  if (assignment.role === 'principal') return principalTasks(program.settings.milestones, today, facts);
  if (assignment.role === 'schoolFinance') return financeTasks(today, facts);
  return [
    ...taskFor(facts.transfers, today, null, {
      key: 'transfers',
      place: 'rosterChange',
      title: `${facts.transfers} 项调动等待本校同意`,
      detail: '调入教师连同缴费一起转来，同意后由上级办理。',
    }),
    ...taskFor(facts.helps, today, null, {
      key: 'helps',
      place: 'help',
      title: `${facts.helps} 位老师请学校帮助学习`,
      detail: '当面或打电话帮过以后，在帮扶名单里登记。',
    }),
  ];
}

function principalTasks(days: SchoolYear['days'], today: string, { year, unit, activities, sheet }: Facts): Task[] {
  const records = activities.withPrincipal ?? 0;
  const objections = sheet?.objections ?? 0;
  return [
    ...taskFor(unit?.state === 'withPrincipal' ? 1 : 0, today, year.registration.acceptedUntil, {
      key: 'confirmRoster',
      place: 'registration',
      title: `参训名单等待您确认（${unit?.headcount ?? 0} 人）`,
      detail: '确认即上报；发现问题可退回学校管理员并写明原因。',
    }),
    ...taskFor(records, today, days.studyEndsOn, {
      key: 'confirmActivities',
      place: 'schoolBased',
      title: `${records} 次校本研修活动等待您确认`,
      detail: '核对活动记录、签到和材料，确认后由县级认定学时。',
    }),
    ...taskFor(sheet?.state === 'providerConfirmed' ? 1 : 0, today, days.assessmentEndsOn, {
      key: 'confirmScores',
      place: 'score',
      title: `${year.sheet.scored} 人的成绩等待您确认`,
      detail: '确认后在校内公示，公示期满由上级审定。',
    }),
    ...taskFor(objections, today, null, {
      key: 'answerObjections',
      place: 'objection',
      title: `${objections} 条成绩异议等待答复`,
      detail: '有未答复的异议时，上级不能审定成绩。',
    }),
  ];
}

function financeTasks(today: string, { year, bill }: Facts): Task[] {
  if (!bill) return [];
  const leftFen = Number(bill.dueFen) - bill.receivedFen;
  const openFen = bill.receivedFen - (bill.requestedFen - bill.redFen);
  return [
    ...taskFor(leftFen > 0 ? 1 : 0, today, year.days.remittanceDueOn, {
      key: 'pay',
      place: 'bill',
      title: `还需缴费 ${yuanText(leftFen)} 元`,
      detail: '按缴费单上的账号和备注汇款，汇出后登记汇款并上传凭据。',
    }),
    ...taskFor(openFen > 0 ? 1 : 0, today, null, {
      key: 'requestInvoice',
      place: 'invoice',
      title: `有 ${yuanText(openFen)} 元可以申请开票`,
      detail: '先核对发票抬头，再提交开票申请。',
    }),
  ];
}
