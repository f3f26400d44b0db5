import { filePurposes } from '@yanxiu/domain/file/purpose';
import { z } from 'zod';
import { endpoint, feature } from './kernel/endpoint.ts';
import { fileOut, id } from './kernel/fields.ts';

export const file = feature('file', '文件', {
  upload: endpoint({
    method: 'POST',
    path: '/api/files',
    permission: 'signedIn',
    summary: '上传一个文件：按内容核对类型和大小，之后用编号引用',
    receives: 'bytes',
    bodyLimit: 128 * 1024 * 1024,
    input: z.strictObject({
      name: z.string().trim().min(1, '请填写文件名。').max(300),
      purpose: z.enum(filePurposes),
      programId: id.optional(),
    }),
    output: z.object({ id, name: z.string(), sizeBytes: z.int(), mediaType: z.string() }),
  }),
  download: endpoint({
    method: 'GET',
    path: '/api/files/:id',
    permission: 'public',
    summary: '下载文件：本人上传的、管理范围内单位的，或公开的',
    input: z.strictObject({ id }),
    output: fileOut,
    sends: 'file',
  }),
  view: endpoint({
    method: 'GET',
    path: '/api/files/:id/view',
    permission: 'public',
    summary: '在页面里查看图片或 PDF；范围同下载',
    input: z.strictObject({ id }),
    output: fileOut,
    sends: 'file',
  }),
});
