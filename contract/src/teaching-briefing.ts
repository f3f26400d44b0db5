import { z } from 'zod';
import { endpoint } from './kernel/endpoint.ts';
import { day, done, fileOut, id, listQuery, pageOf, version } from './kernel/fields.ts';
import { briefingRow, figureRow } from './teaching-shapes.ts';

const programId = id;
const base = '/api/programs/:programId/briefings';
const one = `${base}/:briefingId`;
const mine = '/api/my/programs/:programId/briefings/:briefingId';

const fields = {
  title: z.string().trim().min(4, '请填写标题（至少 4 个字）。').max(60, '标题最多 60 个字。'),
  issuedOn: day,
  /** Paragraphs by blank lines; a line that begins with “一、” stands as a heading. */
  body: z.string().trim().min(10, '请填写正文（至少 10 个字）。').max(20_000),
  pictures: z
    .array(z.strictObject({ fileId: id, caption: z.string().trim().max(60).default('') }))
    .max(9, '最多 9 张图片。')
    .default([]),
  withFigures: z.boolean().default(true),
};

const whole = briefingRow.extend({
  body: z.string(),
  pictures: z.array(z.object({ fileId: id, caption: z.string() })),
  withFigures: z.boolean(),
  /** As of publishing; of a draft: as of now. */
  figures: z.array(figureRow),
  figuresAsOf: day,
  publisherName: z.string(),
  programName: z.string(),
  version,
});

/** 简报: written by a tutor for her class or by the provider for the program; with the figures of the day. */
export const briefingEndpoints = {
  briefings: endpoint({
    method: 'GET',
    path: base,
    permission: 'teaching.read',
    summary: '范围内的研修简报',
    input: z.strictObject({ programId, ...listQuery, classId: id.optional() }),
    output: pageOf(briefingRow),
  }),
  briefing: endpoint({
    method: 'GET',
    path: one,
    permission: 'teaching.read',
    summary: '一期简报：正文、图片和当日数据',
    input: z.strictObject({ programId, briefingId: id }),
    output: whole,
  }),
  briefingFile: endpoint({
    method: 'GET',
    path: `${one}/file`,
    permission: 'teaching.read',
    summary: '下载简报：.docx 或 PDF',
    input: z.strictObject({ programId, briefingId: id, format: z.enum(['docx', 'pdf']).default('docx') }),
    output: fileOut,
    sends: 'file',
  }),
  briefingPicture: endpoint({
    method: 'GET',
    path: `${one}/pictures/:fileId`,
    permission: 'teaching.read',
    summary: '简报里的一张图片',
    input: z.strictObject({ programId, briefingId: id, fileId: id }),
    output: fileOut,
    sends: 'file',
  }),
  draftBriefing: endpoint({
    method: 'POST',
    path: base,
    permission: 'teaching.brief',
    summary: '起草简报',
    input: z.strictObject({ programId, classId: id.optional(), ...fields }),
    output: z.object({ id }),
  }),
  editBriefing: endpoint({
    method: 'PUT',
    path: one,
    permission: 'teaching.brief',
    summary: '修改自己起草、还没有发布的简报',
    input: z.strictObject({ programId, briefingId: id, version, ...fields }),
    output: z.object({ version }),
  }),
  publishBriefing: endpoint({
    method: 'POST',
    path: `${one}/publish`,
    permission: 'teaching.brief',
    summary: '发布简报：编上期号，数据定在发布的这一刻，学员和各级都能看到',
    input: z.strictObject({ programId, briefingId: id, version }),
    output: z.object({ issueNumber: z.int() }),
  }),
  removeBriefing: endpoint({
    method: 'DELETE',
    path: one,
    permission: 'teaching.brief',
    summary: '删除自己的简报草稿',
    input: z.strictObject({ programId, briefingId: id }),
    output: done,
  }),
  myBriefing: endpoint({
    method: 'GET',
    path: mine,
    permission: 'teaching.self',
    summary: '发给我们班的一期简报',
    input: z.strictObject({ programId, briefingId: id }),
    output: whole.omit({ version: true, mine: true, state: true }),
  }),
  myBriefingPicture: endpoint({
    method: 'GET',
    path: `${mine}/pictures/:fileId`,
    permission: 'teaching.self',
    summary: '简报里的一张图片',
    input: z.strictObject({ programId, briefingId: id, fileId: id }),
    output: fileOut,
    sends: 'file',
  }),
};
