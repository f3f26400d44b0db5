import { systemScope } from '@yanxiu/domain/access/scope';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { asSystem } from '../platform/http/context.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { getProgram } from '../program/store.ts';
import { recheckUnit } from './judge-rows.ts';
import { listUnits } from './store/unit.ts';
import { aRow, aScene, type Scene } from './testing.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

const scope = systemScope('test');

/** State and sentences of each row, by line. */
async function verdicts(scene: Scene) {
  const { rows } = (await scene.call(scene.clerk, 'GET', '/rows?size=1000')).json();
  return rows.map((row: { line: number; state: string; issues: { message: string }[] }) => ({
    line: row.line,
    state: row.state,
    said: row.issues.map((issue) => issue.message).sort(),
  }));
}

async function recheckWhole(scene: Scene): Promise<void> {
  await asSystem(test.app, scope, 'test', async (ctx) => {
    const program = await getProgram(ctx.db, scope, scene.program.id);
    const [row] = await listUnits(ctx.db, scope, program, [scene.school.id]);
    if (!row) throw new Error('no unit');
    await recheckUnit(ctx, { program, row });
  });
}

// few numbers for many rows: almost every change makes or ends a clash
const number = fc.nat(3);
const change = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), documents: number, phones: number, at: fc.constant(0) }),
  fc.record({ kind: fc.constant('update' as const), documents: number, phones: number, at: fc.nat(9) }),
  fc.record({ kind: fc.constant('remove' as const), documents: number, phones: number, at: fc.nat(9) }),
);

it('judging only the rows around a change comes to what judging the whole roster comes to', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 3, maxLength: 8 }), async (changes) => {
      const scene = await aScene(test);
      const [documents, phones] = [Array.from({ length: 4 }, () => aRow()), Array.from({ length: 4 }, () => aRow())];
      for (const { kind, at, ...numbers } of changes) {
        const { rows } = (await scene.call(scene.clerk, 'GET', '/rows')).json();
        const row = {
          ...aRow(),
          idNumber: documents[numbers.documents]?.idNumber,
          phone: phones[numbers.phones]?.phone,
        };
        const old = rows[at % Math.max(1, rows.length)];
        const answer =
          kind === 'add' || !old
            ? await scene.call(scene.clerk, 'POST', '/rows', { rows: [row] })
            : kind === 'remove'
              ? await scene.call(scene.clerk, 'DELETE', `/rows/${old.id}`)
              : await scene.call(scene.clerk, 'PUT', `/rows/${old.id}`, { ...row, version: old.version });
        expect(answer.statusCode).toBe(200);
      }
      const around = await verdicts(scene);
      await recheckWhole(scene);
      expect(await verdicts(scene)).toEqual(around);
    }),
    { numRuns: 12 },
  );
});
