import { parseArgs } from 'node:util';
import { isRefusal } from '@yanxiu/domain/kernel/refusal';
import type { StatementLine } from '@yanxiu/domain/payment/statement-line';
import { loadStatement } from './load-statement.ts';

const usage = '用法：npm run -s yanxiu -- payment read-statement 文件 [--json]\n';

/**
 * `yanxiu payment read-statement FILE --json`: prints `{ ok, refused, layout, account, lines, gaps }` as one object.
 * A refused file exits 2 with its message on standard error; `ok` is true when it was not refused and every row was read.
 */
export async function run(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
    strict: false,
  });
  const [file] = positionals;
  if (file === undefined || positionals.length !== 1) {
    process.stderr.write(usage);
    return 64;
  }
  const statement = await loadStatement(file);
  if (isRefusal(statement)) {
    const refused = { code: statement.code, message: statement.message };
    if (values.json === true) print({ ok: false, refused, layout: null, account: null, lines: [], gaps: [] });
    process.stderr.write(`${statement.message}\n`);
    return 2;
  }
  const { layout, account, gaps } = statement;
  const ok = gaps.every((gap) => gap.kind !== 'unreadable');
  if (values.json === true) {
    print({ ok, refused: null, layout, account, lines: statement.lines.map(shown), gaps });
    return 0;
  }
  const unit = (direction: string) => statement.lines.filter((line) => line.direction === direction).length;
  process.stdout.write(`流水 ${statement.lines.length} 笔：收入 ${unit('in')} 笔，支出 ${unit('out')} 笔。\n`);
  for (const gap of gaps) process.stdout.write(`${gap.message}\n`);
  return 0;
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** The fields that the command promises; rank, 个性化信息 and the raw row stay inside. */
function shown(line: StatementLine) {
  const { key, at, direction, amountFen, balanceFen, counterName, counterAccount, counterBank } = line;
  const { summary, purpose, postscript } = line;
  const place = { key, line: line.line, at, direction, amountFen, balanceFen };
  return { ...place, counterName, counterAccount, counterBank, summary, purpose, postscript };
}
