import { documentKinds } from '@yanxiu/domain/kernel/identity-number';
import { changeKinds, changeStateNames, withdrawalReasons } from '@yanxiu/domain/registration/change';
import { personTypes } from '@yanxiu/domain/registration/person-types';
import { registrationActs, registrationStates } from '@yanxiu/domain/registration/states';
import { z } from 'zod';
import { day, id, instantOut } from './kernel/fields.ts';

/** Shapes of registration that several endpoints share. */

export const unitPath = { programId: id, schoolId: id };
export const registrationState = z.enum(registrationStates);
export const rowState = z.enum(['ok', 'warning', 'error']);
export const withdrawalReason = z.enum(Object.keys(withdrawalReasons) as [keyof typeof withdrawalReasons]);
export const changeKind = z.enum(changeKinds);
export const changeState = z.enum(Object.keys(changeStateNames) as [keyof typeof changeStateNames]);

export const actAnswer = z.object({
  act: z.enum(registrationActs),
  allowed: z.boolean(),
  reason: z.string().optional(),
});

/** One reporting unit in a list. `waitingAt` says who has it now. */
export const unitRow = z.object({
  schoolId: id,
  schoolName: z.string(),
  parentId: id,
  parentName: z.string(),
  parentKind: z.string(),
  state: registrationState,
  stateName: z.string(),
  step: z.int(),
  waitingAt: z.enum(['clerk', 'principal', 'county', 'city']).nullable(),
  headcount: z.int(),
  exemptCount: z.int(),
  exemptAsked: z.int(),
  errorCount: z.int(),
  warningCount: z.int(),
  staffCount: z.int().nullable(),
  subordinateCount: z.int(),
  submittedAt: instantOut.nullable(),
  confirmedAt: instantOut.nullable(),
  confirmedHow: z.enum(['click', 'scan', 'bureau']).nullable(),
  lockedAt: instantOut.nullable(),
  late: z.boolean(),
  extendedUntil: day.nullable(),
  extensionAskedUntil: day.nullable(),
  extensionAskedReason: z.string().nullable(),
  paperCopies: z.int(),
  returnReason: z.string().nullable(),
  version: z.int(),
  allowed: z.array(actAnswer),
});

/** A row as it is typed or pasted; everything is text as a person writes it and is judged by the roster rules. */
const cell = z.string().max(200, '这一格内容太长，请缩短到 200 字以内。').default('');
export const rowFields = {
  name: cell,
  stage: cell,
  subject: cell,
  phone: cell,
  idNumber: cell,
  documentKind: cell,
  county: cell,
  school: cell,
  remark: cell,
  personType: cell,
  homeSchool: cell,
  /** 本人无手机号: gets a login number. */
  noOwnPhone: z.boolean().default(false),
};
export const rowInput = z.strictObject(rowFields);

export const rowIssue = z.object({
  column: z.string().nullable(),
  field: z.string(),
  code: z.string(),
  message: z.string(),
});

export const entryRow = z.object({
  id,
  line: z.int(),
  name: z.string(),
  stage: z.string(),
  subject: z.string(),
  documentKind: z.enum(documentKinds),
  documentMask: z.string(),
  phoneMask: z.string(),
  /** In full only to the unit that is mending its own draft (or who acts for it); each such view is logged. */
  idNumber: z.string().nullable(),
  phone: z.string().nullable(),
  noOwnPhone: z.boolean(),
  county: z.string(),
  school: z.string(),
  workSchoolId: id,
  remark: z.string(),
  personType: z.enum(personTypes),
  homeSchool: z.string(),
  state: rowState,
  issues: z.array(rowIssue),
  conflictSchool: z.string().nullable(),
  exemptState: z.enum(['none', 'asked', 'approved', 'returned']),
  exemptReason: z.string(),
  exemptHoursX100: z.int().nullable(),
  exemptCreditsX100: z.int().nullable(),
  exemptFileId: id.nullable(),
  returnReason: z.string().nullable(),
  withdrawnAt: instantOut.nullable(),
  withdrawnCode: z.string().nullable(),
  withdrawnName: z.string().nullable(),
  personId: id.nullable(),
  version: z.int(),
});

export const rowCounts = z.object({ rows: z.int(), ok: z.int(), warning: z.int(), error: z.int() });

export const importValues = z.object({
  name: z.string(),
  stage: z.string(),
  subject: z.string(),
  phone: z.string(),
  idNumber: z.string(),
  documentKind: z.enum(documentKinds),
  county: z.string(),
  school: z.string(),
  remark: z.string(),
  personType: z.string(),
  homeSchool: z.string(),
});

export const importRow = z.object({
  seq: z.int(),
  sheet: z.string(),
  line: z.int(),
  state: rowState,
  values: importValues,
  issues: z.array(rowIssue),
  imported: z.boolean(),
});

export const importState = z.enum(['checking', 'refused', 'ready', 'imported', 'undone']);

export const importOut = z.object({
  id,
  schoolId: id,
  fileId: id,
  fileName: z.string(),
  state: importState,
  refusal: z.string().nullable(),
  counts: rowCounts,
  added: z.int(),
  updated: z.int(),
  createdAt: instantOut,
  importedAt: instantOut.nullable(),
});

/** Outcome of an act on many units: who was done, and why the others were not. */
export const manyOutcome = z.object({
  done: z.int(),
  refused: z.array(z.object({ schoolId: id, schoolName: z.string(), code: z.string(), message: z.string() })),
});

export const changeRow = z.object({
  id,
  schoolId: id,
  schoolName: z.string(),
  kind: changeKind,
  kindName: z.string(),
  state: changeState,
  stateName: z.string(),
  personName: z.string(),
  newName: z.string().nullable(),
  /** What changes, in words: field, before, after; numbers masked. */
  details: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  reason: z.string(),
  withdrawnCode: z.string().nullable(),
  withdrawnName: z.string().nullable(),
  toSchoolId: id.nullable(),
  toSchoolName: z.string().nullable(),
  moveBill: z.boolean(),
  toAgreed: z.boolean(),
  headDelta: z.int(),
  toHeadDelta: z.int(),
  billEffectFen: z.int(),
  onBehalf: z.boolean(),
  askedByName: z.string(),
  askedAt: instantOut,
  decidedByName: z.string().nullable(),
  decidedAt: instantOut.nullable(),
  decisionReason: z.string().nullable(),
  allowed: z.array(
    z.object({ act: z.enum(['decide', 'withdraw', 'agree']), allowed: z.boolean(), reason: z.string().optional() }),
  ),
});

/** What a change order says; which fields are needed depends on its kind. */
export const changeFields = {
  kind: changeKind,
  entryId: id.optional(),
  /** The newcomer of an addition or replacement, or the corrected values; an empty cell keeps what was. */
  row: z
    .strictObject({ ...rowFields, noOwnPhone: z.boolean().optional() })
    .partial()
    .optional(),
  withdrawnCode: withdrawalReason.optional(),
  toSchoolId: id.optional(),
  /** In a transfer: the bill moves along, when both schools and the county agree. */
  moveBill: z.boolean().default(false),
};
