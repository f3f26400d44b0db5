import { dayOf } from '@yanxiu/domain/kernel/day';
import { hundredthsText } from '@yanxiu/domain/kernel/hours';
import type { Ctx } from '../platform/http/context.ts';
import { expectedHours } from '../supervision/people.ts';
import { countPeople, listPeople, type PersonRow } from '../supervision/store/people.ts';
import type { Program, StartAnswer } from './start.ts';

type Behind = Extract<StartAnswer['view'], { kind: 'school' }>['behind'][number];
type Show = Behind['show'];

const titles: Readonly<Record<Show, string>> = {
  notActivated: '账号还没有激活',
  notLoggedIn: '还没有登录',
  notStarted: '还没有开始学习',
  behind: '网络研修进度落后',
  near: '成绩接近合格线',
  failed: '成绩未达标',
};

/** So many are named; the rest is a click away. */
const named = 12;

/** Who is behind below a path at the present stage of the program, the first few by name. */
export async function listBehind(ctx: Ctx, program: Program, path: string): Promise<Behind[]> {
  const { settings } = program;
  const filter = {
    programId: program.id,
    path,
    startedX100: settings.study.startedX100,
    expectedX100: expectedHours(settings, ctx.now),
  };
  const groups = await Promise.all(
    listsOn(program, dayOf(ctx.now)).map(async (show) => {
      const [total, people] = await Promise.all([
        countPeople(ctx.db, ctx.scope, { ...filter, show }),
        listPeople(ctx.db, ctx.scope, { ...filter, show }, { limit: named, offset: 0 }),
      ]);
      return {
        show,
        title: titles[show],
        total,
        people: people.map((row) => personOf(row, show, filter.expectedX100)),
      };
    }),
  );
  return groups.filter((group) => group.total > 0);
}

/** The lists that matter today: first accounts, then study, in the end scores. */
function listsOn({ settings }: Program, today: string): Show[] {
  const { milestones: days } = settings;
  if (today > days.studyEndsOn) return ['failed', 'near', 'behind'];
  if (today > days.studyStartsOn) return ['notActivated', 'notStarted', 'behind'];
  return ['notActivated', 'notLoggedIn'];
}

function personOf(row: PersonRow, show: Show, expectedX100: number) {
  return { personId: row.personId, name: row.name, schoolName: row.schoolName, note: noteOf(row, show, expectedX100) };
}

function noteOf(row: PersonRow, show: Show, expectedX100: number): string {
  if (show === 'failed' || show === 'near') return row.totalX100 === null ? '' : `${hundredthsText(row.totalX100)} 分`;
  if (show === 'behind') return `${hundredthsText(row.onlineHoursX100)} / 应到 ${hundredthsText(expectedX100)} 学时`;
  return '';
}
