import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rosterIssues } from '@yanxiu/domain/registration/roster-issues';
import { rosterRefusalTexts } from '@yanxiu/domain/registration/roster-refusals';
import { sheetRefusalTexts } from '@yanxiu/server/platform/sheets/refusals';
import { expect, test } from 'vitest';

const file = (path: string) => readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8');
const documented = new Set(
  Array.from(file('docs/roster-codes.md').matchAll(/^\| `([\w.]+)` \|/gm), ([, code]) => code),
);

/** The codes that one of the number rules can give, as its source names them. */
function kernelCodes(name: string, prefix: string): string[] {
  const source = file(`domain/src/kernel/${name}.ts`);
  const full = Array.from(source.matchAll(new RegExp(`'(${prefix}\\.\\w+)'`, 'g')), ([, code]) => code ?? '');
  const short = Array.from(source.matchAll(/wrong\(\s*'(\w+)'/g), ([, code]) => `${prefix}.${code}`);
  return [...full, ...short];
}

test('every code that a user may meet is in docs/roster-codes.md, and none that does not exist', () => {
  const codes = new Set([
    ...Object.keys(sheetRefusalTexts).map((code) => `sheets.${code}`),
    ...Object.keys(rosterRefusalTexts).map((code) => `roster.${code}`),
    ...Object.keys(rosterIssues),
    ...kernelCodes('identity-number', 'idNumber'),
    ...kernelCodes('phone', 'phone'),
    ...kernelCodes('person-name', 'name'),
    ...kernelCodes('uscc', 'uscc'),
    ...kernelCodes('cnaps', 'cnaps'),
  ]);
  expect([...documented].sort()).toEqual([...codes].sort());
});
