import { noticeBody, storedBody } from '@yanxiu/domain/notice/body-shape';
import { targetKinds, targetLevels } from '@yanxiu/domain/notice/target';
import { z } from 'zod';
import { day, helpLine, id, instantOut, version } from './kernel/fields.ts';

export const noticeKind = z.enum(['notice', 'plan', 'policy', 'material']);

/** 主动公开 (on the front page), 依申请公开, 不予公开. */
const publicity = z.enum(['open', 'onRequest', 'closed']);

const attachment = z.object({ id, name: z.string(), sizeBytes: z.int() });

export const publicRow = z.object({
  id,
  kind: noticeKind,
  /** Empty for 资料. */
  number: z.string(),
  title: z.string(),
  orgName: z.string(),
  issuedOn: z.string(),
  /** Of the notice's program; null where it has none. */
  helpLine,
});

const targets = { targetLevels: z.array(z.enum(targetLevels)), targetKinds: z.array(z.enum(targetKinds)) };

export const noticeRow = publicRow.extend({
  orgId: id,
  state: z.enum(['draft', 'published']),
  publicity,
  ...targets,
  asksPlan: z.boolean(),
  planDueOn: day.nullable(),
  asksMeeting: z.boolean(),
  meetingDueOn: day.nullable(),
  /** The paper that this one passes on or answers. */
  answersId: id.nullable(),
  answersTitle: z.string().nullable(),
  /** Whether the reader's unit is to sign for it, and when it did. */
  toSign: z.boolean(),
  signedAt: instantOut.nullable(),
  programId: id.nullable(),
  version,
  mayEdit: z.boolean(),
});

export const noticeMeeting = z.object({
  heldOn: day,
  place: z.string(),
  attendance: z.int(),
  note: z.string(),
  files: z.array(attachment),
  recordedByName: z.string(),
});

/** What only the whole paper has. */
export const wholeNotice = {
  addressees: z.string(),
  /** 抄送; empty where nobody gets a copy. */
  copiesTo: z.string(),
  body: storedBody,
  basis: z.string(),
  contact: z.string(),
  attachments: z.array(attachment),
};

/** What the writer of a draft gives. */
export const noticeFields = {
  number: z.string().trim().max(60).default(''),
  title: z.string().trim().min(4, '请填写标题。').max(120),
  addressees: z.string().trim().max(400).default(''),
  copiesTo: z.string().trim().max(400).default(''),
  basis: z.string().trim().max(200).default(''),
  body: noticeBody,
  issuedOn: day,
  publicity: publicity.default('open'),
  targetLevels: targets.targetLevels.default([]),
  targetKinds: targets.targetKinds.default([]),
  programId: id.nullable().default(null),
  fileIds: z.array(id).max(20).default([]),
  kind: noticeKind.default('notice'),
  contact: z.string().trim().max(100).default(''),
  answersId: id.nullable().default(null),
  asksPlan: z.boolean().default(false),
  planDueOn: day.nullable().default(null),
  asksMeeting: z.boolean().default(false),
  meetingDueOn: day.nullable().default(null),
};

/** What a school writes down of its meeting. */
export const meetingFields = {
  heldOn: day,
  place: z.string().trim().max(60).default(''),
  attendance: z.int().min(1, '请填写参加人数。').max(5000),
  note: z.string().trim().max(500).default(''),
  fileIds: z.array(id).min(1, '请上传至少一张动员会的照片。').max(9, '照片最多 9 张。'),
};

export const receiptState = z.enum(['unsigned', 'signed', 'noPlan', 'noMeeting']);

export const receiptRow = z.object({
  orgId: id,
  orgName: z.string(),
  signedAt: instantOut.nullable(),
  signedByName: z.string().nullable(),
  liaisonName: z.string().nullable(),
  liaisonPhone: z.string().nullable(),
  forwardedId: id.nullable(),
  planAsked: z.boolean(),
  planId: id.nullable(),
  planIssuedOn: z.string().nullable(),
  meetingAsked: z.boolean(),
  meeting: noticeMeeting.nullable(),
  /** Schools below a bureau that have held theirs. */
  meetingsBelow: z.int(),
});

export const receiptCounts = z.object({
  units: z.int(),
  signed: z.int(),
  plansAsked: z.int(),
  planned: z.int(),
  meetingsAsked: z.int(),
  met: z.int(),
});

export const reminded = z.object({
  text: z.string(),
  units: z.array(
    z.object({ name: z.string(), liaisonName: z.string(), liaisonPhone: z.string(), mailed: z.boolean() }),
  ),
});
