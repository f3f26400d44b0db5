import { parseArgs } from 'node:util';
import { checkCnaps } from '@yanxiu/domain/kernel/cnaps';
import type { FieldCheck } from '@yanxiu/domain/kernel/field-check';
import { checkDocumentNumber } from '@yanxiu/domain/kernel/identity-number';
import { checkPhone } from '@yanxiu/domain/kernel/phone';
import { checkUscc } from '@yanxiu/domain/kernel/uscc';

const usage = '用法：npm run -s yanxiu -- identity check --kind id|uscc|cnaps|phone [--json] [--] 号码…\n';

const checks: Readonly<Record<string, (value: string) => FieldCheck<object | null>>> = {
  id: (value) => checkDocumentNumber(value),
  uscc: checkUscc,
  cnaps: checkCnaps,
  phone: checkPhone,
};

const stateWords = { valid: '正确', warning: '存疑', invalid: '有误' } as const;

/**
 * `yanxiu identity check --kind id|uscc|cnaps|phone [--json] VALUE…`: one line for each value, in order. Exits 0
 * whatever the verdicts; a wrong call exits 64.
 */
export async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (!options) {
    process.stderr.write(usage);
    return 64;
  }
  const lines = options.values.map((value) => {
    const check = options.check(value);
    return options.json ? jsonLine(value, check) : wordLine(value, check);
  });
  process.stdout.write(lines.join(''));
  return 0;
}

function readOptions(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { kind: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    const kind = values.kind ?? '';
    const check = Object.hasOwn(checks, kind) ? checks[kind] : undefined;
    return check && positionals.length > 0 ? { check, json: values.json, values: positionals } : null;
  } catch {
    return null;
  }
}

/** The order of keys is part of what the command promises. */
function jsonLine(value: string, check: FieldCheck<object | null>): string {
  const { normalised, state, code, message, derived } = check;
  return `${JSON.stringify({ value, normalised, state, code, message, derived })}\n`;
}

function wordLine(value: string, check: FieldCheck<object | null>): string {
  return `${value}\t${stateWords[check.state]}\t${check.message ?? check.normalised}\n`;
}
