import { makeWorld, type Person } from '@yanxiu/tools/demo/world';
import { rosterFile, rosterPeople, rosterRows, rosterTitles } from '@yanxiu/tools/generator/roster-file';
import { unitCodeOf } from '@yanxiu/tools/generator/school';
import type { Beginning } from '../product.ts';

/** What the server begins with: one preset's organisations and program, few trainees, the day of the notice. */
export const beginning: Beginning = {
  preset: 'yangcheng-2021',
  seed: 1,
  trainees: 60,
  startAt: '2021-10-20T09:00:00+08:00',
};

export const names = {
  program: '阳城县2021年度中小学幼儿园教师全员培训',
  county: '阳城县',
  school: '阳城县幼儿园',
  provider: '北京奥鹏远程教育中心有限公司',
  province: '山西省',
} as const;

/** The school of the journey with the teachers of its roster; clerk, principal and finance are three other people. */
export interface Cast {
  readonly teachers: readonly Person[];
  readonly staffCount: number;
  readonly roster: Uint8Array;
}

export async function gatherCast(from: Beginning = beginning): Promise<Cast> {
  const world = makeWorld(from.seed, { region: 'yangcheng', trainees: from.trainees });
  const school = world.schools.find((one) => one.name === names.school);
  if (!school) throw new Error(`the world has no ${names.school}`);
  const roster = await rosterFile({
    title: rosterTitles.yangcheng,
    unitName: school.name,
    filledOn: '2021-10-22',
    rows: rosterRows(school, world.schools, world.people),
  });
  const staffCount = world.schools
    .filter((one) => unitCodeOf(one) === school.code)
    .reduce((sum, one) => sum + one.teacherCount, 0);
  return { teachers: rosterPeople(school, world.schools, world.people), staffCount, roster };
}
