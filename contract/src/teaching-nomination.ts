import { workActs, workLevels } from '@yanxiu/domain/teaching/work/nomination';
import { z } from 'zod';
import { endpoint } from './kernel/endpoint.ts';
import { allowed, fileOut, id, instantOut, listQuery, pageOf, version } from './kernel/fields.ts';

const programId = id;
const works = '/api/programs/:programId/works';
const level = z.enum(workLevels);
const workFile = z.object({ id, name: z.string(), sizeBytes: z.int(), mediaType: z.string() });

const workRow = z.object({
  id,
  pieceId: id,
  name: z.string(),
  schoolName: z.string(),
  regionName: z.string(),
  lessonTitle: z.string(),
  courseTitle: z.string(),
  scoreX100: z.int().nullable(),
  level,
  state: z.enum(['waiting', 'setAside']),
  published: z.boolean(),
  mayPublish: z.boolean(),
  createdAt: instantOut,
  version,
  allowed,
});

const event = z.object({
  at: instantOut,
  byName: z.string(),
  level: z.enum(['class', ...workLevels]),
  act: z.enum(['nominate', ...workActs]),
  comment: z.string(),
});

const galleryRow = z.object({
  id,
  title: z.string(),
  name: z.string(),
  schoolName: z.string(),
  regionName: z.string(),
  programName: z.string(),
  courseTitle: z.string(),
  excerpt: z.string(),
  publishedLevel: z.enum(['county', 'city']),
  publishedAt: instantOut,
});

const filters = { level: level.optional(), show: z.enum(['waiting', 'setAside', 'published']).optional() };

export const nominationEndpoints = {
  works: endpoint({
    method: 'GET',
    path: works,
    permission: 'teaching.read',
    summary: '研修成果：辅导教师推荐的优秀作业，推荐到了哪一级',
    input: z.strictObject({ programId, ...listQuery, ...filters }),
    output: pageOf(workRow),
  }),
  getWork: endpoint({
    method: 'GET',
    path: `${works}/:id`,
    permission: 'teaching.read',
    summary: '一份研修成果：内容和各级意见',
    input: z.strictObject({ programId, id }),
    output: workRow.extend({ text: z.string(), files: z.array(workFile), events: z.array(event) }),
  }),
  moveWork: endpoint({
    method: 'POST',
    path: `${works}/:id/move`,
    permission: 'teaching.nominate',
    summary: '推荐到上一级、不再推荐、恢复推荐，公开展示或取消；写明意见',
    input: z.strictObject({
      programId,
      id,
      version,
      act: z.enum(workActs),
      comment: z.string().trim().min(2, '请写几句意见（至少 2 个字）。').max(500, '意见最多 500 个字。'),
    }),
    output: z.object({ version }),
  }),
  exportWorks: endpoint({
    method: 'GET',
    path: `${works}/export`,
    permission: 'teaching.read',
    summary: '下载成果集：每份一个文件夹，附目录',
    input: z.strictObject({ programId, q: listQuery.q, ...filters }),
    output: fileOut,
    sends: 'file',
  }),
  gallery: endpoint({
    method: 'GET',
    path: '/api/gallery',
    permission: 'public',
    summary: '成果展示：各地推荐并经作者同意公开的研修成果',
    input: z.strictObject({ q: listQuery.q, page: listQuery.page, size: listQuery.size }),
    output: pageOf(galleryRow),
  }),
  galleryWork: endpoint({
    method: 'GET',
    path: '/api/gallery/:id',
    permission: 'public',
    summary: '一份公开的研修成果',
    input: z.strictObject({ id }),
    output: galleryRow.extend({
      text: z.string(),
      files: z.array(workFile),
      comments: z.array(z.object({ level: z.enum(['class', ...workLevels]), comment: z.string() })),
    }),
  }),
  galleryFile: endpoint({
    method: 'GET',
    path: '/api/gallery/:id/files/:fileId',
    permission: 'public',
    summary: '公开成果里的一个文件',
    input: z.strictObject({ id, fileId: id }),
    output: fileOut,
    sends: 'file',
  }),
};
