import type { Db } from '@yanxiu/server/platform/db/database';
import { randomOf } from '../generator/random.ts';
import { diligenceOf } from './diligence.ts';
import type { OrgIds, OrgRef } from './seed-org.ts';
import type { SeededProgram } from './seed-program.ts';
import type { SeedTrainee } from './trainee.ts';
import { demoSeed } from './world.ts';

/** The active trainees of a program, each with how she takes the year: by unit and line, the same at every call. */
export async function loadTrainees(db: Db, program: SeededProgram): Promise<SeedTrainee[]> {
  const rows = await db
    .selectFrom('trainee')
    .innerJoin('org', 'org.id', 'trainee.schoolId')
    .innerJoin('rosterEntry as entry', (join) =>
      join.onRef('entry.programId', '=', 'trainee.programId').onRef('entry.id', '=', 'trainee.entryId'),
    )
    .select(['trainee.personId', 'trainee.schoolId', 'trainee.orgPath', 'trainee.stage', 'org.name', 'entry.line'])
    .where('trainee.programId', '=', program.id)
    .where('trainee.state', '=', 'active')
    .orderBy('org.name')
    .orderBy('entry.line')
    .execute();
  return rows.map(({ name, line, ...row }) => {
    const key = `${name}/${line}`;
    return { ...row, key, diligence: diligenceOf(randomOf(demoSeed, `diligence/${program.code}/${key}`)) };
  });
}

/** Where the schools of the generators are in the database. */
export async function loadOrgs(db: Db): Promise<OrgIds> {
  const rows = await db
    .selectFrom('org')
    .select(['id', 'path', 'name', 'schoolCode'])
    .where('kind', '=', 'school')
    .execute();
  const byCode = new Map<string, OrgRef>();
  for (const { schoolCode, ...ref } of rows) if (schoolCode) byCode.set(schoolCode, ref);
  return { byCode, provider: new Map() };
}
