import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { overview } from '@yanxiu/contract/overview';
import type { Role } from '@yanxiu/domain/access/roles';
import type { Assignment } from '@yanxiu/domain/access/scope';
import { type Day, dayOf, daysBetween } from '@yanxiu/domain/kernel/day';
import { phaseOn } from '@yanxiu/domain/program/phase';
import { milestoneNames, milestones, type ProgramSettings } from '@yanxiu/domain/program/policy';
import type { z } from 'zod';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { HttpError } from '../platform/http/errors.ts';

import { getProgram, pagePrograms } from '../program/store.ts';
import { auditorStart } from './auditor-start.ts';
import { financeStart } from './finance-start.ts';
import { operatorStart } from './operator-start.ts';
import { regionStart } from './region-start.ts';
import { schoolStart } from './school-start.ts';
import { staffStart } from './staff-start.ts';

type Start = typeof overview.endpoints.start;
export type StartAnswer = z.input<Start['output']>;
export type Task = StartAnswer['tasks'][number];
export type View = StartAnswer['view'];
export type Program = Awaited<ReturnType<typeof getProgram>>;

/** What a role's own part of the start page is made from. */
export interface Reader {
  readonly assignment: Assignment;
  readonly program: Program;
  readonly today: Day;
}

export interface Part {
  readonly tasks: readonly Task[];
  readonly view: View;
}

/** The first page of every office role: what to do next, by when, and where the year stands. */
export async function start(ctx: Ctx, input: Parsed<Start>): Promise<StartAnswer> {
  const { assignment } = actorOf(ctx);
  if (!assignment) throw new HttpError('forbidden');
  const today = dayOf(ctx.now);
  const program = await chosenProgram(ctx, assignment.role, input.programId);
  const { tasks, view } = await partFor(ctx, assignment, program, today);
  return {
    today,
    program: program ? headOf(ctx, program) : null,
    dates: program ? datesOf(program.settings, today) : [],
    tasks: [...tasks].sort(byUrgency),
    view,
  };
}

const withoutProgram: readonly Role[] = ['operator'];

/** The named program, or the most recent published one in reach (a bureau's draft only where there is none); none for those who keep the platform itself. */
async function chosenProgram(ctx: Ctx, role: Role, id: string | undefined): Promise<Program | null> {
  if (withoutProgram.includes(role)) return null;
  if (id) return getProgram(ctx.db, ctx.scope, id);
  const { rows } = await pagePrograms(ctx.db, ctx.scope, { page: 1, size: 20 });
  return rows.find((row) => row.state === 'published') ?? rows[0] ?? null;
}

async function partFor(ctx: Ctx, assignment: Assignment, program: Program | null, today: Day): Promise<Part> {
  const { role } = assignment;
  if (role === 'operator') return operatorStart(ctx);
  if (role === 'auditor') return auditorStart(ctx);
  if (role === 'providerFinance') return financeStart(ctx, today);
  if (!program) return { tasks: [], view: { kind: 'none' } };
  const reader: Reader = { assignment, program, today };
  if (role === 'schoolAdmin' || role === 'principal' || role === 'schoolFinance') return schoolStart(ctx, reader);
  if (role === 'tutor' || role === 'expert' || role === 'contentEditor') return staffStart(ctx, reader);
  return regionStart(ctx, reader);
}

function headOf(ctx: Ctx, program: Program): NonNullable<StartAnswer['program']> {
  const phase = program.state === 'closed' ? ('finished' as const) : phaseOn(program.settings, ctx.now);
  return { id: program.id, name: program.name, state: program.state, phase, publisherName: program.publisherName };
}

/** All milestones in order of their days; those of one day in the notice's order. */
function datesOf({ milestones: days }: ProgramSettings, today: Day): StartAnswer['dates'] {
  return milestones
    .map((key) => ({ key, name: milestoneNames[key], day: days[key], daysLeft: daysBetween(today, days[key]) }))
    .sort((a, b) => a.daysLeft - b.daysLeft);
}

/** What is late, then what has a day, the nearest first, then the rest. */
function byUrgency(a: Task, b: Task): number {
  if (a.late !== b.late) return a.late ? -1 : 1;
  const [left, right] = [a.dueOn ?? '9999', b.dueOn ?? '9999'];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
