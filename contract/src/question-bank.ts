import { bankQuestion } from '@yanxiu/domain/course/question';
import { difficulties, questionKinds } from '@yanxiu/domain/course/question-kind';
import { z } from 'zod';
import { endpoint } from './kernel/endpoint.ts';
import { exportQuery, fileOut, id, listQuery, pageOf, version } from './kernel/fields.ts';

/** A question with its answer, as its provider's own people read it. */
const bankRow = z.object({
  id,
  kind: z.enum(questionKinds),
  stem: z.string(),
  choices: z.array(z.string()),
  answer: z.array(z.int()),
  prompts: z.array(z.string()),
  accepted: z.array(z.array(z.string())),
  explanation: z.string(),
  points: z.int(),
  difficulty: z.enum(difficulties),
  tags: z.array(z.string()),
  version,
});

const filters = {
  kind: z.enum(questionKinds).optional(),
  difficulty: z.enum(difficulties).optional(),
  tag: z.string().trim().max(20).optional(),
};

/** The provider's bank of questions (题库): a part of the course feature with a table of its own. */
export const bankEndpoints = {
  bank: endpoint({
    method: 'GET',
    path: '/api/questions',
    permission: 'course.edit',
    summary: '本机构的题库，可按题型、难度、标签查找',
    input: z.strictObject({ ...listQuery, ...filters }),
    output: pageOf(bankRow).extend({
      /** Every tag with the number of questions that have it. */
      tags: z.array(z.object({ tag: z.string(), count: z.int() })),
    }),
  }),
  bankGet: endpoint({
    method: 'GET',
    path: '/api/questions/:id',
    permission: 'course.edit',
    summary: '题库里的一道题',
    input: z.strictObject({ id }),
    output: bankRow,
  }),
  bankAdd: endpoint({
    method: 'POST',
    path: '/api/questions',
    permission: 'course.edit',
    summary: '在题库里新增一题',
    input: z.strictObject({ question: bankQuestion }),
    output: z.object({ id }),
  }),
  bankUpdate: endpoint({
    method: 'PUT',
    path: '/api/questions/:id',
    permission: 'course.edit',
    summary: '修改题库里的一题；已经取用它的测验不变',
    input: z.strictObject({ id, version, question: bankQuestion }),
    output: z.object({ version }),
  }),
  bankRetire: endpoint({
    method: 'POST',
    path: '/api/questions/retire',
    permission: 'course.edit',
    summary: '把题目移出题库，或移回来；已经取用的测验不变',
    input: z.strictObject({ ids: z.array(id).min(1).max(200), retired: z.boolean() }),
    output: z.object({ changed: z.int() }),
  }),
  bankImport: endpoint({
    method: 'POST',
    path: '/api/questions/import',
    permission: 'course.edit',
    summary: '从表格（.xlsx、.xls、.csv）或 GIFT 文本导入题目；先核对（confirm 为 false），再导入',
    input: z.strictObject({
      fileId: id,
      confirm: z.boolean(),
      /** Given to every question beside its own. */
      tags: z.array(z.string().trim().min(1).max(20)).max(4).default([]),
    }),
    output: z.object({
      /** Taken, or to be taken. */
      added: z.int(),
      /** In the bank already, or twice in the file. */
      known: z.int(),
      problems: z.array(z.object({ line: z.int(), reason: z.string() })),
      /** Whether `line` counts rows of a sheet or lines of text. */
      unit: z.enum(['row', 'line']),
      /** The first ones, to be looked at before importing. */
      sample: z.array(z.object({ line: z.int(), kind: z.enum(questionKinds), stem: z.string() })),
    }),
  }),
  bankTemplate: endpoint({
    method: 'GET',
    path: '/api/questions/template',
    permission: 'course.edit',
    summary: '题目表格的模板，带每种题型的例子和填写说明',
    input: z.strictObject({}),
    output: fileOut,
    sends: 'file',
  }),
  bankExport: endpoint({
    method: 'GET',
    path: '/api/questions/export',
    permission: 'course.edit',
    summary: '导出符合条件的题目：表格或 GIFT 文本',
    input: z.strictObject({ ...exportQuery, ...filters, format: z.enum(['xlsx', 'gift']).default('xlsx') }),
    output: fileOut,
    sends: 'file',
  }),
};
