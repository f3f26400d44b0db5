import { z } from 'zod';
import { endpoint, feature } from './kernel/endpoint.ts';
import { day, id, instantOut } from './kernel/fields.ts';
import { figures } from './supervision.ts';

/** Where a task is worked off; the office app knows the page of each. */
export const taskPlaces = [
  'notice',
  'program',
  'registration',
  'conflict',
  'rosterChange',
  'account',
  'bill',
  'remittance',
  'bankLine',
  'booking',
  'refund',
  'closing',
  'invoice',
  'course',
  'study',
  'help',
  'piece',
  'discussion',
  'answer',
  'class',
  'schoolBased',
  'mark',
  'score',
  'objection',
  'correction',
  'supervision',
  'people',
  'outbox',
  'health',
  'job',
  'audit',
] as const;
const place = z.enum(taskPlaces);

const programHead = z.object({
  id,
  name: z.string(),
  state: z.enum(['draft', 'published', 'closed']),
  phase: z.enum(['preparing', 'registering', 'opening', 'studying', 'assessing', 'finished']),
  publisherName: z.string(),
});

/** Something that waits for the reader: what, how many, until when, and where it is done. */
const task = z.object({
  key: z.string(),
  title: z.string(),
  detail: z.string(),
  count: z.int(),
  dueOn: day.nullable(),
  late: z.boolean(),
  place,
});

const step = z.object({
  key: z.enum(['meeting', 'roster', 'payment', 'activation', 'study', 'schoolBased', 'score']),
  title: z.string(),
  state: z.enum(['done', 'now', 'wait', 'back', 'late', 'later']),
  dueOn: day.nullable(),
  note: z.string(),
  done: z.int().nullable(),
  of: z.int().nullable(),
  place,
});

const list = z.enum(['notActivated', 'notLoggedIn', 'notStarted', 'behind', 'near', 'failed']);

/** People who are behind, some of them by name; the rest is in the list of the same name. */
const behind = z.object({
  show: list,
  title: z.string(),
  total: z.int(),
  people: z.array(z.object({ personId: id, name: z.string(), schoolName: z.string(), note: z.string() })),
});

const schoolView = z.object({
  kind: z.literal('school'),
  /** The 中心校 that reports for this school; the steps are then the 中心校's. */
  throughName: z.string().nullable(),
  steps: z.array(step),
  /** The step that is the school's turn now. */
  nextStep: step.shape.key.nullable(),
  behind: z.array(behind),
});

const lateUnits = z.object({
  step: step.shape.key,
  title: z.string(),
  dueOn: day.nullable(),
  late: z.boolean(),
  total: z.int(),
  units: z.array(z.object({ id, name: z.string(), parentName: z.string(), note: z.string() })),
  place,
});

const regionView = z.object({
  kind: z.literal('region'),
  nodeId: id,
  nodeName: z.string(),
  asOf: z.string(),
  figures,
  lateUnits: z.array(lateUnits),
  /** Share of each unit below, best first; `base` says what it is a share of. */
  ranking: z
    .object({
      title: z.string(),
      base: z.string(),
      rows: z.array(z.object({ id, name: z.string(), part: z.int(), whole: z.int() })),
    })
    .nullable(),
  trend: z.array(z.object({ day: z.string(), people: z.int(), hoursX100: z.int() })),
});

const financeView = z.object({
  kind: z.literal('finance'),
  accounts: z.array(
    z.object({
      id,
      name: z.string(),
      bankName: z.string(),
      accountTail: z.string(),
      lastLineOn: day.nullable(),
      openLines: z.int(),
      openFen: z.int(),
      todayLines: z.int(),
      todayFen: z.int(),
      closedUntil: day.nullable(),
    }),
  ),
  programs: z.array(
    z.object({
      id,
      name: z.string(),
      dueFen: z.int(),
      receivedFen: z.int(),
      invoicedFen: z.int(),
      unpaidUnits: z.int(),
    }),
  ),
});

const staffView = z.object({
  kind: z.literal('staff'),
  facts: z.array(z.object({ label: z.string(), count: z.int() })),
  behind: z.array(behind),
});

const operatorView = z.object({
  kind: z.literal('operator'),
  outbox: z.array(
    z.object({
      box: z.enum(['sms', 'mail']),
      queued: z.int(),
      failed: z.int(),
      sentToday: z.int(),
      oldestQueuedAt: instantOut.nullable(),
    }),
  ),
  queue: z.object({ waiting: z.int(), running: z.int(), failed: z.int() }),
  failures: z.array(z.object({ id, title: z.string(), message: z.string(), at: instantOut })),
});

const auditorView = z.object({
  kind: z.literal('auditor'),
  entries: z.int(),
  entriesToday: z.int(),
  lastAt: instantOut.nullable(),
  /** Acts of the last seven days that an auditor looks at first, by action. */
  watched: z.array(z.object({ action: z.string(), count: z.int(), lastAt: instantOut })),
});

export const overview = feature('overview', '首页', {
  start: endpoint({
    method: 'GET',
    path: '/api/start',
    permission: 'overview.read',
    summary: '首页：按角色给出下一步要做什么、什么时候之前，以及现在到了哪一步',
    input: z.strictObject({ programId: id.optional() }),
    output: z.object({
      today: day,
      program: programHead.nullable(),
      dates: z.array(z.object({ key: z.string(), name: z.string(), day, daysLeft: z.int() })),
      tasks: z.array(task),
      view: z.discriminatedUnion('kind', [
        schoolView,
        regionView,
        financeView,
        staffView,
        operatorView,
        auditorView,
        z.object({ kind: z.literal('none') }),
      ]),
    }),
  }),
});
