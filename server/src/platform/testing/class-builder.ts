import { newId } from '../id/new-id.ts';
import { aPerson, type BuiltOrg, type BuiltPerson } from './builders.ts';
import type { TestApp } from './test-app.ts';

interface ClassWish {
  readonly programId: string;
  readonly region: BuiltOrg;
  /** Everybody of the program who is to be in it; all active trainees when left out. */
  readonly personIds?: readonly string[];
}

let number = 0;

/** A class of a program with its members. */
export async function aClass({ app, clock }: TestApp, wish: ClassWish): Promise<string> {
  const { db } = app.database;
  const id = newId();
  number += 1;
  await db
    .insertInto('studyClass')
    .values({
      programId: wish.programId,
      id,
      number,
      name: `${wish.region.name}小学语文${number}班`,
      regionOrgId: wish.region.id,
      regionPath: wish.region.path,
      sizeTarget: 100,
      formedAt: clock.now(),
    })
    .execute();
  let members = db.updateTable('trainee').set({ classId: id }).where('programId', '=', wish.programId);
  if (wish.personIds) members = members.where('personId', 'in', [...wish.personIds]);
  await members.execute();
  return id;
}

/** The lead tutor of a class, signed in and acting as such. */
export async function aClassTutor(
  test: TestApp,
  wish: { programId: string; classId: string; region: BuiltOrg },
): Promise<BuiltPerson> {
  const { db } = test.app.database;
  const tutor = await aPerson(test, { role: 'tutor', org: wish.region });
  const { programId, classId } = wish;
  const assignmentId = tutor.assignmentId ?? newId();
  await db.updateTable('roleAssignment').set({ programId, classId }).where('id', '=', assignmentId).execute();
  await db
    .insertInto('classTutor')
    .values({
      programId,
      id: newId(),
      classId,
      personId: tutor.id,
      kind: 'lead',
      fromOn: '2021-01-01',
      assignmentId,
      appointedAt: test.clock.now(),
    })
    .execute();
  return tutor;
}
