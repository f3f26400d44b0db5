import { z } from 'zod';
import { endpoint } from './kernel/endpoint.ts';
import { day, done, id, instantOut, listQuery, pageOf, reason } from './kernel/fields.ts';

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
const mergeFacts = {
  id,
  name: z.string(),
  keptMask: z.string(),
  givenMask: z.string(),
  mergedAt: instantOut,
  mergedByName: z.string(),
  reason: z.string(),
  /** The last day on which it can be taken back. */
  until: day,
};
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
    summary: '把第二条记录并入第一条，须输入姓名确认；30 天内没有新记录的可以撤回',
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
  merges: endpoint({
    method: 'GET',
    path: '/api/people/merges',
    permission: 'account.merge',
    summary: '合并过的记录：谁在何时合并的，到哪天为止可以撤回',
    input: z.strictObject({ ...listQuery }),
    output: pageOf(
      z.object({
        ...mergeFacts,
        state: z.enum(['open', 'late', 'undone']),
        undoneAt: instantOut.nullable(),
        undoneByName: z.string().nullable(),
        undoReason: z.string().nullable(),
      }),
    ),
  }),
  unmergePreview: endpoint({
    method: 'GET',
    path: '/api/people/merges/:id',
    permission: 'account.merge',
    summary: '撤回一次合并会怎样；不能撤回的说明原因',
    input: z.strictObject({ id }),
    output: z.object({
      ...mergeFacts,
      /** Programs that go back to the record that was given up. */
      programs: z.array(z.string()),
      /** Whether an account that was given up comes back, to be activated anew. */
      accountBack: z.boolean(),
      blocked: z.string().nullable(),
    }),
  }),
  unmerge: endpoint({
    method: 'POST',
    path: '/api/people/merges/:id/undo',
    permission: 'account.merge',
    summary: '撤回一次合并：停用的记录恢复，转过去的培训和角色转回来',
    input: z.strictObject({ id, reason }),
    output: done,
  }),
} as const;
