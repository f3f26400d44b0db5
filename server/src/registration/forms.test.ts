import { type Stage, stageNames } from '@yanxiu/domain/program/policy';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { readSheets } from '../platform/sheets/read.ts';
import { type TestApp, testApp } from '../platform/testing/test-app.ts';
import { aRow, aScene, type Scene } from './testing.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});

/** The cells of a form's workbook below title and header. */
async function rowsOf(scene: Scene, form: string): Promise<string[][]> {
  const file = await scene.call(scene.clerk, 'GET', `/forms/${form}?format=xlsx`);
  const read = await readSheets(file.rawPayload, `${form}.xlsx`);
  if (!('sheets' in read)) throw new Error(`${form} can’t be read`);
  return (read.sheets[0]?.rows ?? []).slice(2).map((row) => row.cells.map((cell) => cell.text));
}

/** 附件 1's columns of people, in its order. */
const stageColumns: readonly Stage[] = ['senior', 'vocational', 'junior', 'primary', 'preschool', 'special'];
const stageTexts: Readonly<Record<Stage, string>> = {
  senior: '高中',
  vocational: '职高',
  junior: '初中',
  primary: '小学',
  preschool: '幼儿园',
  special: '特教',
};

const teacher = fc.record({
  stage: fc.constantFrom(...stageColumns),
  personType: fc.constantFrom('在编', '支教', '借调'),
  exempt: fc.constantFrom('none', 'none', 'asked', 'approved', 'returned'),
  withdrawn: fc.boolean(),
});

it('附件 1 always counts what 附件 2 lists: by stage, 支教, 借调 and 免训, whoever has left', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(teacher, { minLength: 1, maxLength: 12 }), async (people) => {
      const scene = await aScene(test);
      const rows = people.map(({ stage, personType }) =>
        aRow({ stage: stageTexts[stage], personType, homeSchool: personType === '在编' ? '' : '外县某学校' }),
      );
      expect((await scene.call(scene.clerk, 'POST', '/rows', { rows })).statusCode).toBe(200);
      for (const [at, { exempt, withdrawn }] of people.entries()) {
        const end = withdrawn ? test.clock.now() : null;
        await test.app.database.pool.query(
          `update roster_entry set exempt_state = $3, withdrawn_at = $4 where program_id = $1 and school_id = $2
             and id = (select id from roster_entry where program_id = $1 and school_id = $2 order by line offset $5 limit 1)`,
          [scene.program.id, scene.school.id, exempt, end, at],
        );
      }
      const listed = await rowsOf(scene, 'roster');
      const counted = listed.filter((row) => !/(^|；)免训$/.test(row[8] ?? ''));
      const present = people.filter((one) => !one.withdrawn && one.exempt !== 'approved');
      const [unit] = await rowsOf(scene, 'headcount');
      const figures = (unit ?? []).slice(4, 14).map(Number);
      const byStage = stageColumns.map((stage) => counted.filter((row) => row[2] === stageNames[stage]).length);
      const ofType = (type: string) => present.filter((one) => one.personType === type).length;
      expect(listed).toHaveLength(people.filter((one) => !one.withdrawn).length);
      expect(figures).toEqual([
        ...byStage,
        counted.length,
        ofType('支教'),
        ofType('借调'),
        listed.length - counted.length,
      ]);
      expect(counted).toHaveLength(present.length);
    }),
    { numRuns: 12 },
  );
});
