import { stages } from '@yanxiu/domain/program/words';
import { z } from 'zod';
import { day, id, instantOut } from './kernel/fields.ts';

export const classRow = z.object({
  id,
  number: z.int(),
  name: z.string(),
  stage: z.enum(stages).nullable(),
  subject: z.string(),
  regionName: z.string(),
  people: z.int(),
  sizeTarget: z.int(),
  tutorName: z.string().nullable(),
  substituteName: z.string().nullable(),
  /** Whether the reader may appoint tutors and move people. */
  inCharge: z.boolean(),
});

export const tutorKind = z.enum(['lead', 'substitute']);

export const tutorRow = z.object({
  id,
  personId: id,
  name: z.string(),
  phoneMask: z.string(),
  kind: tutorKind,
  fromOn: day,
  untilOn: day.nullable(),
  state: z.enum(['coming', 'now', 'past']),
  endReason: z.string(),
});

/** A class of the preview: new, or what becomes of one that stands. */
export const plannedRow = z.object({
  key: z.string(),
  name: z.string(),
  state: z.enum(['new', 'kept', 'closing']),
  stage: z.enum(stages).nullable(),
  subject: z.string(),
  regionName: z.string(),
  people: z.int(),
  /** People who come into the class by this forming. */
  coming: z.int(),
  why: z.string(),
});

/** How far the people of a class, or of all classes of a reader, are. */
export const standingCounts = z.object({
  notLoggedIn: z.int(),
  notStarted: z.int(),
  behind: z.int(),
  onTrack: z.int(),
  done: z.int(),
});

export const noticeRow = z.object({
  id,
  classId: id,
  className: z.string(),
  title: z.string(),
  body: z.string(),
  senderName: z.string(),
  sentAt: instantOut,
  remindedAt: instantOut.nullable(),
  people: z.int(),
  read: z.int(),
});

export const figureRow = z.object({ label: z.string(), value: z.string() });

export const briefingRow = z.object({
  id,
  issueNumber: z.int(),
  title: z.string(),
  issuedOn: day,
  state: z.enum(['draft', 'published']),
  /** Null: for the whole program, by the provider or the bureau. */
  classId: id.nullable(),
  className: z.string().nullable(),
  authorName: z.string(),
  publishedAt: instantOut.nullable(),
  mine: z.boolean(),
});
