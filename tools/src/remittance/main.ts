import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeStatement } from './make-statement.ts';
import { schoolsCsv } from './school-register.ts';
import { delimited, encodeGbk, type FileLayout, keysOf, statementRows } from './statement-file.ts';

/**
 * Makes schools.csv, a statement and truth.json from a seed:
 * `node tools/src/remittance/main.ts --seed 1 --schools 2000 --lines 2000 --layout icbc-a --out DIR`.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    schools: { type: 'string', default: '2000' },
    lines: { type: 'string', default: '2000' },
    layout: { type: 'string', default: 'plain' },
    out: { type: 'string' },
  },
});
const layouts: readonly FileLayout[] = ['plain', 'icbc-a', 'icbc-b', 'icbc-c', 'icbc-d'];
const layout = layouts.find((one) => one === values.layout);
if (values.out === undefined || layout === undefined) {
  process.stderr.write(`--out DIR --layout ${layouts.join('|')}\n`);
  process.exitCode = 64;
} else {
  const made = makeStatement(Number(values.seed), Number(values.schools), Number(values.lines));
  const rows = statementRows(made.lines, layout);
  const keys = keysOf(made.lines, layout);
  const truth = Object.fromEntries(made.lines.map((line, at) => [keys[at] ?? '', line.truth]));
  await mkdir(values.out, { recursive: true });
  await writeFile(join(values.out, 'schools.csv'), schoolsCsv(made.register.schools));
  const text = delimited(rows, layout === 'icbc-a' ? '\t' : ',');
  await writeFile(join(values.out, 'statement.csv'), layout === 'plain' ? `\ufeff${text}` : encodeGbk(text));
  await writeFile(join(values.out, 'truth.json'), JSON.stringify(truth, null, 1));
  process.stdout.write(`${made.register.schools.length} schools, ${made.lines.length} lines in ${values.out}\n`);
}
