import { helpStates, helpSubjects } from '@yanxiu/domain/study/help';
import { z } from 'zod';
import { endpoint } from './kernel/endpoint.ts';
import { done, id, instantOut, listQuery, pageOf } from './kernel/fields.ts';

const programId = id;
const own = '/api/programs/:programId/study/help';
const list = '/api/programs/:programId/study/helps';
const words = z.string().trim().max(200, '最多 200 个字。').default('');

const asked = z.object({
  id,
  about: z.enum(helpSubjects),
  words: z.string(),
  state: z.enum(helpStates),
  askedAt: instantOut,
  endedAt: instantOut.nullable(),
  helperName: z.string().nullable(),
  answer: z.string(),
});

/** 我不会用，请学校帮我: a part of the study feature with a table of its own. */
export const helpEndpoints = {
  myHelp: endpoint({
    method: 'GET',
    path: own,
    permission: 'study.self',
    summary: '我请学校帮助的情况，和学校的联络人',
    input: z.strictObject({ programId }),
    output: z.object({
      last: asked.nullable(),
      schoolName: z.string(),
      liaison: z.object({ name: z.string(), officePhone: z.string() }).nullable(),
    }),
  }),
  askHelp: endpoint({
    method: 'POST',
    path: own,
    permission: 'study.self',
    summary: '请学校帮助：把名字列入学校的帮扶名单',
    input: z.strictObject({ programId, about: z.enum(helpSubjects, '请选择要帮什么。'), words }),
    output: z.object({ id }),
  }),
  withdrawHelp: endpoint({
    method: 'POST',
    path: `${own}/withdraw`,
    permission: 'study.self',
    summary: '撤回请求：已经会用了',
    input: z.strictObject({ programId }),
    output: done,
  }),
  helps: endpoint({
    method: 'GET',
    path: list,
    permission: 'study.read',
    summary: '帮扶名单：范围内请学校帮助的学员，等得最久的在前',
    input: z.strictObject({ programId, ...listQuery, state: z.enum(helpStates).optional() }),
    output: pageOf(
      asked.extend({ personId: id, name: z.string(), schoolName: z.string(), phoneMask: z.string() }),
    ).extend({ open: z.int() }),
  }),
  answerHelp: endpoint({
    method: 'POST',
    path: `${list}/:id`,
    permission: 'study.help',
    summary: '登记已帮助：怎么帮的，本人能看到',
    input: z.strictObject({
      programId,
      id,
      answer: z.string().trim().min(2, '请写明怎么帮的（至少 2 个字）。').max(200, '最多 200 个字。'),
    }),
    output: done,
  }),
};
