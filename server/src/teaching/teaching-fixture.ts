import type { Stage } from '@yanxiu/domain/program/policy';
import { newId } from '../platform/id/new-id.ts';
import { anOrg, aPerson, type BuiltOrg, type BuiltPerson } from '../platform/testing/builders.ts';
import { aProgram } from '../platform/testing/program-builder.ts';
import { runJob } from '../platform/testing/run-job.ts';
import type { TestApp } from '../platform/testing/test-app.ts';
import { aLockedUnit, type BuiltTrainee } from '../platform/testing/trainee-builder.ts';

export interface TeachingScene {
  readonly city: BuiltOrg;
  readonly county: BuiltOrg;
  readonly provider: BuiltOrg;
  readonly school: BuiltOrg;
  readonly programId: string;
  readonly manager: BuiltPerson;
  readonly countyAdmin: BuiltPerson;
  readonly trainees: readonly BuiltTrainee[];
}

/** A city's program with one county's school of so many primary teachers; classes of ten. */
export async function aTeachingScene(test: TestApp, people: number, stage: Stage = 'primary'): Promise<TeachingScene> {
  const city = await anOrg(test, { kind: 'city' });
  const county = await anOrg(test, { kind: 'county', parent: city });
  const provider = await anOrg(test, { kind: 'provider' });
  const program = await aProgram(test, {
    publisher: city,
    provider,
    settings: { classSize: { target: 10, most: 15 } },
  });
  const school = await anOrg(test, { kind: 'school', parent: county });
  const { trainees } = await aLockedUnit(test, { programId: program.id, school, trainees: people, stage });
  const manager = await aPerson(test, { role: 'providerManager', org: provider });
  const countyAdmin = await aPerson(test, { role: 'countyAdmin', org: county });
  return { city, county, provider, school, programId: program.id, manager, countyAdmin, trainees };
}

/** Calls an endpoint as somebody; the answer's status and body. */
export async function callAs(
  test: TestApp,
  person: { headers: { cookie: string } },
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  payload?: Record<string, unknown>,
) {
  const answer = await test.server.inject({ method, url, headers: person.headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json(), answer };
}

/** Forms the classes as the provider does: preview, confirm, wait. Returns them by number. */
export async function formAll(test: TestApp, scene: TeachingScene) {
  const url = `/api/programs/${scene.programId}/class-forming`;
  const preview = await callAs(test, scene.manager, 'GET', url);
  const queued = await callAs(test, scene.manager, 'POST', url, { planKey: preview.body.planKey });
  const job = await runJob(test, queued.body.jobId);
  const list = await callAs(test, scene.manager, 'GET', `/api/programs/${scene.programId}/classes?size=200`);
  return { job, classes: list.body.rows as { id: string; name: string; people: number }[] };
}

/** Appoints somebody new to classes by phone and signs her in as their tutor. */
export async function anAppointedTutor(test: TestApp, scene: TeachingScene, classIds: readonly string[]) {
  const tutor = await aPerson(test, { name: '辅导甲' });
  const appointed = await callAs(test, scene.countyAdmin, 'POST', `/api/programs/${scene.programId}/tutors`, {
    classIds,
    name: tutor.name,
    phone: tutor.phone,
  });
  return { tutor: await actingAsTutor(test, tutor), appointed };
}

/** The person acting in her role on a class. */
export async function actingAsTutor(test: TestApp, person: BuiltPerson): Promise<BuiltPerson> {
  const { db } = test.app.database;
  const row = await db
    .selectFrom('roleAssignment')
    .select('id')
    .where('personId', '=', person.id)
    .where('classId', 'is not', null)
    .where('endedAt', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  const assignmentId = row?.id ?? newId();
  await db.updateTable('session').set({ assignmentId }).where('personId', '=', person.id).execute();
  return { ...person, assignmentId };
}
