import { partBytes } from '@yanxiu/domain/file/parts';
import { filePurposes } from '@yanxiu/domain/file/purpose';
import { z } from 'zod';
import { endpoint, feature } from './kernel/endpoint.ts';
import { fileOut, id, queryInt } from './kernel/fields.ts';

const kept = z.object({ id, name: z.string(), sizeBytes: z.int(), mediaType: z.string() });

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, '校验值格式不对。');

/** An upload in parts: how much of it is there. */
const uploadState = z.object({
  uploadId: id,
  receivedBytes: z.int(),
  sizeBytes: z.int(),
  /** Bytes of each part but the last. */
  partBytes: z.int(),
});

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
    output: kept,
  }),
  begin: endpoint({
    method: 'POST',
    path: '/api/uploads',
    permission: 'signedIn',
    summary: '开始分段上传，或接着上次没传完的同一个文件',
    readOnly: true,
    input: z.strictObject({
      name: z.string().trim().min(1, '请填写文件名。').max(300),
      purpose: z.enum(filePurposes),
      sizeBytes: z.int().min(1, '文件是空的，请重新选择。'),
      /** Of name, size, time and first bytes: finds the upload of the same file after a reload. */
      fingerprint: sha256,
      programId: id.optional(),
    }),
    output: uploadState,
  }),
  part: endpoint({
    method: 'POST',
    path: '/api/uploads/:id/parts',
    permission: 'signedIn',
    summary: '上传一段：核对这一段的校验值，同一段再传一次不变',
    readOnly: true,
    receives: 'bytes',
    bodyLimit: partBytes + 1024,
    input: z.strictObject({ id, fromByte: queryInt.min(0), sha256 }),
    output: uploadState,
  }),
  end: endpoint({
    method: 'POST',
    path: '/api/uploads/:id/end',
    permission: 'signedIn',
    summary: '传完：按内容核对类型后保存，之后用编号引用',
    input: z.strictObject({ id }),
    output: kept,
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
