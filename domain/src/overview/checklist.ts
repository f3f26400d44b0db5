import type { SheetState } from '../assessment/states.ts';
import { type Day, dayText } from '../kernel/day.ts';
import { hundredthsText } from '../kernel/hours.ts';
import { yuanText } from '../kernel/money.ts';
import type { ProgramSettings } from '../program/policy.ts';
import type { RegistrationState } from '../registration/states.ts';

/** The year of a school, in the order in which it is worked off (rules §3, §4, §6 – §9). */
export const stepTitles = {
  meeting: '动员会',
  roster: '上报名单',
  payment: '缴费',
  activation: '激活账号',
  study: '网络研修',
  schoolBased: '校本研修',
  score: '成绩确认',
} as const;
export type StepKey = keyof typeof stepTitles;

/**
 * `wait`: the school has done its part and somebody else has it; `back`: it came back with a reason; `late`: its day has
 * passed; `later`: its time has not come.
 */
export type StepState = 'done' | 'now' | 'wait' | 'back' | 'late' | 'later';

export interface Step {
  readonly key: StepKey;
  readonly title: string;
  readonly state: StepState;
  readonly dueOn: Day | null;
  /** Where it stands, in a sentence. */
  readonly note: string;
  /** How many of how many, where it is counted. */
  readonly done: number | null;
  readonly of: number | null;
}

/** What the checklist is made from; counts are persons unless the name says otherwise. */
export interface SchoolYear {
  readonly today: Day;
  readonly days: ProgramSettings['milestones'];
  readonly hours: ProgramSettings['hours'];
  /** The 动员会 that the notice asks for (忻教发〔2020〕98号 附件2 二.1); null where none is asked for. */
  readonly meeting: { readonly dueOn: Day | null; readonly heldOn: Day | null } | null;
  readonly registration: {
    readonly state: RegistrationState;
    readonly rows: number;
    readonly errors: number;
    /** The last day on which the roster is accepted, an extension included. */
    readonly acceptedUntil: Day;
    /** Who reviews it now, in words: 县（市、区）. */
    readonly reviewer: string;
    readonly returnReason: string | null;
  };
  readonly bill: { readonly heads: number; readonly dueFen: number; readonly receivedFen: number } | null;
  readonly people: {
    readonly due: number;
    readonly activated: number;
    readonly started: number;
    readonly onlineDone: number;
    readonly behind: number;
    readonly schoolBasedDone: number;
  };
  /** Records of school-based study by whose turn it is. */
  readonly activities: { readonly open: number; readonly returned: number; readonly waiting: number };
  readonly sheet: {
    readonly state: SheetState | null;
    readonly postedUntil: Day | null;
    readonly scored: number;
    readonly passed: number;
  };
}

/** The steps with where each stands today; six, and the 动员会 before them where a notice asks for one. */
export function checklist(year: SchoolYear): Step[] {
  const people = [activation(year), study(year), schoolBased(year)].map((one) => ended(one, year));
  return [...meeting(year), roster(year), payment(year), ...people, score(year)];
}

/** Once the scores are locked nobody catches up any more: what is left undone is told, but is no one's next step. */
function ended(one: Step, { sheet }: SchoolYear): Step {
  return sheet.state === 'locked' && one.state !== 'done' ? { ...one, state: 'done' } : one;
}

/** Returned first, then what is late, then what is open: what the school does next, or null when nothing is its turn. */
export function nextStep(steps: readonly Step[]): Step | null {
  for (const state of ['back', 'late', 'now'] as const) {
    const [first] = steps
      .filter((step) => step.state === state)
      .sort((a, b) => ((a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : 1));
    if (first) return first;
  }
  return null;
}

type Told = Omit<Step, 'key' | 'title' | 'done' | 'of'> & { done?: number; of?: number };

function step(key: StepKey, { done = 0, of = 0, ...told }: Told): Step {
  const counted = of > 0;
  return { key, title: stepTitles[key], ...told, done: counted ? done : null, of: counted ? of : null };
}

function meeting({ today, meeting: asked }: SchoolYear): Step[] {
  if (!asked) return [];
  const { dueOn, heldOn } = asked;
  if (heldOn) return [step('meeting', { state: 'done', dueOn, note: `已于${dayText(heldOn)}召开。` })];
  const state = dueOn !== null && today > dueOn ? 'late' : 'now';
  return [step('meeting', { state, dueOn, note: '开过以后，在通知里登记日期、人数和照片。' })];
}

function roster({ today, registration }: SchoolYear): Step {
  const { state, rows, errors, acceptedUntil: dueOn, reviewer, returnReason } = registration;
  const written = rows === 0 ? '还没有填写名单' : `已填 ${rows} 人${errors > 0 ? `，其中 ${errors} 行需要改正` : ''}`;
  switch (state) {
    case 'locked':
      return step('roster', { state: 'done', dueOn, note: `名单已锁定，共 ${rows} 人。` });
    case 'submitted':
      return step('roster', { state: 'wait', dueOn, note: `已上报 ${rows} 人，等待${reviewer}审核。` });
    case 'withPrincipal':
      return step('roster', { state: 'wait', dueOn, note: `已填 ${rows} 人，等待校（园）长确认。` });
    case 'returned':
      return step('roster', { state: 'back', dueOn, note: `名单已退回：${returnReason ?? '请按说明修改'}` });
    default:
      if (today > dueOn) {
        const what = '上报截止日期已过，请申请延期或联系上级。';
        return step('roster', { state: 'late', dueOn, note: `${written}。${what}` });
      }
      return step('roster', { state: 'now', dueOn, note: `${written}。提交后由校（园）长确认上报。` });
  }
}

function payment({ today, days, bill }: SchoolYear): Step {
  const dueOn = days.remittanceDueOn;
  if (!bill || bill.heads === 0) return step('payment', { state: 'later', dueOn, note: '名单上报后生成缴费单。' });
  const leftFen = bill.dueFen - bill.receivedFen;
  const money = `应缴 ${yuanText(bill.dueFen)} 元，已到账 ${yuanText(bill.receivedFen)} 元`;
  if (leftFen <= 0) {
    return step('payment', {
      state: 'done',
      dueOn,
      note: leftFen < 0 ? `${money}，多 ${yuanText(-leftFen)} 元。` : `${money}。`,
    });
  }
  return step('payment', {
    state: today > dueOn ? 'late' : 'now',
    dueOn,
    note: `${money}，还差 ${yuanText(leftFen)} 元。`,
  });
}

function activation({ today, days, registration, people }: SchoolYear): Step {
  const dueOn = days.firstLoginDueOn;
  if (people.due === 0) {
    const note = registration.state === 'locked' ? '没有应参训教师。' : '名单锁定后开通账号。';
    return step('activation', { state: 'later', dueOn, note });
  }
  const left = people.due - people.activated;
  const counted = { dueOn, done: people.activated, of: people.due };
  if (left === 0) return step('activation', { ...counted, state: 'done', note: '账号已全部激活。' });
  const note = `还有 ${left} 人没有激活，可打印账号条发给本人。`;
  return step('activation', { ...counted, state: today > dueOn ? 'late' : 'now', note });
}

function study({ today, days, hours, people }: SchoolYear): Step {
  const dueOn = days.studyEndsOn;
  const planned = `${hundredthsText(hours.onlineX100)} 学时`;
  if (today < days.studyStartsOn || people.due === 0) {
    return step('study', { state: 'later', dueOn, note: `${dayText(days.studyStartsOn)}开始，每人 ${planned}。` });
  }
  const counted = { dueOn, done: people.onlineDone, of: people.due };
  if (people.onlineDone === people.due)
    return step('study', { ...counted, state: 'done', note: `全部学满 ${planned}。` });
  const behind = people.behind > 0 ? `${people.behind} 人进度落后` : '进度正常';
  if (today > dueOn)
    return step('study', {
      ...counted,
      state: 'late',
      note: `学习已结束，${people.due - people.onlineDone} 人没有学满 ${planned}。`,
    });
  return step('study', { ...counted, state: 'now', note: `已开始学习 ${people.started} 人，${behind}。` });
}

function schoolBased({ today, days, hours, people, activities }: SchoolYear): Step {
  const dueOn = days.studyEndsOn;
  const planned = `${hundredthsText(hours.schoolBasedX100)} 学时`;
  if (today < days.studyStartsOn || people.due === 0) {
    return step('schoolBased', { state: 'later', dueOn, note: `按方案开展，每人 ${planned}。` });
  }
  const counted = { dueOn, done: people.schoolBasedDone, of: people.due };
  if (people.schoolBasedDone === people.due) {
    return step('schoolBased', { ...counted, state: 'done', note: `全部达到 ${planned}。` });
  }
  if (activities.returned > 0) {
    return step('schoolBased', {
      ...counted,
      state: 'back',
      note: `${activities.returned} 次活动记录已退回，请按说明补正。`,
    });
  }
  const waiting = activities.waiting > 0 ? `，${activities.waiting} 次等待确认或认定` : '';
  const note = `${people.due - people.schoolBasedDone} 人还没有达到 ${planned}${waiting}。`;
  if (activities.open === 0 && activities.waiting > 0) return step('schoolBased', { ...counted, state: 'wait', note });
  return step('schoolBased', { ...counted, state: today > dueOn ? 'late' : 'now', note });
}

function score({ today, days, sheet }: SchoolYear): Step {
  const dueOn = days.assessmentEndsOn;
  const told = `已评 ${sheet.scored} 人，合格 ${sheet.passed} 人`;
  switch (sheet.state) {
    case 'locked':
      return step('score', { state: 'done', dueOn, note: `成绩已审定，${told}。` });
    case 'countyConfirmed':
      return step('score', { state: 'wait', dueOn, note: `${told}，等待市级审定。` });
    case 'posted': {
      const until = sheet.postedUntil;
      const posting = until && today < until ? `公示至${dayText(until)}` : '公示期满，等待上级审定';
      return step('score', { state: 'wait', dueOn, note: `${told}，${posting}。` });
    }
    case 'providerConfirmed':
      return step('score', { state: today > dueOn ? 'late' : 'now', dueOn, note: `${told}，请校（园）长确认并公示。` });
    case 'computed':
      return step('score', { state: 'wait', dueOn, note: `${told}，等待承训机构确认。` });
    default:
      return step('score', { state: 'later', dueOn, note: '学习结束后由承训机构计算成绩。' });
  }
}
