import { z } from 'zod';
import { endpoint } from './kernel/endpoint.ts';
import { done, fileOut, id } from './kernel/fields.ts';

const path = '/api/courses/:id/lessons/:lessonId/captions';

/** Subtitles of a video lesson. */
export const captionEndpoints = {
  setCaptions: endpoint({
    method: 'POST',
    path,
    permission: 'course.edit',
    summary: '上传视频字幕（WebVTT 或 SRT），核对时间后保存；已发布的课程也可以加',
    receives: 'bytes',
    bodyLimit: 2 * 1024 * 1024,
    input: z.strictObject({ id, lessonId: id }),
    output: z.object({ cueCount: z.int() }),
  }),
  removeCaptions: endpoint({
    method: 'DELETE',
    path,
    permission: 'course.edit',
    summary: '去掉视频字幕',
    input: z.strictObject({ id, lessonId: id }),
    output: done,
  }),
  captions: endpoint({
    method: 'GET',
    path,
    permission: 'course.read',
    summary: '视频字幕（WebVTT）',
    input: z.strictObject({ id, lessonId: id }),
    output: fileOut,
    sends: 'file',
  }),
};
