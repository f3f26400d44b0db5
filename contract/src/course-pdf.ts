import { z } from 'zod';
import { endpoint } from './kernel/endpoint.ts';
import { fileOut, id } from './kernel/fields.ts';

/** Documents made of a PDF. */
export const pdfEndpoints = {
  setPdf: endpoint({
    method: 'POST',
    path: '/api/courses/:id/lessons/:lessonId/pdf',
    permission: 'course.edit',
    summary: '用已上传的 PDF 生成文档各页：每页一张图片和它的文字，替换现有各页',
    input: z.strictObject({ id, lessonId: id, fileId: id }),
    /** The job's result says how many pages were made, or why none could be: `{ pages, problem }`. */
    output: z.object({ jobId: id }),
  }),
  picture: endpoint({
    method: 'GET',
    path: '/api/courses/:id/lessons/:lessonId/pictures/:sha256',
    permission: 'course.read',
    summary: '文档一页的图片',
    input: z.strictObject({ id, lessonId: id, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    output: fileOut,
    sends: 'file',
  }),
};
