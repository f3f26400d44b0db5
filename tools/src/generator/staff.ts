import type { Role } from '@yanxiu/domain/access/roles';
import { identityNumber, identityPool } from './identity.ts';
import { nameOf, type Sex } from './name.ts';
import { phoneOf } from './number.ts';
import { type Person, phoneBase } from './person.ts';
import { yangchengCode } from './place.ts';
import { type Random, randomOf } from './random.ts';
import { type Region, regionOf, reportingUnits, type School, unitCodeOf } from './school.ts';

/** Where a role is held: a place by its code, a school by its code, a region's provider, or the platform itself. */
export type Post =
  | { readonly kind: 'place' | 'school'; readonly code: string }
  | { readonly kind: 'provider'; readonly region: Region }
  | { readonly kind: 'platform' };

/** Somebody who works in the product; a small kindergarten's head is its clerk too and holds several roles. */
export interface StaffMember {
  readonly key: string;
  readonly roles: readonly Role[];
  readonly post: Post;
  /** 职务 as 附件4 asks for it. */
  readonly duty: string;
  readonly name: string;
  readonly sex: Sex;
  readonly documentNumber: string;
  readonly phone: string;
  readonly email: string;
  /** The same person in the list of teachers: a clerk or tutor who is trained as well. */
  readonly personKey: string | null;
}

/** A tutor leads one class of about this many. */
const peoplePerTutor = 100;

type Hire = (post: Post, duty: string, roles: readonly Role[], from?: Person) => void;

/** Units so small that the head does everything; others where the clerk keeps the money too. */
const headAloneBelow = 12;
const clerkPaysBelow = 30;

function hireForUnit(unit: School, size: number, teachers: readonly Person[], hire: Hire, random: Random): void {
  const post: Post = { kind: 'school', code: unit.code };
  const head = unit.stages.includes('preschool') ? '园长' : '校长';
  if (size < headAloneBelow) {
    hire(post, head, ['principal', 'schoolAdmin', 'schoolFinance']);
    return;
  }
  hire(post, head, ['principal']);
  const teacher = random.chance(500)
    ? teachers.find((person) => !person.sharesPhoneOf && !person.homeSchoolCode)
    : undefined;
  const clerkPays = size < clerkPaysBelow;
  const roles: Role[] = clerkPays ? ['schoolAdmin', 'schoolFinance'] : ['schoolAdmin'];
  hire(post, clerkPays ? '办公室主任' : '教务主任', roles, teacher);
  if (!clerkPays) hire(post, '会计', ['schoolFinance']);
}

function hireForRegion(region: Region, people: readonly Person[], hire: Hire): void {
  const post: Post = { kind: 'provider', region };
  hire(post, '项目经理', ['providerManager']);
  hire(post, '财务主管', ['providerFinance']);
  hire(post, '出纳', ['providerFinance']);
  hire(post, '客服', ['providerSupport']);
  hire(post, '课程编辑', ['contentEditor']);
  hire(post, '学科专家', ['expert']);
  hire(post, '项目专家', ['expert']);
  const fit = people.filter((person) => person.personType === 'regular' && !person.sharesPhoneOf);
  const count = Math.min(fit.length, Math.ceil(people.length / peoplePerTutor));
  for (let at = 0; at < count; at += 1) {
    // Spread over the whole list, so that each county and stage has some.
    hire(post, '辅导教师', ['tutor'], fit[Math.floor((at * fit.length) / count)]);
  }
}

function hireForPlaces(places: ReadonlySet<string>, hire: Hire): void {
  const at = (code: string): Post => ({ kind: 'place', code });
  hire(at('140000'), '省教育厅教师工作处', ['provinceAdmin']);
  if (places.has(yangchengCode)) {
    hire(at('140500'), '市教育局人事科', ['cityAdmin']);
    hire(at(yangchengCode), '县教师发展中心主任', ['countyAdmin']);
    hire(at(yangchengCode), '县教师发展中心干事', ['countyAdmin']);
  }
  if ([...places].some((code) => code.startsWith('1409'))) {
    hire(at('140900'), '市教师培训中心主任', ['cityAdmin']);
    hire(at('140900'), '市教师培训中心干事', ['cityAdmin']);
  }
  for (const code of places) {
    if (code.startsWith('1409') && code !== '140900') hire(at(code), '教育科技局师训股', ['countyAdmin']);
  }
}

/**
 * Everybody who works with the given schools and people: province, city and county administrators, each reporting
 * unit's head, clerk (责任人) and finance, the providers' staff, tutors chosen from the teachers, and one operator and
 * one auditor of the platform. Document numbers and phones are those of the teacher where `personKey` names one, and
 * otherwise meet nobody's.
 */
export function generateStaff(schools: readonly School[], people: readonly Person[], seed: number): StaffMember[] {
  const random = randomOf(seed, 'staff');
  const pool = identityPool(seed, 'staff');
  const staff: StaffMember[] = [];
  const school = new Map(schools.map((one) => [one.code, one]));
  const hire: Hire = (post, duty, roles, from) => {
    const key = `staff-${String(staff.length + 1).padStart(4, '0')}`;
    const own = random.fork(key);
    const placeCode =
      post.kind === 'place' ? post.code : post.kind === 'school' ? parentOf(school, post.code) : '140900';
    const region: Region = placeCode.startsWith('1405') ? 'yangcheng' : 'xinzhou';
    const sex: Sex = from?.sex ?? (own.chance(450) ? 'female' : 'male');
    const birthYear = own.int(1966, 1988);
    const phone = from?.phone ?? phoneOf(seed, phoneBase.staff + staff.length);
    staff.push({
      key,
      roles,
      post,
      duty,
      name: from?.name ?? nameOf(region, sex, birthYear, own),
      sex,
      documentNumber: from?.documentNumber ?? identityNumber(pool, { region, placeCode, birthYear, sex }, own),
      phone,
      email: `${phone}@mail.example.cn`,
      personKey: from?.key ?? null,
    });
  };
  hire({ kind: 'platform' }, '平台运维', ['operator']);
  hire({ kind: 'platform' }, '安全审计', ['auditor']);
  hireForPlaces(new Set(schools.map((one) => one.parentCode)), hire);
  const byUnit = Map.groupBy(people, (person) => {
    const at = school.get(person.schoolCode);
    return at ? unitCodeOf(at) : '';
  });
  const sizes = new Map<string, number>();
  for (const one of schools) sizes.set(unitCodeOf(one), (sizes.get(unitCodeOf(one)) ?? 0) + one.teacherCount);
  for (const unit of reportingUnits(schools)) {
    hireForUnit(unit, sizes.get(unit.code) ?? 0, byUnit.get(unit.code) ?? [], hire, random.fork(unit.code));
  }
  for (const region of new Set(schools.map(regionOf))) {
    hireForRegion(
      region,
      people.filter((person) => person.key.startsWith(region)),
      hire,
    );
  }
  return staff;
}

function parentOf(school: ReadonlyMap<string, School>, code: string): string {
  return school.get(code)?.parentCode ?? '140900';
}
