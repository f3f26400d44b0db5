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
  consentAt: Timestamp | null;
  consentVersion: string | null;
  lastLoginAt: Timestamp | null;
  loginIndex: string;
  loginMask: string;
  loginNumber: string | null;
  passwordHash: string | null;
  personId: string;
  version: Generated<number>;
}

export interface AccountSlip {
  codeHash: string;
  createdAt: Timestamp;
  createdBy: string;
  expiresOn: string;
  id: string;
  personId: string;
  programId: string | null;
  tries: Generated<number>;
  usedAt: Timestamp | null;
  voidedAt: Timestamp | null;
}

export interface Allocation {
  amountFen: number;
  at: Timestamp;
  bankLineId: string;
  billId: string;
  bookedOn: string;
  bookingId: string;
  id: string;
  personId: string | null;
  programId: string;
  reason: string;
  undoOf: string | null;
}

export interface AssignmentHandIn {
  fileIds: string[];
  handedInAt: Timestamp;
  lateDays: number;
  number: number;
  pieceId: string;
  programId: string;
  returnedAt: Timestamp | null;
  returnedBy: string | null;
  returnReason: string | null;
  text: string;
}

export interface AssignmentPiece {
  claimedBy: string | null;
  claimedUntil: Timestamp | null;
  comment: Generated<string>;
  excellent: Generated<boolean>;
  fileIds: Generated<string[]>;
  fingerprints: Generated<number[]>;
  handedInAt: Timestamp | null;
  handIns: Generated<number>;
  id: string;
  lateDays: Generated<number>;
  lessonId: string;
  markedAt: Timestamp | null;
  markedBy: string | null;
  mayPublish: Generated<boolean>;
  personId: string;
  points: number[] | null;
  programId: string;
  returnReason: Generated<string>;
  returns: Generated<number>;
  savedAt: Timestamp;
  scoreX100: number | null;
  similarPercent: Generated<number>;
  state: Generated<'draft' | 'handedIn' | 'returned' | 'marked'>;
  text: Generated<string>;
  tutorX100: number | null;
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

export interface BankAccount {
  accountNumber: string;
  bankName: string;
  closedUntil: string | null;
  cnaps: Generated<string>;
  createdAt: Timestamp;
  id: string;
  name: string;
  providerId: string;
}

export interface BankLine {
  allocatedFen: Generated<number>;
  amountFen: number;
  at: Timestamp;
  bankAccountId: string;
  bankBalanceFen: number | null;
  bookedOn: string;
  counterAccount: Generated<string>;
  counterBank: Generated<string>;
  counterName: Generated<string>;
  direction: 'in' | 'out';
  id: string;
  identity: string;
  key: string;
  openFen: Generated<number>;
  otherFen: Generated<number>;
  personal: Generated<string>;
  postscript: Generated<string>;
  purpose: Generated<string>;
  rank: number;
  raw: Json;
  refundedFen: Generated<number>;
  reversedFen: Generated<number>;
  rowNumber: number;
  statementFileId: string;
  summary: Generated<string>;
}

export interface BankLineProposal {
  allocations: Generated<Json>;
  bankLineId: string;
  candidates: Generated<Json>;
  decision: 'match' | 'person' | 'ignore';
  judgedAt: Timestamp;
  reasons: Generated<Json>;
  reversesLineId: string | null;
  varianceHeads: number | null;
}

export interface BankQuestion {
  accepted: Json;
  answer: Json;
  choices: Json;
  createdAt: Timestamp;
  createdBy: string | null;
  difficulty: 'easy' | 'medium' | 'hard';
  explanation: string;
  id: string;
  kind: 'single' | 'multiple' | 'trueFalse' | 'order' | 'blank' | 'match' | 'short';
  points: number;
  prompts: Json;
  providerId: string;
  retiredAt: Timestamp | null;
  sameKey: string;
  stem: string;
  tags: string[];
  version: Generated<number>;
}

export interface Bill {
  adjustedFen: Generated<number>;
  allocatedFen: Generated<number>;
  balanceFen: Generated<number>;
  createdAt: Timestamp;
  dueFen: Generated<number>;
  feeFen: number;
  firmAt: Timestamp | null;
  heads: Generated<number>;
  id: string;
  invoicedFen: Generated<number>;
  payerId: string;
  programId: string;
  redFen: Generated<number>;
  requestedFen: Generated<number>;
  schoolId: string;
  serial: Generated<number>;
  state: Generated<'provisional' | 'firm'>;
  version: Generated<number>;
}

export interface BillEntry {
  amountFen: number;
  at: Timestamp;
  billId: string;
  bookedOn: string;
  heads: number;
  id: string;
  kind: 'due' | 'adjustment';
  personId: string | null;
  programId: string;
  reason: string;
  source: 'submission' | 'lock' | 'unlock' | 'change' | 'fee';
  sourceId: string | null;
}

export interface BillInvoiceEntry {
  amountFen: number;
  at: Timestamp;
  billId: string;
  bookedOn: string;
  id: string;
  invoiceId: string;
  kind: 'request' | 'withdraw' | 'issue' | 'red';
  personId: string | null;
  programId: string;
  taxFen: Generated<number>;
}

export interface Booking {
  amountFen: number;
  askedAt: Timestamp;
  askedBy: string | null;
  bankLineId: string;
  bookedOn: string | null;
  by: 'engine' | 'person';
  endedAt: Timestamp | null;
  endedBy: string | null;
  endedReason: string | null;
  id: string;
  kind: 'allocation' | 'other' | 'refund' | 'reversal' | 'carryOut';
  needsSecond: boolean;
  plan: Generated<Json>;
  reason: string;
  secondAt: Timestamp | null;
  secondBy: string | null;
  secondReason: string | null;
  state: 'waiting' | 'booked' | 'undone' | 'returned' | 'withdrawn';
  version: Generated<number>;
}

export interface Certificate {
  issuedOn: string;
  number: string;
  personId: string;
  printed: Json;
  programId: string;
  revokedAt: Timestamp | null;
  revokedBy: string | null;
  revokedCause: 'correction' | 'decision' | null | null;
  revokedReason: string | null;
  token: string;
}

export interface CertificateSerial {
  last: number;
  prefix: string;
}

export interface ClassBriefing {
  authorId: string;
  body: string;
  classId: string | null;
  createdAt: Timestamp;
  figures: Generated<Json>;
  figuresOn: string | null;
  id: string;
  issuedOn: string;
  issueNumber: Generated<number>;
  pictures: Generated<Json>;
  programId: string;
  publishedAt: Timestamp | null;
  state: Generated<'draft' | 'published'>;
  title: string;
  version: Generated<number>;
  withFigures: Generated<boolean>;
}

export interface ClassBriefingReceipt {
  briefingId: string;
  personId: string;
  programId: string;
  readAt: Timestamp;
}

export interface ClassNotice {
  body: string;
  classId: string;
  id: string;
  programId: string;
  remindedAt: Timestamp | null;
  sentAt: Timestamp;
  sentBy: string;
  title: string;
  withdrawnAt: Timestamp | null;
}

export interface ClassNoticeReceipt {
  noticeId: string;
  personId: string;
  programId: string;
  readAt: Timestamp;
}

export interface ClassTutor {
  appointedAt: Timestamp;
  appointedBy: string | null;
  assignmentId: string;
  classId: string;
  endedAt: Timestamp | null;
  endedBy: string | null;
  endReason: Generated<string>;
  fromOn: string;
  id: string;
  kind: 'lead' | 'substitute';
  personId: string;
  programId: string;
  untilOn: string | null;
}

export interface Closing {
  at: Timestamp;
  bankAccountId: string;
  id: string;
  kind: 'day' | 'month';
  period: string;
  personId: string;
  programs: Json;
  totals: Json;
  untilOn: string;
}

export interface Course {
  code: string;
  createdAt: Timestamp;
  hoursX100: number;
  id: string;
  lecturer: Generated<string>;
  providerId: string;
  publishedAt: Timestamp | null;
  stages: string[];
  state: Generated<'draft' | 'published' | 'retired'>;
  subject: Generated<string>;
  summary: Generated<string>;
  theme: string;
  title: string;
  version: Generated<number>;
}

export interface CoursePackage {
  assignedAt: Timestamp;
  assignedBy: string | null;
  electivesMost: number | null;
  programId: string;
  stage: 'preschool' | 'primary' | 'junior' | 'senior' | 'vocational' | 'special';
  version: Generated<number>;
}

export interface CoursePackageItem {
  courseId: string;
  position: number;
  programId: string;
  required: boolean;
  stage: string;
  toChoose: Generated<boolean>;
}

export interface CourseRating {
  courseId: string;
  programId: string;
  regionId: string;
  stars: number;
  told: Generated<boolean>;
  toldToRegion: Generated<boolean>;
  words: Generated<string>;
}

export interface CourseRatingDone {
  courseId: string;
  personId: string;
  programId: string;
}

export interface CourseVersion {
  begunAt: Timestamp;
  changedAt: Timestamp;
  changedBy: string | null;
  content: Json;
  courseId: string;
  number: number;
}

export interface CreditEntry {
  at: Timestamp;
  byPerson: string | null;
  creditsX100: number;
  hoursX100: number;
  id: string;
  kind: 'program' | 'other' | 'correction';
  number: string;
  personId: string;
  programId: string | null;
  reason: Generated<string>;
  state: Generated<'valid' | 'revoked'>;
  title: string;
  year: number;
}

export interface DemoClock {
  demoAt: Timestamp;
  onlyOne: Generated<boolean>;
}

export interface DiscussionPost {
  answeredAt: Timestamp | null;
  asks: Generated<boolean>;
  byTutor: Generated<boolean>;
  classId: string | null;
  day: string;
  fine: Generated<boolean>;
  fineBy: string | null;
  fingerprints: Generated<number[]>;
  id: string;
  lessonId: string;
  orgPath: string;
  parentId: string | null;
  personId: string;
  points: Generated<number>;
  postedAt: Timestamp;
  programId: string;
  removedAt: Timestamp | null;
  removedBy: string | null;
  removedReason: string | null;
  text: string;
  why: Generated<'counted' | 'overCap' | 'removed'>;
}

export interface DiscussionReport {
  postId: string;
  programId: string;
  reason: string;
  reportedAt: Timestamp;
  reporterId: string;
  settledAt: Timestamp | null;
  settledBy: string | null;
}

export interface FileUpload {
  createdAt: Timestamp;
  fileId: string | null;
  fingerprint: string;
  id: string;
  name: string;
  orgId: string | null;
  personId: string;
  programId: string | null;
  purpose: string;
  receivedBytes: Generated<number>;
  sizeBytes: number;
  touchedAt: Timestamp;
}

export interface GivenMark {
  fileId: string | null;
  givenAt: Timestamp;
  givenBy: string;
  id: string;
  itemKey: string;
  markX100: number;
  note: Generated<string>;
  personId: string;
  programId: string;
  supersededAt: Timestamp | null;
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

export interface Invoice {
  batchId: string | null;
  billId: string;
  deliveredAt: Timestamp | null;
  deliveredHow: 'email' | 'pickup' | 'download' | null | null;
  deliveredTo: string | null;
  endedReason: string | null;
  fileIds: Generated<string[]>;
  heads: number;
  id: string;
  issuedOn: string | null;
  netFen: number | null;
  number: string | null;
  payerId: string;
  programId: string;
  rateBp: number | null;
  redNumber: string | null;
  redOn: string | null;
  requestedAt: Timestamp;
  requestedBy: string;
  schoolId: string;
  serial: string;
  state: Generated<'requested' | 'exported' | 'issued' | 'delivered' | 'reddened' | 'withdrawn'>;
  taxFen: number | null;
  title: Json;
  totalFen: number;
  version: Generated<number>;
  wish: Generated<string>;
}

export interface InvoiceBatch {
  at: Timestamp;
  count: number;
  id: string;
  number: Generated<number>;
  personId: string;
  providerId: string;
  releasedAt: Timestamp | null;
  releaseReason: string | null;
  setting: Json;
  template: string;
  totalFen: number;
}

export interface InvoiceSetting {
  providerId: string;
  setting: Json;
  updatedAt: Timestamp;
  updatedBy: string;
  version: Generated<number>;
}

export interface InvoiceTitle {
  address: Generated<string>;
  bankAccount: Generated<string>;
  bankName: Generated<string>;
  delivery: 'email' | 'pickup';
  email: Generated<string>;
  name: string;
  phone: Generated<string>;
  schoolId: string;
  updatedAt: Timestamp;
  updatedBy: string;
  uscc: string;
  version: Generated<number>;
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

export interface JournalSetting {
  providerId: string;
  setting: Json;
  updatedAt: Timestamp;
  updatedBy: string;
  version: Generated<number>;
}

export interface KnownPayer {
  account: string;
  bookingId: string | null;
  id: string;
  learntAt: Timestamp;
  name: Generated<string>;
  providerId: string;
  revokedAt: Timestamp | null;
  revokedBy: string | null;
  schoolId: string;
}

export interface LedgerDifference {
  id: string | null;
  kind: string | null;
  programId: string | null;
}

export interface Lesson {
  attempts: Generated<number>;
  courseId: string;
  drawCount: number | null;
  draws: Generated<Json>;
  fileId: string | null;
  id: string;
  keeps: Generated<'best' | 'last'>;
  kind: 'video' | 'document' | 'quiz' | 'assignment' | 'discussion' | 'live';
  lengthSec: Generated<number>;
  limitMinutes: number | null;
  pageCount: Generated<number>;
  passPercent: Generated<number>;
  position: number;
  promptLength: Generated<number>;
  questionCount: Generated<number>;
  retiredAt: Timestamp | null;
  review: Generated<'each' | 'end'>;
  shuffled: Generated<boolean>;
  sizeBytes: number | null;
  title: string;
  unitId: string;
}

export interface LessonCaption {
  cueCount: number;
  lessonId: string;
  vtt: string;
}

export interface LessonPage {
  blocks: Json;
  lessonId: string;
  number: number;
  readSec: number;
  title: string;
}

export interface LessonProgress {
  courseId: string;
  credited: Generated<string>;
  creditedSec: Generated<number>;
  lessonId: string;
  personId: string;
  positionSec: Generated<number>;
  programId: string;
  updatedAt: Timestamp;
  watched: Generated<string>;
}

export interface LessonScore {
  lessonId: string;
  personId: string;
  programId: string;
  scoredAt: Timestamp;
  scoreX100: number | null;
}

export interface LessonWork {
  lessonId: string;
  prompt: Json;
  rules: Json;
}

export interface LineEntry {
  amountFen: number;
  at: Timestamp;
  bankLineId: string;
  bookedOn: string;
  bookingId: string;
  id: string;
  kind: 'refund' | 'reversal' | 'other';
  otherLineId: string | null;
  personId: string | null;
  reason: string;
  refundId: string | null;
  undoOf: string | null;
}

export interface LiveAttendance {
  creditedSec: Generated<number>;
  lessonId: string;
  personId: string;
  programId: string;
  signedInAt: Timestamp | null;
  signedOutAt: Timestamp | null;
  wrongTries: Generated<number>;
}

export interface LiveSession {
  endsAt: Timestamp;
  joinUrl: string;
  lessonId: string;
  replayUrl: string | null;
  secret: string;
  startsAt: Timestamp;
}

export interface LoginFailure {
  count: number;
  lastAt: Timestamp;
  lockedUntil: Timestamp | null;
  loginIndex: string;
}

export interface Notice {
  addressees: Generated<string>;
  answersId: string | null;
  asksMeeting: Generated<boolean>;
  asksPlan: Generated<boolean>;
  basis: Generated<string>;
  body: Json;
  contact: Generated<string>;
  copiesTo: Generated<string>;
  fileIds: Generated<string[]>;
  id: string;
  issuedOn: string;
  kind: Generated<'notice' | 'plan' | 'policy' | 'material'>;
  meetingDueOn: string | null;
  number: string;
  orgId: string;
  planDueOn: string | null;
  programId: string | null;
  publicity: Generated<'open' | 'onRequest' | 'closed'>;
  publishedAt: Timestamp | null;
  state: Generated<'draft' | 'published'>;
  targetKinds: Generated<string[]>;
  targetLevels: Generated<string[]>;
  title: string;
  version: Generated<number>;
}

export interface NoticeMeeting {
  attendance: number;
  fileIds: string[];
  heldOn: string;
  note: Generated<string>;
  noticeId: string;
  orgId: string;
  place: Generated<string>;
  recordedAt: Timestamp;
  recordedBy: string;
}

export interface NoticeReceipt {
  noticeId: string;
  orgId: string;
  signedAt: Timestamp;
  signedBy: string;
}

export interface OfflineAttendance {
  personId: string;
  presence: Generated<'present' | 'late' | 'absent'>;
  programId: string;
  reason: Generated<string>;
  sessionId: string;
}

export interface OfflineSession {
  feeds: Generated<'schoolBased' | 'none'>;
  fileIds: Generated<string[]>;
  heldOn: string;
  hoursX100: Generated<number>;
  id: string;
  lecturer: Generated<string>;
  orgId: string;
  place: Generated<string>;
  programId: string;
  recordedAt: Timestamp;
  recordedBy: string;
  title: string;
}

export interface Org {
  active: Generated<boolean>;
  address: string | null;
  aliases: Generated<string[]>;
  closedAt: Timestamp | null;
  closeReason: string | null;
  code: string | null;
  email: string | null;
  id: string;
  kind: 'province' | 'city' | 'county' | 'school' | 'provider';
  mergedInto: string | null;
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

export interface OrgAlias {
  alias: string;
  learnedAt: Timestamp;
  learnedBy: string | null;
  note: Generated<string>;
  orgId: string;
  revokedAt: Timestamp | null;
  revokedBy: string | null;
  source: 'typed' | 'rename' | 'merge' | 'list' | 'booking' | 'roster';
}

export interface OrgContact {
  duty: 'head' | 'liaison' | 'finance';
  email: Generated<string>;
  name: string;
  officePhone: Generated<string>;
  orgId: string;
  phoneCipher: Buffer | null;
  phoneMask: Generated<string>;
  sinceOn: string | null;
  title: Generated<string>;
  updatedAt: Timestamp;
}

export interface OrgContactPast {
  duty: 'head' | 'liaison' | 'finance';
  endedBy: string | null;
  id: string;
  name: string;
  orgId: string;
  phoneMask: Generated<string>;
  sinceOn: string | null;
  title: Generated<string>;
  untilOn: string;
}

export interface OrgName {
  changedBy: string | null;
  name: string;
  orgId: string;
  registeredName: string | null;
  untilAt: Timestamp;
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
  attempts: Generated<number>;
  createdAt: Timestamp;
  failure: string | null;
  id: string;
  params: Generated<Json>;
  phoneCipher: Buffer;
  phoneIndex: string | null;
  phoneMask: string;
  receipt: 'waiting' | 'delivered' | 'undelivered' | 'unknown' | null | null;
  receiptAt: Timestamp | null;
  sentAt: Timestamp | null;
  serial: string | null;
  state: Generated<'queued' | 'sent' | 'failed'>;
  template: string;
  text: string;
  vendor: string | null;
  wrongNumber: Generated<boolean>;
}

export interface PeerReview {
  comment: Generated<string>;
  doneAt: Timestamp | null;
  givenAt: Timestamp;
  lessonId: string;
  pieceId: string;
  points: number[] | null;
  programId: string;
  reviewerId: string;
  scoreX100: number | null;
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
  mergedAt: Timestamp | null;
  mergedBy: string | null;
  mergedInto: string | null;
  name: string;
  nameKey: string;
  phoneCipher: Buffer | null;
  phoneIndex: string | null;
  phoneMask: string | null;
  phoneTailIndex: string | null;
  sex: 'female' | 'male' | null | null;
  version: Generated<number>;
}

export interface PersonMerge {
  fromId: string;
  id: string;
  intoId: string;
  mergedAt: Timestamp;
  mergedBy: string;
  moved: Json | null;
  reason: string;
  undoneAt: Timestamp | null;
  undoneBy: string | null;
  undoReason: string | null;
}

export interface PersonNotSame {
  notedAt: Timestamp;
  notedBy: string;
  oneId: string;
  otherId: string;
  reason: string;
}

export interface PlayEvidence {
  firstAt: Timestamp;
  kind: 'jump' | 'beyondEnd' | 'repeat' | 'unanswered' | 'wrongAnswer' | 'afterTakeOver' | 'dodge' | 'malformed';
  lastAt: Timestamp;
  personId: string;
  programId: string;
  seconds: number;
  sessionId: string;
  times: number;
}

export interface PlaySession {
  address: string;
  earnedSec: Generated<number>;
  endedBy: 'takenOver' | 'closed' | 'silent' | null | null;
  id: string;
  lastAt: Timestamp;
  lessonId: string;
  lostSec: Generated<number>;
  openedAt: Timestamp;
  overSec: Generated<number>;
  personId: string;
  programId: string;
  userAgent: string;
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

export interface ProgramAccount {
  bankAccountId: string;
  programId: string;
  since: Timestamp;
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

export interface QuizAnswer {
  attemptId: string;
  comment: Generated<string>;
  handedInAt: Timestamp;
  lessonId: string;
  machineX100: number | null;
  markedAt: Timestamp | null;
  markedBy: string | null;
  markX100: number | null;
  place: number;
  programId: string;
  questionId: string;
}

export interface QuizAttempt {
  given: Json | null;
  id: string;
  lessonId: string;
  number: number;
  paper: Json;
  personId: string;
  programId: string;
  scoreX100: number | null;
  startedAt: Timestamp;
  submittedAt: Timestamp | null;
  waiting: Generated<number>;
}

export interface QuizBest {
  carriedX100: number | null;
  lessonId: string;
  personId: string;
  programId: string;
  scoredAt: Timestamp;
  scoreX100: number | null;
}

export interface QuizQuestion {
  accepted: Generated<Json>;
  answer: Json;
  choices: Json;
  explanation: Generated<string>;
  id: string;
  kind: 'single' | 'multiple' | 'trueFalse' | 'order' | 'blank' | 'match' | 'short';
  lessonId: string;
  points: Generated<number>;
  pool: number | null;
  position: number;
  prompts: Generated<Json>;
  stem: string;
}

export interface Refund {
  amountFen: number;
  bankLineId: string;
  bookingId: string;
  carriedOutBy: string | null;
  decidedAt: Timestamp;
  id: string;
  programId: string | null;
  reason: string;
  schoolId: string | null;
  state: Generated<'decided' | 'paid' | 'bounced' | 'withdrawn'>;
  toAccount: string;
  toBank: string;
  toName: string;
}

export interface Registration {
  confirmedAt: Timestamp | null;
  confirmedBy: string | null;
  confirmedHow: 'click' | 'scan' | 'bureau' | null | null;
  extendedUntil: string | null;
  extensionAskedReason: string | null;
  extensionAskedUntil: string | null;
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
  submittedBy: string | null;
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

export interface Remittance {
  amountFen: number;
  bankSerial: Generated<string>;
  billId: string;
  contactName: Generated<string>;
  countyAt: Timestamp | null;
  countyBy: string | null;
  endedReason: string | null;
  heads: number;
  id: string;
  paidOn: string;
  payerAccount: string;
  payerBank: string;
  payerName: string;
  programId: string;
  providerAt: Timestamp | null;
  providerBy: string | null;
  registeredAt: Timestamp;
  registeredBy: string;
  remark: Generated<string>;
  schoolId: string;
  state: Generated<'registered' | 'checked' | 'returned' | 'withdrawn'>;
  version: Generated<number>;
  voucherFileIds: string[];
}

export interface RoleAssignment {
  classId: string | null;
  endedAt: Timestamp | null;
  endedBy: string | null;
  endReason: string | null;
  expiresOn: string | null;
  grantedAt: Timestamp;
  grantedBy: string | null;
  id: string;
  orgId: string;
  personId: string;
  programId: string | null;
  role: string;
  startsOn: string | null;
}

export interface RosterChange {
  addedEntryId: string | null;
  askedAt: Timestamp;
  askedBy: string;
  billEffectFen: Generated<number>;
  decidedAt: Timestamp | null;
  decidedBy: string | null;
  decisionReason: string | null;
  entryId: string | null;
  headDelta: Generated<number>;
  id: string;
  kind: 'add' | 'remove' | 'replace' | 'correct' | 'transfer';
  moveBill: Generated<boolean>;
  onBehalf: Generated<boolean>;
  payload: Generated<Json>;
  programId: string;
  reason: string;
  schoolId: string;
  sealed: Buffer | null;
  state: Generated<'asked' | 'approved' | 'returned' | 'withdrawn'>;
  toAgreedAt: Timestamp | null;
  toAgreedBy: string | null;
  toHeadDelta: Generated<number>;
  toSchoolId: string | null;
  version: Generated<number>;
  withdrawnCode: string | null;
}

export interface RosterEntry {
  birthOn: string | null;
  checkState: Generated<'ok' | 'warning' | 'error'>;
  countyText: Generated<string>;
  documentCipher: Buffer | null;
  documentIndex: string | null;
  documentKind: Generated<string>;
  documentMask: Generated<string>;
  documentTailIndex: string | null;
  exemptCreditsX100: number | null;
  exemptDecidedBy: string | null;
  exemptFileId: string | null;
  exemptHoursX100: number | null;
  exemptReason: Generated<string>;
  exemptState: Generated<'none' | 'asked' | 'approved' | 'returned'>;
  exemptStep: Generated<number>;
  extra: Generated<Json>;
  homeSchool: Generated<string>;
  id: string;
  importId: string | null;
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
  sex: string | null;
  stage: string | null;
  subject: Generated<string>;
  version: Generated<number>;
  withdrawnAt: Timestamp | null;
  withdrawnCode: 'moved' | 'retired' | 'resigned' | 'deceased' | 'longSickLeave' | 'maternityLeave' | 'mistake' | 'replaced' | 'conflict' | null | null;
  workSchoolId: string;
}

export interface RosterImport {
  added: Generated<number>;
  createdAt: Timestamp;
  createdBy: string;
  errorRows: Generated<number>;
  fileId: string;
  fileName: string;
  id: string;
  importedAt: Timestamp | null;
  imports: Generated<number>;
  okRows: Generated<number>;
  programId: string;
  refusal: string | null;
  schoolId: string;
  state: Generated<'checking' | 'refused' | 'ready' | 'imported' | 'undone'>;
  updated: Generated<number>;
  warningRows: Generated<number>;
}

export interface RosterImportRemoved {
  entry: Json;
  entryId: string;
  importId: string;
  programId: string;
}

export interface RosterImportRow {
  before: Json | null;
  birthOn: string | null;
  countyText: string;
  documentCipher: Buffer | null;
  documentIndex: string | null;
  documentKind: string;
  documentMask: string;
  documentTailIndex: string | null;
  entryId: string;
  homeSchool: string;
  importId: string;
  issues: Json;
  line: number;
  name: string;
  nameKey: string;
  noOwnPhone: boolean;
  personType: string;
  phoneCipher: Buffer | null;
  phoneIndex: string | null;
  phoneMask: string;
  phoneTailIndex: string | null;
  programId: string;
  remark: string;
  schoolText: string;
  seq: number;
  sex: string | null;
  sheet: string;
  sinceImport: Generated<number>;
  stage: string | null;
  state: 'ok' | 'warning' | 'error';
  subject: string;
}

export interface SchoolBasedActivity {
  approvedAt: Timestamp | null;
  approvedBy: string | null;
  confirmedAt: Timestamp | null;
  confirmedBy: string | null;
  fileIds: Generated<string[]>;
  heldOn: string;
  host: Generated<string>;
  hoursX100: number;
  id: string;
  place: Generated<string>;
  programId: string;
  record: Generated<string>;
  recordedBy: string;
  returnReason: string | null;
  schoolId: string;
  state: Generated<'draft' | 'withPrincipal' | 'confirmed' | 'approved' | 'returned'>;
  taskKey: string;
  title: string;
  version: Generated<number>;
  writtenBy: string[];
}

export interface SchoolBasedAttendance {
  activityId: string;
  hoursX100: number;
  note: Generated<string>;
  personId: string;
  programId: string;
}

export interface SchoolBasedDraw {
  activityIds: string[];
  drawnAt: Timestamp;
  drawnBy: string;
  drawnOf: number;
  id: string;
  orgPath: string;
  percent: number;
  programId: string;
  seed: string;
}

export interface ScoreCorrection {
  afterX100: number;
  askedAt: Timestamp;
  askedBy: string;
  beforeX100: number;
  decidedAt: Timestamp | null;
  decidedBy: string | null;
  decisionReason: string | null;
  fileId: string | null;
  id: string;
  itemKey: string;
  personId: string;
  programId: string;
  reason: string;
  state: Generated<'asked' | 'approved' | 'returned'>;
}

export interface ScoreEvent {
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
  toState: 'computed' | 'providerConfirmed' | 'posted' | 'countyConfirmed' | 'locked';
}

export interface ScoreObjection {
  answer: string | null;
  answeredAt: Timestamp | null;
  answeredBy: string | null;
  id: string;
  personId: string;
  programId: string;
  raisedAt: Timestamp;
  state: Generated<'open' | 'answered'>;
  text: string;
}

export interface ScoreSheet {
  computedAt: Timestamp;
  lockedAt: Timestamp | null;
  postedOn: string | null;
  programId: string;
  returnReason: string | null;
  schoolId: string;
  settingsVersion: number;
  state: Generated<'computed' | 'providerConfirmed' | 'posted' | 'countyConfirmed' | 'locked'>;
  version: Generated<number>;
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

export interface StatementFile {
  added: Generated<number>;
  at: Timestamp;
  bankAccountId: string;
  fileId: string;
  fromOn: string | null;
  gaps: Generated<Json>;
  id: string;
  known: Generated<number>;
  layout: Generated<string>;
  lines: Generated<number>;
  personId: string;
  refusal: string | null;
  state: Generated<'queued' | 'refused' | 'imported' | 'matched'>;
  toOn: string | null;
  unreadable: Generated<number>;
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

export interface StudyAnswerTime {
  answered: number;
  fastestMs: number;
  personId: string;
  programId: string;
  slowestMs: number;
  sumMs: number;
}

export interface StudyClass {
  closedAt: Timestamp | null;
  formedAt: Timestamp;
  id: string;
  name: string;
  number: number;
  ordinal: Generated<number>;
  programId: string;
  regionOrgId: string;
  regionPath: string;
  sizeTarget: number;
  stage: string | null;
  subject: Generated<string>;
  version: Generated<number>;
  why: Generated<string>;
}

export interface StudyDay {
  creditedSec: number;
  day: string;
  personId: string;
  programId: string;
}

export interface StudyElective {
  chosenAt: Timestamp;
  courseId: string;
  personId: string;
  programId: string;
}

export interface StudyHelp {
  about: 'find' | 'play' | 'hours' | 'quiz' | 'phone' | 'other';
  answer: Generated<string>;
  askedAt: Timestamp;
  endedAt: Timestamp | null;
  helpedBy: string | null;
  id: string;
  personId: string;
  programId: string;
  state: Generated<'open' | 'helped' | 'withdrawn'>;
  words: Generated<string>;
}

export interface StudyTotal {
  asked: Json | null;
  creditedSec: Generated<number>;
  day: string;
  daySec: Generated<number>;
  hoursX100: Generated<number>;
  lastStudiedAt: Timestamp | null;
  personId: string;
  playCourseLeftSec: Generated<number>;
  playEarnedSec: Generated<number>;
  playLastAt: Timestamp | null;
  playLengthSec: Generated<number>;
  playLessonId: string | null;
  playLostSec: Generated<number>;
  playOpenedAt: Timestamp | null;
  playOverSec: Generated<number>;
  playRev: Generated<number>;
  playSeq: Generated<number>;
  playSessionId: string | null;
  programId: string;
  questionLeftSec: number;
  rightInRow: Generated<number>;
  wrongInRow: Generated<number>;
}

export interface SurveyAnswer {
  answers: Json;
  programId: string;
  regionId: string;
  version: number;
}

export interface SurveyDone {
  personId: string;
  programId: string;
}

export interface SurveyForm {
  programId: string;
  questions: Json;
  savedAt: Timestamp | null;
  savedBy: string | null;
  version: number;
}

export interface Trainee {
  checkedAt: Timestamp | null;
  classId: string | null;
  classPinned: Generated<boolean>;
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

export interface TraineeMessage {
  body: Generated<string>;
  id: string;
  kind: 'returned' | 'marked' | 'answered' | 'result';
  link: Generated<string>;
  personId: string;
  programId: string;
  readAt: Timestamp | null;
  title: string;
  toldAt: Timestamp;
  toldBy: string | null;
}

export interface TraineeScore {
  activityX100: number;
  bandName: string;
  computedAt: Timestamp;
  corrected: Generated<boolean>;
  creditsX100: number;
  excellent: boolean;
  explained: Json;
  offlineX100: number;
  onlineHoursX100: number;
  onlineX100: number;
  orgPath: string;
  passed: boolean;
  personId: string;
  programId: string;
  schoolBasedHoursX100: number;
  schoolBasedX100: number;
  schoolId: string;
  totalX100: number;
}

export interface TrainingFunds {
  note: Generated<string>;
  orgId: string;
  payrollFen: number;
  publicFen: number;
  publicTrainingFen: number;
  trainingFen: number;
  updatedAt: Timestamp;
  updatedBy: string;
  version: Generated<number>;
  year: number;
}

export interface Unit {
  courseId: string;
  id: string;
  position: number;
  retiredAt: Timestamp | null;
  title: string;
}

export interface Work {
  createdAt: Timestamp;
  id: string;
  level: Generated<'school' | 'county' | 'city'>;
  orgPath: string;
  personId: string;
  pieceId: string;
  programId: string;
  publishedAt: Timestamp | null;
  publishedBy: string | null;
  publishedLevel: 'county' | 'city' | null | null;
  setAsideReason: Generated<string>;
  state: Generated<'waiting' | 'setAside'>;
  version: Generated<number>;
}

export interface WorkEvent {
  act: 'nominate' | 'recommend' | 'setAside' | 'resume' | 'publish' | 'withdraw';
  at: Timestamp;
  byPerson: string;
  comment: Generated<string>;
  id: string;
  level: 'class' | 'school' | 'county' | 'city';
  programId: string;
  workId: string;
}

export interface DB {
  account: Account;
  accountSlip: AccountSlip;
  allocation: Allocation;
  assignmentHandIn: AssignmentHandIn;
  assignmentPiece: AssignmentPiece;
  auditEntry: AuditEntry;
  bankAccount: BankAccount;
  bankLine: BankLine;
  bankLineProposal: BankLineProposal;
  bankQuestion: BankQuestion;
  bill: Bill;
  billEntry: BillEntry;
  billInvoiceEntry: BillInvoiceEntry;
  booking: Booking;
  certificate: Certificate;
  certificateSerial: CertificateSerial;
  classBriefing: ClassBriefing;
  classBriefingReceipt: ClassBriefingReceipt;
  classNotice: ClassNotice;
  classNoticeReceipt: ClassNoticeReceipt;
  classTutor: ClassTutor;
  closing: Closing;
  course: Course;
  coursePackage: CoursePackage;
  coursePackageItem: CoursePackageItem;
  courseRating: CourseRating;
  courseRatingDone: CourseRatingDone;
  courseVersion: CourseVersion;
  creditEntry: CreditEntry;
  demoClock: DemoClock;
  discussionPost: DiscussionPost;
  discussionReport: DiscussionReport;
  fileUpload: FileUpload;
  givenMark: GivenMark;
  idempotency: Idempotency;
  installation: Installation;
  invoice: Invoice;
  invoiceBatch: InvoiceBatch;
  invoiceSetting: InvoiceSetting;
  invoiceTitle: InvoiceTitle;
  job: Job;
  journalSetting: JournalSetting;
  knownPayer: KnownPayer;
  ledgerDifference: LedgerDifference;
  lesson: Lesson;
  lessonCaption: LessonCaption;
  lessonPage: LessonPage;
  lessonProgress: LessonProgress;
  lessonScore: LessonScore;
  lessonWork: LessonWork;
  lineEntry: LineEntry;
  liveAttendance: LiveAttendance;
  liveSession: LiveSession;
  loginFailure: LoginFailure;
  notice: Notice;
  noticeMeeting: NoticeMeeting;
  noticeReceipt: NoticeReceipt;
  offlineAttendance: OfflineAttendance;
  offlineSession: OfflineSession;
  org: Org;
  orgAlias: OrgAlias;
  orgContact: OrgContact;
  orgContactPast: OrgContactPast;
  orgName: OrgName;
  outboxMail: OutboxMail;
  outboxSms: OutboxSms;
  peerReview: PeerReview;
  person: Person;
  personMerge: PersonMerge;
  personNotSame: PersonNotSame;
  playEvidence: PlayEvidence;
  playSession: PlaySession;
  program: Program;
  programAccount: ProgramAccount;
  programChange: ProgramChange;
  programVersion: ProgramVersion;
  quizAnswer: QuizAnswer;
  quizAttempt: QuizAttempt;
  quizBest: QuizBest;
  quizQuestion: QuizQuestion;
  refund: Refund;
  registration: Registration;
  registrationEvent: RegistrationEvent;
  remittance: Remittance;
  roleAssignment: RoleAssignment;
  rosterChange: RosterChange;
  rosterEntry: RosterEntry;
  rosterImport: RosterImport;
  rosterImportRemoved: RosterImportRemoved;
  rosterImportRow: RosterImportRow;
  schoolBasedActivity: SchoolBasedActivity;
  schoolBasedAttendance: SchoolBasedAttendance;
  schoolBasedDraw: SchoolBasedDraw;
  scoreCorrection: ScoreCorrection;
  scoreEvent: ScoreEvent;
  scoreObjection: ScoreObjection;
  scoreSheet: ScoreSheet;
  session: Session;
  smsCode: SmsCode;
  statementFile: StatementFile;
  storedFile: StoredFile;
  studyAnswerTime: StudyAnswerTime;
  studyClass: StudyClass;
  studyDay: StudyDay;
  studyElective: StudyElective;
  studyHelp: StudyHelp;
  studyTotal: StudyTotal;
  surveyAnswer: SurveyAnswer;
  surveyDone: SurveyDone;
  surveyForm: SurveyForm;
  trainee: Trainee;
  traineeMessage: TraineeMessage;
  traineeScore: TraineeScore;
  trainingFunds: TrainingFunds;
  unit: Unit;
  work: Work;
  workEvent: WorkEvent;
}
