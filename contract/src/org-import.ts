import { z } from 'zod';
import { endpoint } from './kernel/endpoint.ts';
import { fileOut } from './kernel/fields.ts';

/** A list of schools from a file, judged row by row and taken over on confirmation: part of the feature `org`. */

const cell = (most: number) => z.string().max(most).default('');
const row = z.strictObject({
  line: z.int().min(1),
  name: cell(200),
  parent: cell(100),
  registeredName: cell(200),
  uscc: cell(60),
  stages: cell(60),
  ownership: cell(20),
  center: cell(200),
  aliases: cell(400),
  address: cell(200),
});
const rows = z.array(row).min(1, '请至少填写一行。').max(2000, '一次最多 2000 行，请分成几份。');

export const schoolListEndpoints = {
  schoolListTemplate: endpoint({
    method: 'GET',
    path: '/api/school-lists/template',
    permission: 'org.edit',
    summary: '学校名录的空白表格（.xlsx），填好本级的县（市、区）',
    input: z.strictObject({}),
    output: fileOut,
    sends: 'file',
  }),
  readSchoolList: endpoint({
    method: 'POST',
    path: '/api/school-lists/read',
    permission: 'org.edit',
    summary: '读取一份学校名录（.xlsx、.xls、.csv），还不写入',
    receives: 'bytes',
    bodyLimit: 16 * 1024 * 1024,
    input: z.strictObject({ name: z.string().trim().min(1, '请填写文件名。').max(300) }),
    output: z.object({ rows: z.array(row) }),
  }),
  importSchools: endpoint({
    method: 'POST',
    path: '/api/school-lists',
    permission: 'org.edit',
    summary: '核对或导入学校名录：按信用代码或同一主管下的名称认定已有的学校，重复导入不会重复新建',
    bodyLimit: 8 * 1024 * 1024,
    input: z.strictObject({
      rows,
      /** false judges only; true takes over the rows that are right. */
      confirm: z.boolean(),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          line: z.int(),
          state: z.enum(['new', 'changed', 'same', 'error', 'done']),
          problems: z.array(z.object({ field: z.string(), fieldName: z.string(), message: z.string() })),
          notes: z.array(z.string()),
        }),
      ),
      counts: z.object({ new: z.int(), changed: z.int(), same: z.int(), error: z.int() }),
    }),
  }),
} as const;
