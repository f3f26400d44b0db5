import { type KnownSchool, makeSchoolNames, type SchoolNames } from '@yanxiu/domain/registration/school-names';

/** Looks a roster's school names up: a short name (中心小学) means the unit's own school before any namesake of the region. */
export function schoolLookup(region: readonly KnownSchool[], ownIds: ReadonlySet<string>): SchoolNames {
  const ours = makeSchoolNames(region.filter((school) => ownIds.has(school.id)));
  const all = makeSchoolNames(region);
  return {
    find(name, county) {
      const found = ours.find(name, county);
      return found.match === 'unknown' ? all.find(name, county) : found;
    },
  };
}
