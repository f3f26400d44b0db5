import { type SheetState, sheetStateNames } from '@yanxiu/domain/assessment/states';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { yuanText } from '@yanxiu/domain/kernel/money';
import { type RegistrationState, registrationStateNames } from '@yanxiu/domain/registration/states';
import type { Ctx } from '../platform/http/context.ts';
import { expectedHours } from '../supervision/people.ts';
import type { Program, View } from './start.ts';
import {
  type LateUnit,
  type LateUnits,
  unitsBehind,
  unitsNotActivated,
  unitsUnpaid,
  unitsWithoutRoster,
  unitsWithoutScores,
} from './store/late-unit.ts';

type Region = Extract<View, { kind: 'region' }>;
type Group = Region['lateUnits'][number];

interface Asked {
  readonly words: Omit<Group, 'total' | 'units' | 'late'>;
  readonly from: string;
  /** The last day on which the step still matters. */
  readonly until?: string;
  readonly read: () => Promise<LateUnits>;
  readonly note: (unit: LateUnit) => string;
}

/** Units that have not got over the steps whose time has come; a step that everybody has done is left out. */
export async function listLateUnits(ctx: Ctx, program: Program, path: string): Promise<Group[]> {
  const today = dayOf(ctx.now);
  const groups = await Promise.all(
    asked(ctx, program, path)
      .filter((one) => one.from <= today && today <= (one.until ?? today))
      .map(async ({ words, read, note }) => {
        const { total, units } = await read();
        const rows = units.map((unit) => ({
          id: unit.id,
          name: unit.name,
          parentName: unit.parentName,
          note: note(unit),
        }));
        return { ...words, total, units: rows, late: words.dueOn !== null && today > words.dueOn };
      }),
  );
  return groups.filter((group) => group.total > 0);
}

function asked(ctx: Ctx, program: Program, path: string): Asked[] {
  const { settings } = program;
  const { milestones: days } = settings;
  const region = { programId: program.id, path };
  return [
    {
      words: { step: 'roster', title: '还没有上报名单', dueOn: days.rosterDueOn, place: 'registration' },
      from: days.noticeIssuedOn,
      read: () => unitsWithoutRoster(ctx.db, ctx.scope, region, settings.stages),
      note: ({ state, amount }) =>
        `${registrationStateNames[(state ?? 'draft') as RegistrationState]}，已填 ${amount} 人`,
    },
    {
      words: { step: 'payment', title: '还没有缴清', dueOn: days.remittanceDueOn, place: 'bill' },
      from: days.noticeIssuedOn,
      read: () => unitsUnpaid(ctx.db, ctx.scope, region),
      note: ({ amount }) => `还差 ${yuanText(amount)} 元`,
    },
    {
      words: { step: 'activation', title: '账号没有全部激活', dueOn: days.firstLoginDueOn, place: 'people' },
      from: days.loginOpensOn,
      until: days.studyEndsOn,
      read: () => unitsNotActivated(ctx.db, ctx.scope, region),
      note: ({ amount, of }) => `${amount} / ${of} 人没有激活`,
    },
    {
      words: { step: 'study', title: '网络研修进度落后', dueOn: days.studyEndsOn, place: 'people' },
      from: days.studyStartsOn,
      until: days.assessmentEndsOn,
      read: () => unitsBehind(ctx.db, ctx.scope, region, expectedHours(settings, ctx.now)),
      note: ({ amount, of }) => `${amount} / ${of} 人落后`,
    },
    {
      words: { step: 'score', title: '成绩还没有审定', dueOn: days.assessmentEndsOn, place: 'score' },
      from: days.studyEndsOn,
      read: () => unitsWithoutScores(ctx.db, ctx.scope, region),
      note: ({ state }) => (state ? sheetStateNames[state as SheetState] : '还没有计算'),
    },
  ];
}
