import { makeWorld } from '@yanxiu/tools/demo/world';
import { rosterFile, rosterPeople, rosterRows, rosterTitles } from '@yanxiu/tools/generator/roster-file';
import type { Region } from '@yanxiu/tools/generator/school';
import { unitCodeOf } from '@yanxiu/tools/generator/school';
import type { Beginning } from '../product.ts';
import { beginning, type Cast, names } from './cast.ts';

/** Where and when the accountant's month is played: one school of one notice, the day it pays and the day it is booked. */
export interface Place {
  readonly beginning: Beginning;
  readonly region: Region;
  readonly county: string;
  readonly school: string;
  readonly provider: string;
  readonly filledOn: string;
  readonly paidOn: string;
  readonly workOn: string;
  readonly nextOn: string;
}

export const yangcheng: Place = {
  beginning,
  region: 'yangcheng',
  county: names.county,
  school: names.school,
  provider: names.provider,
  filledOn: '2021-10-22',
  paidOn: '2021-11-07',
  workOn: '2021-11-08',
  nextOn: '2021-11-09',
};

export const xinzhou: Place = {
  beginning: { preset: 'xinzhou-2020', seed: 1, trainees: 300, startAt: '2020-11-20T09:00:00+08:00' },
  region: 'xinzhou',
  county: '五台县',
  school: '五台县幼儿园',
  provider: '忻州师范学院',
  filledOn: '2020-11-23',
  paidOn: '2020-12-07',
  workOn: '2020-12-08',
  nextOn: '2020-12-09',
};

/** The school's teachers and its own roster file. */
export async function gatherAt(place: Place): Promise<Cast> {
  const { seed, trainees } = place.beginning;
  const world = makeWorld(seed, { region: place.region, trainees });
  const school = world.schools.find((one) => one.name === place.school);
  if (!school) throw new Error(`the world has no ${place.school}`);
  const roster = await rosterFile({
    title: rosterTitles[place.region],
    unitName: school.name,
    filledOn: place.filledOn,
    rows: rosterRows(school, world.schools, world.people),
  });
  const staffCount = world.schools
    .filter((one) => unitCodeOf(one) === school.code)
    .reduce((sum, one) => sum + one.teacherCount, 0);
  return { teachers: rosterPeople(school, world.schools, world.people), staffCount, roster };
}
