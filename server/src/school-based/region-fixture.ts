import { addDays, dayOf } from '@yanxiu/domain/kernel/day';
import type { ProgramSettings } from '@yanxiu/domain/program/policy';
import { findPreset } from '@yanxiu/domain/program/presets';
import { anOrg, aPerson, type BuiltOrg, type BuiltPerson } from '../platform/testing/builders.ts';
import { aProgram } from '../platform/testing/program-builder.ts';
import type { TestApp } from '../platform/testing/test-app.ts';
import { aLockedUnit, type LockedUnit } from '../platform/testing/trainee-builder.ts';

/** Builders for API tests from school-based study to certificates: a region in its study phase with all who act. */
export interface Region {
  readonly programId: string;
  readonly settings: ProgramSettings;
  readonly city: BuiltOrg;
  readonly county: BuiltOrg;
  readonly provider: BuiltOrg;
  readonly unit: LockedUnit;
  readonly clerk: BuiltPerson;
  readonly principal: BuiltPerson;
  readonly countyAdmin: BuiltPerson;
  readonly otherCountyAdmin: BuiltPerson;
  readonly cityAdmin: BuiltPerson;
  readonly providerManager: BuiltPerson;
}

interface RegionWish {
  /** Who publishes: a county on the route school→county, or a city on school→county→city. */
  readonly publisher?: 'county' | 'city';
  readonly trainees?: number | readonly string[];
  readonly settings?: (settings: ProgramSettings) => Partial<ProgramSettings>;
}

/** Study began 60 days ago and ends in 60, whatever the clock of the worker says by now. */
export async function aRegion(test: TestApp, wish: RegionWish = {}): Promise<Region> {
  const city = await anOrg(test, { kind: 'city' });
  const county = await anOrg(test, { kind: 'county', parent: city });
  const school = await anOrg(test, { kind: 'school', parent: county });
  const provider = await anOrg(test, { kind: 'provider' });
  const preset = wish.publisher === 'city' ? 'xinzhou-2020' : 'yangcheng-2021';
  const settings = findPreset(preset)?.settings;
  if (!settings) throw new Error('no such preset');
  const today = dayOf(test.clock.now());
  const milestones = {
    ...settings.milestones,
    studyStartsOn: addDays(today, -60),
    studyEndsOn: addDays(today, 60),
    assessmentEndsOn: addDays(today, 90),
  };
  const program = await aProgram(test, {
    publisher: wish.publisher === 'city' ? city : county,
    provider,
    preset,
    settings: { milestones, ...wish.settings?.(settings) },
  });
  const unit = await aLockedUnit(test, { programId: program.id, school, trainees: wish.trainees ?? 3 });
  return {
    programId: program.id,
    settings: program.settings,
    city,
    county,
    provider,
    unit,
    clerk: await aPerson(test, { name: '赵管理', role: 'schoolAdmin', org: school }),
    principal: await aPerson(test, { name: '钱校长', role: 'principal', org: school }),
    countyAdmin: await aPerson(test, { name: '孙县管', role: 'countyAdmin', org: county }),
    otherCountyAdmin: await aPerson(test, { name: '李县管', role: 'countyAdmin', org: county }),
    cityAdmin: await aPerson(test, { name: '周市管', role: 'cityAdmin', org: city }),
    providerManager: await aPerson(test, { name: '吴教务', role: 'providerManager', org: provider }),
  };
}

interface Who {
  readonly headers: { cookie: string };
}

/** A request and its answer as `{ status, body }`. */
export async function ask(
  test: TestApp,
  who: Who | null,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  payload?: object,
) {
  const response = await test.server.inject({
    method,
    url,
    headers: who?.headers ?? {},
    ...(method === 'GET' ? {} : { payload: payload ?? {} }),
  });
  const isJson = String(response.headers['content-type']).includes('json');
  return {
    status: response.statusCode,
    body: isJson ? response.json() : null,
    bytes: response.rawPayload,
    headers: response.headers,
  };
}

/** Gives a person a second role, so that the same person acts on both sides; answers as that role. */
export async function alsoAs(
  test: TestApp,
  person: { id: string },
  role: 'principal' | 'countyAdmin' | 'schoolAdmin',
  org: BuiltOrg,
): Promise<Who> {
  const other = await aPerson(test, { name: '兼任', role, org });
  const { db } = test.app.database;
  await db.updateTable('roleAssignment').set({ personId: person.id }).where('personId', '=', other.id).execute();
  await db.updateTable('session').set({ personId: person.id }).where('personId', '=', other.id).execute();
  return other;
}

export async function activityStateOf(test: TestApp, programId: string, activityId: string): Promise<string> {
  const row = await test.app.database.db
    .selectFrom('schoolBasedActivity')
    .select('state')
    .where('programId', '=', programId)
    .where('id', '=', activityId)
    .executeTakeFirstOrThrow();
  return row.state;
}
