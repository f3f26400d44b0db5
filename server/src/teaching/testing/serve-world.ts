/** A school's trainees, a course with an assignment and nobody in a class yet; run by class-server.ts. */
import { makeServer } from '../../app.ts';
import { aPerson } from '../../platform/testing/builders.ts';
import { serveTestWorld, type WorldSite } from '../../platform/testing/serve-test-world.ts';
import { aTeachingScene } from '../teaching-fixture.ts';
import { anAssignment } from './assignment.ts';
import type { ServedClasses } from './class-server.ts';

await serveTestWorld(fill, new Date('2021-11-20T09:00:00+08:00'));

async function fill({ app, clock }: WorldSite): Promise<ServedClasses> {
  const test = { app, clock, server: await makeServer(app, { log: false }) };
  const scene = await aTeachingScene(test, 24);
  const assignmentId = await anAssignment(test, scene.programId, scene.provider.id);
  const tutor = await aPerson(test, { name: '范辅导' });
  const schoolAdmin = await aPerson(test, { name: '郝教导', role: 'schoolAdmin', org: scene.school });
  const cityAdmin = await aPerson(test, { name: '温市教', role: 'cityAdmin', org: scene.city });
  const { programId, manager, countyAdmin, trainees } = scene;
  return { programId, assignmentId, manager, countyAdmin, schoolAdmin, cityAdmin, tutor, trainees };
}
