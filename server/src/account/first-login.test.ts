import { expect, it } from 'vitest';
import { forgetSessions } from '../access/session.ts';
import { anOrg } from '../platform/testing/builders.ts';
import { aProgram } from '../platform/testing/program-builder.ts';
import { testApp } from '../platform/testing/test-app.ts';
import { aLockedUnit } from '../platform/testing/trainee-builder.ts';

it('counts who comes back in a kept session once the window is open, though she logged in before it opened', async () => {
  const test = await testApp();
  const { db } = test.app.database;
  const county = await anOrg(test, { kind: 'county' });
  const school = await anOrg(test, { kind: 'school', parent: county });
  const program = await aProgram(test, { publisher: county });
  const { trainees } = await aLockedUnit(test, { programId: program.id, school, trainees: ['早激活'] });
  const [early] = trainees;
  if (!early) throw new Error('no trainee');
  await db
    .updateTable('trainee')
    .set({ firstLoginAt: null })
    .where('programId', '=', program.id)
    .where('personId', '=', early.personId)
    .execute();
  const firstLogin = async () =>
    (
      await db
        .selectFrom('trainee')
        .select('firstLoginAt')
        .where('programId', '=', program.id)
        .where('personId', '=', early.personId)
        .executeTakeFirstOrThrow()
    ).firstLoginAt;
  const now = test.clock.now().getTime();
  const seenAt = (minutesAgo: number) =>
    db
      .updateTable('session')
      .set({ seenAt: new Date(now - minutesAgo * 60_000) })
      .where('personId', '=', early.personId)
      .execute();
  const visit = () => test.server.inject({ url: '/api/session', headers: early.headers });
  const opensOn = (day: string) =>
    db
      .updateTable('program')
      .set({
        settings: JSON.stringify({
          ...program.settings,
          milestones: { ...program.settings.milestones, loginOpensOn: day },
        }),
      })
      .where('id', '=', program.id)
      .execute();
  await opensOn('2999-01-01');
  await seenAt(60);
  await visit();
  expect(await firstLogin()).toBeNull();
  await opensOn('2001-01-01');
  await seenAt(60);
  forgetSessions(test.app);
  await visit();
  expect(await firstLogin()).not.toBeNull();
});
