import { expect, it } from 'vitest';
import { anOrg } from '../platform/testing/builders.ts';
import { aClass, aClassTutor } from '../platform/testing/class-builder.ts';
import { aProgram } from '../platform/testing/program-builder.ts';
import { testApp } from '../platform/testing/test-app.ts';
import { aLockedUnit } from '../platform/testing/trainee-builder.ts';

const test = await testApp();

it('asks a tutor for marks until the scores are locked', async () => {
  const county = await anOrg(test, { kind: 'county' });
  const program = await aProgram(test, { publisher: county });
  const school = await anOrg(test, { kind: 'school', parent: county });
  await aLockedUnit(test, { programId: program.id, school, trainees: 2 });
  const classId = await aClass(test, { programId: program.id, region: county });
  const tutor = await aClassTutor(test, { programId: program.id, classId, region: county });
  const tasks = async () => {
    const answer = await test.server.inject({ url: `/api/start?programId=${program.id}`, headers: tutor.headers });
    return answer.json().tasks.map((task: { key: string }) => task.key);
  };
  expect(await tasks()).toContain('mark');
  await test.app.database.db
    .insertInto('scoreSheet')
    .values({
      programId: program.id,
      schoolId: school.id,
      state: 'locked',
      computedAt: test.clock.now(),
      settingsVersion: 1,
    })
    .execute();
  expect(await tasks()).not.toContain('mark');
});
