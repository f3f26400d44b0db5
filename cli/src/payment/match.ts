import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { isRefusal } from '@yanxiu/domain/kernel/refusal';
import type { Decision, LineDecision } from '@yanxiu/domain/payment/matching/match-input';
import { judgeInTime } from '@yanxiu/domain/payment/matching/match-lines';
import { type ListedSchool, loadSchools } from './load-schools.ts';
import { loadStatement } from './load-statement.ts';

const usage =
  '用法：npm run -s yanxiu -- payment match --schools schools.csv --statement statement.csv --fee-fen 12000 --out result.json\n';

const options = {
  schools: { type: 'string' },
  statement: { type: 'string' },
  'fee-fen': { type: 'string' },
  out: { type: 'string' },
} as const;

/** `yanxiu payment match`: decides every line of a statement against a list of schools and writes result.json by key. */
export async function run(args: string[]): Promise<number> {
  const values = optionsOf(args);
  const feeFen = Number(values?.['fee-fen'] ?? Number.NaN);
  if (!values?.schools || !values.statement || !values.out || !Number.isSafeInteger(feeFen) || feeFen <= 0) {
    process.stderr.write(usage);
    return 64;
  }
  const schools = await loadSchools(values.schools);
  if (isRefusal(schools)) return refuse(schools.message);
  const statement = await loadStatement(values.statement);
  if (isRefusal(statement)) return refuse(statement.message);
  const bills = schools.map((school) => billOf(school, feeFen));
  const counts = { match: 0, person: 0, ignore: 0 };
  const entries = entriesOf(judgeInTime(statement.lines, { schools, bills }), counts);
  await pipeline(Readable.from(entries), createWriteStream(values.out));
  for (const gap of statement.gaps) process.stderr.write(`${gap.message}\n`);
  process.stdout.write(
    `共 ${statement.lines.length} 笔：自动入账 ${counts.match} 笔，待人认领 ${counts.person} 笔，银行利息和费用 ${counts.ignore} 笔。\n`,
  );
  return 0;
}

/** result.json piece by piece, so that a province's statement is never held as one text. */
function* entriesOf(decisions: Iterable<LineDecision>, counts: Record<Decision, number>): Generator<string> {
  let piece = '{';
  let isFirst = true;
  for (const decision of decisions) {
    counts[decision.decision] += 1;
    piece += `${isFirst ? '' : ','}\n${JSON.stringify(decision.key)}: ${JSON.stringify(shown(decision))}`;
    isFirst = false;
    if (piece.length < 65_536) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}\n}\n`;
}

function optionsOf(args: string[]) {
  try {
    return parseArgs({ args, options }).values;
  } catch {
    return null;
  }
}

function refuse(message: string): number {
  process.stderr.write(`${message}\n`);
  return 2;
}

function billOf(school: ListedSchool, feeFen: number) {
  return { id: school.id, schoolId: school.id, programId: '', feeFen, heads: school.heads, paidFen: 0 };
}

function shown(decision: LineDecision) {
  const { allocations, reasons, candidates, reversesKey, varianceHeads } = decision;
  return {
    decision: decision.decision,
    allocations: allocations.map(({ schoolId, heads, amountFen }) => ({ schoolId, heads, amountFen })),
    reasons,
    candidates: candidates.map(({ schoolId, name, heads, amountFen, score, reasons: why }) => ({
      schoolId,
      name,
      heads,
      amountFen,
      score,
      reasons: why,
    })),
    ...(reversesKey === null ? {} : { reversesKey }),
    ...(varianceHeads === null ? {} : { varianceHeads }),
  };
}
