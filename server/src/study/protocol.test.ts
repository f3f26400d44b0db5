import { readFileSync } from 'node:fs';
import type { Asked } from '@yanxiu/domain/study/presence';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aStudyProgram, aTrainee, type BuiltProgram, type BuiltTrainee, lessonsOf, pass } from './study-fixture.ts';

/** The examples of docs/study-protocol.md, played against the server as they stand there. */

const text = readFileSync(new URL('../../../docs/study-protocol.md', import.meta.url), 'utf8');
const examples = [...text.matchAll(/^(.*)\n```example\n([\s\S]*?)```/gm)].map(([, title = '', block = '']) => ({
  title,
  lines: block.trim().split('\n'),
}));

let test: TestApp;
let program: BuiltProgram;
let lesson: string;

beforeAll(async () => {
  test = await testApp();
  program = await aStudyProgram(test);
  [lesson = ''] = await lessonsOf(test, program, 'ethics');
});

describe('docs/study-protocol.md', () => {
  it('has its examples', () => expect(examples.length).toBeGreaterThanOrEqual(7));

  it.each(examples)('$title', async ({ lines }) => {
    const trainee = await aTrainee(test, program);
    const met = new Map<string, unknown>([
      ['program', program.id],
      ['lesson', lesson],
    ]);
    let answer: { statusCode: number; json: () => unknown } | null = null;
    for (const line of lines) {
      const later = /^ +(\d+) s later$/.exec(line);
      const sent = /^→ (POST) (\S+) (.*)$/.exec(line);
      const got = /^← (\d+) (.*)$/.exec(line);
      if (later) pass(test, Number(later[1]));
      else if (line === '  a question falls due') await bringQuestion(trainee);
      else if (sent) {
        if (line.includes('"<right>"') || line.includes('"<wrong>"')) await meetPlaces(trainee, met);
        answer = await test.server.inject({
          method: 'POST',
          url: sent[2] ?? '',
          headers: trainee.headers,
          payload: filled(JSON.parse(sent[3] ?? ''), met) as object,
        });
      } else if (got) {
        expect(answer?.statusCode, line).toBe(Number(got[1]));
        compare(answer?.json(), JSON.parse(got[2] ?? ''), met, line);
      } else throw new Error(`not understood: ${line}`);
    }
  });
});

/** With every `"<name>"` replaced by what it stands for. */
function filled(value: unknown, met: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === 'string') {
    const name = /^<(\w+)>$/.exec(value)?.[1];
    if (name && !met.has(name)) throw new Error(`${value} has not been met`);
    return name ? met.get(name) : value;
  }
  if (Array.isArray(value)) return value.map((item) => filled(item, met));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, met)]));
}

/** Everything that the example names must be in the answer; a name not met yet takes the answer's value. */
function compare(actual: unknown, wanted: unknown, met: Map<string, unknown>, line: string): void {
  if (typeof wanted === 'string') {
    const name = /^<(\w+)>$/.exec(wanted)?.[1];
    if (name && !met.has(name)) met.set(name, actual);
    expect(actual, line).toEqual(wanted === '…' ? expect.stringMatching(/./) : name ? met.get(name) : wanted);
    return;
  }
  if (typeof wanted !== 'object' || wanted === null) {
    expect(actual, line).toEqual(wanted);
    return;
  }
  expect(actual, line).toBeTypeOf('object');
  for (const [key, item] of Object.entries(wanted)) compare((actual as Record<string, unknown>)[key], item, met, line);
}

/** Puts the next question forward: eight minutes of examples would help nobody. */
async function bringQuestion(trainee: BuiltTrainee): Promise<void> {
  await test.app.database.db
    .updateTable('studyTotal')
    .set((eb) => ({ questionLeftSec: 1, playRev: eb('playRev', '+', 1) }))
    .where('programId', '=', program.id)
    .where('personId', '=', trainee.id)
    .execute();
}

/** The places that a person would press, and others. */
async function meetPlaces(trainee: BuiltTrainee, met: Map<string, unknown>): Promise<void> {
  const row = await test.app.database.db
    .selectFrom('studyTotal')
    .select('asked')
    .where('programId', '=', program.id)
    .where('personId', '=', trainee.id)
    .executeTakeFirstOrThrow();
  const { answer = [], choices = [] } = (row.asked as unknown as Asked).question ?? {};
  met.set('right', answer);
  met.set(
    'wrong',
    answer.map((place) => (place + 1) % choices.length),
  );
}
