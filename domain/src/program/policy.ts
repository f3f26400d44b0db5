import { z } from 'zod';
import { isDay } from '../kernel/day.ts';
import { assessmentParts, stages } from './words.ts';

export {
  type AssessmentPart,
  assessmentParts,
  type Milestone,
  milestoneNames,
  milestones,
  partNames,
  type Stage,
  stageNames,
  stages,
} from './words.ts';

/**
 * A program is data (rules §3): this is everything that one may configure, and both notices are presets of it.
 * Money in fen, 学时 / 学分 / scores in hundredths, days in Asia/Shanghai.
 */
const day = z.string().refine(isDay, '日期应写成 2021-11-02 这样。');
const text = z.string().trim();
const hundredths = z.int().min(0);

const milestoneDays = z.strictObject({
  noticeIssuedOn: day,
  rosterDueOn: day,
  remittanceDueOn: day,
  accountsReadyOn: day,
  loginOpensOn: day,
  firstLoginDueOn: day,
  studyStartsOn: day,
  studyEndsOn: day,
  assessmentEndsOn: day,
});

const payee = z.strictObject({
  name: text.min(2).max(100),
  accountNumber: text.regex(/^\d{6,32}$/, '账号只填数字。'),
  bankName: text.min(4).max(100),
  cnaps: text.regex(/^\d{12}$/, '开户行号是 12 位数字。'),
  taxNumber: text.max(20).default(''),
  contact: text.max(60).default(''),
});

export const itemRules = ['studyTime', 'quiz', 'assignment', 'discussion', 'attendance', 'manual', 'import'] as const;
export type ItemRule = (typeof itemRules)[number];

/** One item of a part: points from 0 to its maximum; a gate is the least share of the maximum, in percent. */
const assessmentItem = z.strictObject({
  key: text.regex(/^[a-zA-Z][\w-]{0,30}$/),
  title: text.min(2).max(40),
  rule: z.enum(itemRules),
  maxX100: z.int().min(100).max(10_000),
  gatePercent: z.int().min(0).max(100).nullable().default(null),
});

const assessment = z.strictObject({
  parts: z
    .array(
      z.strictObject({
        part: z.enum(assessmentParts),
        /** Null until somebody sets it: publishing asks for it (weights are never assumed silently). */
        weightPercent: z.int().min(0).max(100).nullable(),
        gatePercent: z.int().min(0).max(100).nullable().default(null),
        items: z.array(assessmentItem).max(20),
      }),
    )
    .length(4),
  /** Half-open from each threshold upward, the highest last; below the first: nothing. */
  bands: z
    .array(
      z.strictObject({ fromX100: hundredths.max(10_000), creditsX100: hundredths, name: text.max(10).default('') }),
    )
    .min(1)
    .max(10),
  passX100: hundredths.max(10_000),
  creditsX100: hundredths,
  /** 公示 of a school's scores, in days, before the next level confirms. */
  postingDays: z.int().min(0).max(30).default(5),
});

const contact = z.strictObject({ unit: text.max(60), name: text.max(20).default(''), phone: text.max(40).default('') });

export const programSettings = z.strictObject({
  title: text.min(4).max(60),
  year: z.int().min(2000).max(2100),
  notice: z.strictObject({ number: text.max(60), basis: text.max(200).default('') }),
  stages: z.array(z.enum(stages)).min(1),
  hours: z.strictObject({ onlineX100: hundredths, schoolBasedX100: hundredths }),
  minutesPerHour: z.int().min(30).max(60),
  milestones: milestoneDays,
  /** Days until which a removal lowers the bill, and a replacement costs nothing; null: first login and study due. */
  refundUntil: day.nullable().default(null),
  replaceUntil: day.nullable().default(null),
  fee: z.strictObject({
    feeFen: z.int().min(0).max(10_000_000),
    legalBasis: text.max(300).default(''),
    /** 每人每学时; a ceiling for the online hours, never the base of the fee. */
    hourlyStandardFen: z.int().min(0).nullable().default(null),
    channel: text.max(100).default('业务费、公用经费'),
  }),
  payee,
  remarkTemplate: text.max(200),
  mailSubjectTemplate: text.max(200),
  /** Who reviews after the school, in order; a city-direct school goes to the city alone. */
  route: z
    .array(z.enum(['county', 'city']))
    .min(1)
    .max(2),
  forms: z
    .array(
      z.strictObject({
        key: z.enum(['headcount', 'roster', 'remittance', 'contacts']),
        title: text.max(80),
        paperCopies: z.int().min(0).max(5),
      }),
    )
    .max(4),
  firstPassword: z.enum(['phoneTail6', 'randomBySms']),
  assessment,
  themes: z.strictObject({ common: z.array(text.max(60)), byStage: z.partialRecord(z.enum(stages), text.max(200)) }),
  study: z.strictObject({
    dailyCapX100: z.int().min(100).max(2400).default(800),
    /** How long reports may be kept back on a poor network, seconds since the last accepted one. */
    bufferSec: z.int().min(60).max(3600).default(600),
    /** 学习率 counts people with at least this much. */
    startedX100: z.int().min(1).default(100),
  }),
  classSize: z.strictObject({ target: z.int().min(10).max(300), most: z.int().min(10).max(400) }),
  contacts: z.strictObject({
    management: z.array(contact).max(10),
    guidance: z.array(contact).max(10),
    execution: z.array(contact).max(10),
    hotline: text.max(40).default(''),
  }),
  certificate: z.strictObject({
    issuer: text.max(60),
    numberPrefix: text.max(20),
    heldBackForUnpaid: z.boolean().default(false),
  }),
  schoolBased: z.strictObject({
    schoolMayReplace: z.boolean().default(false),
    samplePercent: z.int().min(0).max(100).default(10),
    tasks: z
      .array(
        z.strictObject({
          key: text.max(30),
          title: text.max(60),
          form: text.max(60).default(''),
          hoursX100: hundredths,
          evidence: z.array(text.max(20)).max(8),
        }),
      )
      .max(40),
  }),
  /** What the notice leaves open and a preset fills (通知未写明，系统拟定); the publisher confirms each. */
  assumptions: z.array(z.strictObject({ field: text.max(80), text: text.max(200), confirmed: z.boolean() })).max(40),
});

export type ProgramSettings = z.infer<typeof programSettings>;
