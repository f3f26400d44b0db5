import { z } from 'zod';
import { endpoint } from './kernel/endpoint.ts';
import { done, id, instantOut, listQuery, pageOf, reason } from './kernel/fields.ts';

/** Two records of one person, of the feature `account`. */

const record = z.object({
  personId: id,
  name: z.string(),
  sex: z.string().nullable(),
  birthOn: z.string().nullable(),
  documentKind: z.string().nullable(),
  documentMask: z.string(),
  phoneMask: z.string(),
  schoolName: z.string(),
  programCount: z.int(),
  createdAt: instantOut,
});
const enrolment = z.object({ programId: id, programName: z.string(), schoolName: z.string(), state: z.string() });
const side = record.extend({
  account: z
    .object({ loginMask: z.string(), activatedAt: instantOut.nullable(), lastLoginAt: instantOut.nullable() })
    .nullable(),
  roles: z.array(z.object({ roleName: z.string(), orgName: z.string() })),
  enrolments: z.array(enrolment),
  creditEntries: z.int(),
  certificates: z.int(),
});
const pair = '/api/people/:personId/doubles/:otherId';

export const mergeEndpoints = {
  doubles: endpoint({
    method: 'GET',
    path: '/api/people/doubles',
    permission: 'account.merge',
    summary: '可能是同一个人的两条记录：同名且手机号或出生日期相同；填写姓名时列出全部同名的',
    input: z.strictObject({ ...listQuery }),
    output: pageOf(z.object({ one: record, other: record, why: z.string() })),
  }),
  mergePreview: endpoint({
    method: 'GET',
    path: pair,
    permission: 'account.merge',
    summary: '把第二条记录并入第一条会怎样：哪些培训、学分、证书和角色转过去，保留哪个账号',
    input: z.strictObject({ personId: id, otherId: id }),
    output: z.object({
      kept: side,
      given: side,
      moves: z.array(enrolment),
      stays: z.array(enrolment),
      accountOf: z.enum(['kept', 'given']).nullable(),
      /** Why it may not be done; null when it may. */
      blocked: z.string().nullable(),
      warnings: z.array(z.string()),
    }),
  }),
  merge: endpoint({
    method: 'POST',
    path: pair,
    permission: 'account.merge',
    summary: '把第二条记录并入第一条；不能撤回，须输入姓名确认',
    input: z.strictObject({
      personId: id,
      otherId: id,
      accountOf: z.enum(['kept', 'given']).nullable(),
      typedName: z.string().trim().max(40),
      reason,
    }),
    output: done,
  }),
  notSame: endpoint({
    method: 'POST',
    path: `${pair}/not-same`,
    permission: 'account.merge',
    summary: '核对过是两个人：不再列为可能重复',
    input: z.strictObject({ personId: id, otherId: id, reason }),
    output: done,
  }),
} as const;
