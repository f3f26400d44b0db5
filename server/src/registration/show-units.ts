import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { registration } from '@yanxiu/contract/registration';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { type EventAct, eventNames } from '@yanxiu/domain/registration/history';
import {
  acceptedUntil,
  levelNames,
  type Party,
  registrationStateNames,
  registrationStates,
} from '@yanxiu/domain/registration/states';
import { findPersonName } from '../access/person-name.ts';
import type { Ctx } from '../platform/http/context.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { writeWorkbook } from '../platform/sheets/write.ts';
import { getProgram } from '../program/store.ts';
import { xlsx } from './form-sheets.ts';
import { paperCopiesWanted } from './paper-copies.ts';
import { listEvents } from './store/event.ts';
import { type CountedUnit, listSchoolsOfUnit, type Program, pageUnits } from './store/unit.ts';
import { describeUnit, factsOf, loadUnit, partyActor, type Unit, type UnitRef } from './unit.ts';

type Endpoints = typeof registration.endpoints;
type ListInput = Parsed<Endpoints['list']>;

function unitOf(ctx: Ctx, program: Program, row: CountedUnit): Unit {
  return { program, row, facts: factsOf(program, row, ctx.now), actor: partyActor(ctx) };
}

/** The units of a program in reach, with their states, counts and what this reader may do with each. */
export async function listRegistrations(ctx: Ctx, input: ListInput) {
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  const { rows, totals } = await pageUnits(ctx.db, ctx.scope, program, filterOf(ctx, program, input));
  const counts = Object.fromEntries(registrationStates.map((state) => [state, 0]));
  let headcount = 0;
  for (const one of totals) {
    counts[one.state] = one.units;
    headcount += one.headcount;
  }
  const all = Object.values(counts).reduce((sum, units) => sum + units, 0);
  return {
    rows: rows.map((row) => describeUnit(unitOf(ctx, program, row))),
    total: input.state ? (counts[input.state] ?? 0) : all,
    totals: { headcount },
    counts,
  };
}

function filterOf(ctx: Ctx, program: Program, input: Omit<ListInput, 'programId'>) {
  const { party } = partyActor(ctx);
  const { rosterDueOn } = program.settings.milestones;
  const today = dayOf(ctx.now);
  const lateOn = input.late && today > rosterDueOn ? today : undefined;
  return {
    ...input,
    lateOn: input.late ? (lateOn ?? '1900-01-01') : undefined,
    waitingAt: input.mine ? waitingFor(party) : undefined,
  };
}

function waitingFor(party: Party | null): Party {
  return party ?? 'clerk';
}

/** One unit in full: what it may do and by when, and how it came here. */
export async function showRegistration(ctx: Ctx, input: UnitRef) {
  const unit = await loadUnit(ctx, input);
  const { program, row, facts } = unit;
  const { feeFen } = program.settings.fee;
  const [schools, events, confirmedByName] = await Promise.all([
    listSchoolsOfUnit(ctx.db, row.schoolId),
    listEvents(ctx.db, program.id, row.schoolId),
    row.confirmedBy ? findPersonName(ctx.db, row.confirmedBy) : null,
  ]);
  return {
    ...describeUnit(unit),
    paperCopiesWanted: paperCopiesWanted(program),
    programName: program.name,
    route: facts.route.map((level, step) => ({
      level,
      name: levelNames[level],
      reached: row.state === 'locked' || (row.state === 'submitted' && row.step >= step),
    })),
    rosterDueOn: facts.rosterDueOn,
    acceptedUntil: acceptedUntil(facts),
    feeFen,
    dueFen: feeFen * (row.headcount - row.exemptCount),
    confirmedByName,
    schools,
    events: events.map(({ role, ...event }) => ({
      ...event,
      roleName: role,
      actName: eventNames[event.act as EventAct] ?? event.act,
    })),
  };
}

const exportColumns = [
  { heading: '县（市、区）', kind: 'text' },
  { heading: '填报单位', kind: 'text', width: 32 },
  { heading: '状态', kind: 'text', width: 16 },
  { heading: '在职专任教师', kind: 'integer' },
  { heading: '名单人数', kind: 'integer' },
  { heading: '免训', kind: 'integer' },
  { heading: '待改正', kind: 'integer' },
  { heading: '逾期', kind: 'text' },
  { heading: '校长确认', kind: 'text' },
  { heading: '纸质份数', kind: 'integer' },
] as const;

const howNames = { click: '系统确认', scan: '扫描件', bureau: '上级代确认' } as const;

/** The list as a workbook: who has handed in what. */
export async function exportRegistrations(ctx: Ctx, input: Parsed<Endpoints['export']>): Promise<FileAnswer> {
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  const { rows } = await pageUnits(ctx.db, ctx.scope, program, { ...input, page: 1, size: 100_000 });
  const lines = rows.map((row) => {
    const unit = describeUnit(unitOf(ctx, program, row));
    return [
      row.parentName,
      row.schoolName,
      registrationStateNames[row.state],
      row.staffCount,
      row.headcount,
      row.exemptCount,
      row.errorCount,
      unit.late ? '逾期' : '',
      row.confirmedHow ? howNames[row.confirmedHow] : '',
      row.paperCopies,
    ];
  });
  const bytes = writeWorkbook([
    { name: '报名进度', title: `${program.name}报名进度`, columns: exportColumns, rows: lines },
  ]);
  return { name: `${program.name}报名进度.xlsx`, mediaType: xlsx, bytes };
}
