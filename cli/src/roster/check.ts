import { parseArgs } from 'node:util';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { isRefusal } from '@yanxiu/domain/kernel/refusal';
import type { RosterIssue, RosterRow } from '@yanxiu/domain/registration/roster-fields';
import { runSheetJob } from '@yanxiu/server/platform/sheets/worker';
import { type CheckJob, type CheckOutput, refusedOutput } from './check-job.ts';
import { programCounties } from './program-counties.ts';
import { readLimitedFile } from './read-file.ts';

const usage = '用法：npm run -s yanxiu -- roster check 名单文件 [--schools 学校名录.csv] [--program 项目] [--json]\n';

interface Options {
  file: string;
  schools: string | null;
  counties: string[];
  json: boolean;
}

/**
 * `yanxiu roster check FILE [--schools FILE] [--program P] [--json]`: judges every row of a roster without a database.
 * A refused file exits 2 with its message on standard error; a wrong call exits 64; all else 0.
 */
export async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'string') {
    process.stderr.write(`${options}${usage}`);
    return 64;
  }
  const output = await check(options);
  if (options.json) process.stdout.write(`${JSON.stringify(output)}\n`);
  if (output.refused) {
    process.stderr.write(`${output.refused.message}\n`);
    return 2;
  }
  if (!options.json) process.stdout.write(inWords(output));
  return 0;
}

function readOptions(args: string[]): Options | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { schools: { type: 'string' }, program: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    const [file] = positionals;
    if (file === undefined || positionals.length !== 1) return '';
    const counties = values.program === undefined ? [] : programCounties(values.program);
    if (counties === null) return `没有这个培训项目：${values.program}\n`;
    return { file, schools: values.schools ?? null, counties, json: values.json };
  } catch (error) {
    return error instanceof TypeError ? `参数不对：${error.message}\n` : '';
  }
}

async function check(options: Options): Promise<CheckOutput> {
  const bytes = await readLimitedFile(options.file);
  if (isRefusal(bytes)) return refusedOutput(bytes);
  const schools = options.schools === null ? null : await readLimitedFile(options.schools);
  if (isRefusal(schools)) return refusedOutput(schools);
  const job: CheckJob = {
    bytes,
    fileName: options.file,
    schools: schools && options.schools !== null ? { bytes: schools, fileName: options.schools } : null,
    programCounties: options.counties,
    today: dayOf(new Date()),
  };
  const entry = new URL('./check-worker.ts', import.meta.url);
  const output = await runSheetJob<CheckJob, CheckOutput>({ entry, fileName: options.file, data: job });
  return 'ok' in output ? output : refusedOutput(output.refused);
}

function inWords(output: CheckOutput): string {
  const { rows, ok, warning, error } = output.summary;
  const lines = output.rows.flatMap((row) => row.issues.map((issue) => issueLine(row, issue)));
  return `${lines.join('')}共 ${rows} 人：可导入 ${ok}，警告 ${warning}，错误 ${error}。\n`;
}

function issueLine(row: RosterRow, issue: RosterIssue): string {
  const column = issue.column === null ? '' : ` ${issue.column} 列`;
  return `${row.sheet} 第 ${row.line} 行${column}：${issue.message}\n`;
}
