/** Written by `npm run generate` from a migrated database; do not edit. */

import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface Account {
  activatedAt: Timestamp | null;
  consentVersion: string | null;
  lastLoginAt: Timestamp | null;
  loginIndex: string;
  loginMask: string;
  loginNumber: string | null;
  passwordHash: string | null;
  personId: string;
  version: Generated<number>;
}

export interface AuditEntry {
  action: string;
  address: string | null;
  after: Json | null;
  at: Timestamp;
  before: Json | null;
  hash: string;
  orgId: string | null;
  personId: string | null;
  prevHash: string;
  programId: string | null;
  realAt: Generated<Timestamp>;
  reason: string | null;
  requestId: string;
  role: string | null;
  seq: Generated<number>;
  subjectId: string;
  subjectKind: string;
}

export interface DemoClock {
  demoAt: Timestamp;
  onlyOne: Generated<boolean>;
}

export interface Idempotency {
  at: Generated<Timestamp>;
  body: Json;
  key: string;
  personId: string;
  requestHash: string;
  status: number;
}

export interface Installation {
  createdAt: Generated<Timestamp>;
  filled: Generated<boolean>;
  mode: 'demo' | 'production';
  onlyOne: Generated<boolean>;
}

export interface Job {
  createdAt: Timestamp;
  done: Generated<number>;
  finishedAt: Timestamp | null;
  id: string;
  kind: string;
  message: Generated<string>;
  personId: string | null;
  programId: string | null;
  result: Json | null;
  startedAt: Timestamp | null;
  state: Generated<'queued' | 'running' | 'done' | 'failed'>;
  title: string;
  total: Generated<number>;
}

export interface LoginFailure {
  count: number;
  lastAt: Timestamp;
  lockedUntil: Timestamp | null;
  loginIndex: string;
}

export interface Notice {
  addressees: Generated<string>;
  basis: Generated<string>;
  body: string;
  fileIds: Generated<string[]>;
  id: string;
  issuedOn: string;
  number: string;
  orgId: string;
  programId: string | null;
  public: Generated<boolean>;
  publishedAt: Timestamp | null;
  state: Generated<'draft' | 'published'>;
  title: string;
  version: Generated<number>;
}

export interface Org {
  active: Generated<boolean>;
  address: string | null;
  aliases: Generated<string[]>;
  code: string | null;
  email: string | null;
  id: string;
  kind: 'province' | 'city' | 'county' | 'school' | 'provider';
  name: string;
  ownership: 'public' | 'private' | null | null;
  parentId: string | null;
  path: string;
  phone: string | null;
  registeredName: string | null;
  reportsThrough: string | null;
  schoolCode: string | null;
  shortName: string;
  sortKey: Generated<string>;
  stages: Generated<string[]>;
  uscc: string | null;
  version: Generated<number>;
}

export interface OrgContact {
  duty: 'head' | 'liaison' | 'finance';
  email: Generated<string>;
  name: string;
  officePhone: Generated<string>;
  orgId: string;
  phoneCipher: Buffer | null;
  phoneMask: Generated<string>;
  title: Generated<string>;
  updatedAt: Timestamp;
}

export interface OutboxMail {
  body: string;
  createdAt: Timestamp;
  failure: string | null;
  fileIds: Generated<string[]>;
  id: string;
  recipient: string;
  sentAt: Timestamp | null;
  state: Generated<'queued' | 'sent' | 'failed'>;
  subject: string;
}

export interface OutboxSms {
  createdAt: Timestamp;
  failure: string | null;
  id: string;
  phoneCipher: Buffer;
  phoneMask: string;
  sentAt: Timestamp | null;
  state: Generated<'queued' | 'sent' | 'failed'>;
  template: string;
  text: string;
}

export interface Person {
  birthOn: string | null;
  createdAt: Timestamp;
  documentCipher: Buffer | null;
  documentIndex: string | null;
  documentKind: 'id' | 'residencePermitHmt' | 'permanentResident' | 'passport' | null | null;
  documentMask: string | null;
  documentTailIndex: string | null;
  id: string;
  name: string;
  nameKey: string;
  phoneCipher: Buffer | null;
  phoneIndex: string | null;
  phoneMask: string | null;
  phoneTailIndex: string | null;
  sex: 'female' | 'male' | null | null;
  version: Generated<number>;
}

export interface Program {
  closedAt: Timestamp | null;
  code: string;
  createdAt: Timestamp;
  id: string;
  name: string;
  preset: string | null;
  providerId: string | null;
  publishedAt: Timestamp | null;
  publisherId: string;
  settings: Json;
  state: Generated<'draft' | 'published' | 'closed'>;
  version: Generated<number>;
  year: number;
}

export interface ProgramChange {
  askedAt: Timestamp;
  askedBy: string;
  baseVersion: number;
  bureauAt: Timestamp | null;
  bureauBy: string | null;
  id: string;
  programId: string;
  providerAt: Timestamp | null;
  providerBy: string | null;
  reason: string;
  settings: Json;
  state: Generated<'waiting' | 'done' | 'withdrawn'>;
}

export interface ProgramVersion {
  at: Timestamp;
  personId: string | null;
  programId: string;
  reason: string;
  settings: Json;
  version: number;
}

export interface Registration {
  confirmedAt: Timestamp | null;
  confirmedBy: string | null;
  confirmedHow: 'click' | 'scan' | null | null;
  extendedUntil: string | null;
  lockedAt: Timestamp | null;
  lockedBy: string | null;
  openedByNext: Generated<boolean>;
  paperCopies: Generated<number>;
  programId: string;
  returnReason: string | null;
  scanFileId: string | null;
  schoolId: string;
  staffCount: number | null;
  state: Generated<'draft' | 'withPrincipal' | 'submitted' | 'locked' | 'returned'>;
  step: Generated<number>;
  submittedAt: Timestamp | null;
  version: Generated<number>;
}

export interface RegistrationEvent {
  act: string;
  at: Timestamp;
  fromState: string;
  onBehalf: Generated<boolean>;
  personId: string | null;
  programId: string;
  reason: string | null;
  role: string;
  schoolId: string;
  seq: number;
  toState: string;
}

export interface RoleAssignment {
  classId: string | null;
  endedAt: Timestamp | null;
  grantedAt: Timestamp;
  grantedBy: string | null;
  id: string;
  orgId: string;
  personId: string;
  programId: string | null;
  role: string;
}

export interface RosterChange {
  askedAt: Timestamp;
  askedBy: string;
  billEffectFen: Generated<number>;
  decidedAt: Timestamp | null;
  decidedBy: string | null;
  decisionReason: string | null;
  entryId: string | null;
  id: string;
  kind: 'add' | 'remove' | 'replace' | 'correct' | 'transfer';
  payload: Generated<Json>;
  programId: string;
  reason: string;
  schoolId: string;
  state: Generated<'asked' | 'approved' | 'returned' | 'withdrawn'>;
  toSchoolId: string | null;
  version: Generated<number>;
}

export interface RosterEntry {
  checkState: Generated<'ok' | 'warning' | 'error'>;
  countyText: Generated<string>;
  documentCipher: Buffer | null;
  documentIndex: string | null;
  documentKind: Generated<string>;
  documentMask: Generated<string>;
  documentTailIndex: string | null;
  exemptDecidedBy: string | null;
  exemptFileId: string | null;
  exemptReason: Generated<string>;
  exemptState: Generated<'none' | 'asked' | 'approved' | 'returned'>;
  extra: Generated<Json>;
  homeSchool: Generated<string>;
  id: string;
  issues: Generated<Json>;
  line: number;
  name: string;
  nameKey: string;
  noOwnPhone: Generated<boolean>;
  personId: string | null;
  personType: Generated<string>;
  phoneCipher: Buffer | null;
  phoneIndex: string | null;
  phoneMask: Generated<string>;
  phoneTailIndex: string | null;
  programId: string;
  remark: Generated<string>;
  returnReason: string | null;
  schoolId: string;
  schoolText: Generated<string>;
  stage: string | null;
  subject: Generated<string>;
  version: Generated<number>;
  withdrawnAt: Timestamp | null;
  withdrawnCode: 'moved' | 'retired' | 'resigned' | 'deceased' | 'longSickLeave' | 'maternityLeave' | 'mistake' | 'replaced' | 'conflict' | null | null;
  workSchoolId: string;
}

export interface Session {
  address: string;
  assignmentId: string | null;
  createdAt: Timestamp;
  expiresAt: Timestamp;
  id: string;
  personId: string;
  seenAt: Timestamp;
  tokenHash: string;
  userAgent: string;
}

export interface SmsCode {
  codeHash: string;
  createdAt: Timestamp;
  expiresAt: Timestamp;
  id: string;
  phoneIndex: string;
  purpose: string;
  tries: Generated<number>;
  usedAt: Timestamp | null;
}

export interface StoredFile {
  createdAt: Timestamp;
  id: string;
  mediaType: string;
  name: string;
  orgId: string | null;
  personId: string | null;
  programId: string | null;
  public: Generated<boolean>;
  purpose: string;
  sha256: string;
  sizeBytes: number;
}

export interface Trainee {
  classId: string | null;
  documentMask: Generated<string>;
  enrolledAt: Timestamp;
  entryId: string;
  firstLoginAt: Timestamp | null;
  late: Generated<boolean>;
  name: string;
  nameKey: string;
  orgPath: string;
  personId: string;
  phoneMask: Generated<string>;
  programId: string;
  schoolId: string;
  stage: string;
  state: Generated<'active' | 'exempt' | 'withdrawn'>;
  subject: string;
  withdrawnAt: Timestamp | null;
  workSchoolId: string;
}

export interface DB {
  account: Account;
  auditEntry: AuditEntry;
  demoClock: DemoClock;
  idempotency: Idempotency;
  installation: Installation;
  job: Job;
  loginFailure: LoginFailure;
  notice: Notice;
  org: Org;
  orgContact: OrgContact;
  outboxMail: OutboxMail;
  outboxSms: OutboxSms;
  person: Person;
  program: Program;
  programChange: ProgramChange;
  programVersion: ProgramVersion;
  registration: Registration;
  registrationEvent: RegistrationEvent;
  roleAssignment: RoleAssignment;
  rosterChange: RosterChange;
  rosterEntry: RosterEntry;
  session: Session;
  smsCode: SmsCode;
  storedFile: StoredFile;
  trainee: Trainee;
}
