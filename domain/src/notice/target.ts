/**
 * To whom a notice is addressed (主送), as data: only these have to sign. Levels and kinds are both lists of what is
 * meant; an empty list means all. 忻教发〔2020〕98号 goes to the counties and the city's own schools; 阳教师函字〔2021〕1号
 * to 中心校 and the county's own schools and kindergartens.
 */
export const targetLevels = ['city', 'county', 'citySchool', 'school'] as const;
export type TargetLevel = (typeof targetLevels)[number];

export const targetLevelNames: Readonly<Record<TargetLevel, string>> = {
  city: '市教育局',
  county: '县（市、区）教育局',
  citySchool: '市直学校',
  school: '县（市、区）所属学校',
};

/** Kinds of school; one school may be of several. */
export const targetKinds = ['central', 'schools', 'kindergarten', 'private'] as const;
export type TargetKind = (typeof targetKinds)[number];

export const targetKindNames: Readonly<Record<TargetKind, string>> = {
  central: '中心校',
  schools: '中小学',
  kindergarten: '幼儿园',
  private: '民办学校、幼儿园',
};

export interface Targets {
  readonly levels: readonly TargetLevel[];
  readonly kinds: readonly TargetKind[];
}

/** A unit as far as being addressed depends on it. */
export interface AddressedUnit {
  readonly level: TargetLevel;
  /** Other schools report through it. */
  readonly isCentral: boolean;
  readonly isPrivate: boolean;
  readonly stages: readonly string[];
}

/** Which levels a bureau can address: those below its own. */
export function levelsBelow(orgKind: string): TargetLevel[] {
  if (orgKind === 'province') return [...targetLevels];
  if (orgKind === 'city') return ['county', 'citySchool', 'school'];
  return orgKind === 'county' ? ['school'] : [];
}

export function kindsOf(unit: AddressedUnit): TargetKind[] {
  if (unit.level === 'city' || unit.level === 'county') return [];
  const isKindergarten = unit.stages.length > 0 && unit.stages.every((stage) => stage === 'preschool');
  return [
    ...(unit.isCentral ? (['central'] as const) : []),
    isKindergarten ? 'kindergarten' : 'schools',
    ...(unit.isPrivate ? (['private'] as const) : []),
  ];
}

/** Does the notice go to this unit? A kind narrows schools alone. */
export function isAddressed({ levels, kinds }: Targets, unit: AddressedUnit): boolean {
  if (levels.length > 0 && !levels.includes(unit.level)) return false;
  const own = kindsOf(unit);
  return kinds.length === 0 || own.length === 0 || own.some((kind) => kinds.includes(kind));
}

/** 县（市、区）教育局、市直学校（中小学、幼儿园）; all of them: 各单位. */
export function targetText({ levels, kinds }: Targets): string {
  const named = kinds.map((kind) => targetKindNames[kind]).join('、');
  if (levels.length === 0) return named === '' ? '管理范围内的全部单位' : `全部单位，其中学校只限${named}`;
  return levels
    .map((level) => {
      const isSchool = level === 'citySchool' || level === 'school';
      return `${targetLevelNames[level]}${isSchool && named !== '' ? `（${named}）` : ''}`;
    })
    .join('、');
}
