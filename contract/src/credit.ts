import { z } from 'zod';
import { endpoint, feature } from './kernel/endpoint.ts';
import { id, instantOut, listQuery, pageOf, queryInt, reason } from './kernel/fields.ts';

const entry = z.object({
  id,
  number: z.string(),
  year: z.int(),
  kind: z.enum(['program', 'other', 'correction']),
  title: z.string(),
  hoursX100: z.int(),
  creditsX100: z.int(),
  state: z.enum(['valid', 'revoked']),
  at: instantOut,
});

const certificateRow = z.object({
  personId: id,
  name: z.string(),
  schoolName: z.string(),
  number: z.string(),
  issuedOn: z.string(),
  totalX100: z.int(),
  creditsX100: z.int(),
  revokedAt: instantOut.nullable(),
  revokedReason: z.string().nullable(),
  /** Why it can't be printed now (an unpaid fee, where the program says so), or null. */
  heldBack: z.string().nullable(),
  mayRevoke: z.boolean(),
});

export const credit = feature('credit', '学分与证书', {
  mine: endpoint({
    method: 'GET',
    path: '/api/my/credits',
    permission: 'credit.self',
    summary: '我的学时学分：五年一个周期',
    input: z.strictObject({}),
    output: z.object({
      cycle: z.object({
        from: z.int(),
        to: z.int(),
        hoursX100: z.int(),
        creditsX100: z.int(),
        hoursTargetX100: z.int(),
      }),
      entries: z.array(entry),
      certificates: z.array(
        z.object({
          programId: id,
          programName: z.string(),
          number: z.string(),
          issuedOn: z.string(),
          revoked: z.boolean(),
          /** Of the QR code: leads to the public page, which the holder may share. */
          token: z.string(),
        }),
      ),
    }),
  }),
  myCertificate: endpoint({
    method: 'GET',
    path: '/api/my/programs/:programId/certificate',
    permission: 'credit.self',
    summary: '下载我的证书',
    input: z.strictObject({ programId: id }),
    output: z.unknown(),
    sends: 'file',
  }),
  myPicture: endpoint({
    method: 'GET',
    path: '/api/my/programs/:programId/certificate/picture',
    permission: 'credit.self',
    summary: '我的证书的图片（SVG），手机上显示并存入相册',
    input: z.strictObject({ programId: id }),
    output: z.unknown(),
    sends: 'file',
  }),
  certificates: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/certificates',
    permission: 'credit.read',
    summary: '已发证书',
    input: z.strictObject({
      programId: id,
      schoolId: id.optional(),
      state: z.enum(['valid', 'revoked']).optional(),
      ...listQuery,
    }),
    output: pageOf(certificateRow),
  }),
  units: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/certificate-units',
    permission: 'credit.read',
    summary: '各单位有多少份可打印的证书，分几个文件',
    input: z.strictObject({ programId: id, ...listQuery }),
    output: pageOf(
      z.object({
        schoolId: id,
        schoolName: z.string(),
        valid: z.int(),
        revoked: z.int(),
        parts: z.int(),
        heldBack: z.string().nullable(),
      }),
    ),
  }),
  printCertificates: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/certificates/print',
    permission: 'credit.read',
    summary: '一个单位的证书，合成一个 PDF 打印',
    input: z.strictObject({ programId: id, schoolId: id, part: queryInt.min(1).default(1) }),
    output: z.unknown(),
    sends: 'file',
  }),
  certificate: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/certificates/:personId/pdf',
    permission: 'credit.read',
    summary: '一位参训教师的证书',
    input: z.strictObject({ programId: id, personId: id }),
    output: z.unknown(),
    sends: 'file',
  }),
  revoke: endpoint({
    method: 'POST',
    path: '/api/programs/:programId/certificates/:personId/revoke',
    permission: 'credit.certificate',
    summary: '撤销一份证书及其学分，写明原因',
    input: z.strictObject({ programId: id, personId: id, reason }),
    output: z.object({ ok: z.literal(true) }),
  }),
  ledger: endpoint({
    method: 'GET',
    path: '/api/programs/:programId/credits',
    permission: 'credit.read',
    summary: '认定的学时学分',
    input: z.strictObject({ programId: id, schoolId: id.optional(), ...listQuery }),
    output: pageOf(entry.extend({ personId: id, name: z.string(), schoolName: z.string() })),
  }),
  verify: endpoint({
    method: 'GET',
    path: '/api/verify/:token',
    permission: 'public',
    summary: '查验证书：只显示纸面上已有的内容',
    input: z.strictObject({
      token: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/, '查验码不完整，请重新扫描证书上的二维码。'),
    }),
    output: z.object({
      state: z.enum(['valid', 'revoked']),
      number: z.string(),
      name: z.string(),
      documentMask: z.string(),
      unit: z.string(),
      program: z.string(),
      period: z.string(),
      onlineHoursX100: z.int(),
      schoolBasedHoursX100: z.int(),
      totalX100: z.int(),
      creditsX100: z.int(),
      issuer: z.string(),
      issuedOn: z.string(),
    }),
  }),
});
