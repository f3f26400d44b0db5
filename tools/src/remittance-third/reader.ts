import type { ThirdSchool } from './register.ts';
import { soundOf } from './sound.ts';

/** 凤城镇 → 凤城. */
export function bareTown(township: string): string {
  return township.replace(/(镇|乡|街道)$/, '');
}

/** 沁水县 → 沁水; 夏县 and 城区 can't lose their last character. */
export function bareCounty(county: string): string {
  return county.length > 2 ? county.replace(/(县|市|区)$/, '') : county;
}

/** One spelling for what people write in several: 初级中学校 = 中学, 完小 = 小学, 第3小学 = 三小. */
export function plainForm(own: string): string {
  return own
    .replace(/(初级中学校?|中学校|初中)$/, '中学')
    .replace(/(中心学校|联合学校|学区|联校)$/, '中心校')
    .replace(/(小学校|完全小学|完小)$/, '小学')
    .replace(/^第?(十[一二三四五六七八九]?|[一二三四五六七八九])(中|小|幼)(学校?|儿园)?$/, '$1$2');
}

/** Every way in which a reader of the register may take words to mean this school, without its place. */
export function formsOf(school: ThirdSchool): string[] {
  const { sort, own, township, level } = school;
  const town = bareTown(township);
  const plain = plainForm(own);
  switch (sort) {
    case 'ordinal':
      return [plain];
    case 'named':
      return [own, ...(nicknames[own] ?? [])];
    case 'private':
      return township === '' ? [own, own.replace('双语', '')] : [own, town + own];
    case 'central':
      return [`${town}中心校`, `${town}学校`, '中心校'];
    case 'townMiddle':
      return [`${town}中学`, '中学'];
    case 'townPrimary':
      return [town + plain, `${town}小学`, plain];
    case 'townKinder':
      return [town + own, `${town}幼儿园`, own];
    default:
      return [town + plain, plain, ...(level === '小学' ? [town + plain.replace('小学', '学校')] : [])];
  }
}

const nicknames: Readonly<Record<string, readonly string[]>> = {
  实验中学: ['实中'],
  实验小学: ['实小'],
  第二实验小学: ['实验二小', '二实小'],
  育才小学: ['育才'],
  职业中学: ['职中', '职高'],
  特殊教育学校: ['特校', '特教学校'],
  教师进修学校: ['进修校', '教师进修校'],
  直属机关幼儿园: ['机关幼儿园', '县幼儿园'],
  实验幼儿园: ['实验幼'],
  九年一贯制学校: ['九年制学校'],
};

/** What a careful accountant finds when she looks a name up in the register: every school it may stand for. */
export class Reader {
  readonly #byForm = new Map<string, ThirdSchool[]>();
  readonly #byCounty = new Map<string, ThirdSchool[]>();
  readonly #byPhone = new Map<string, ThirdSchool[]>();
  readonly #byName = new Map<string, ThirdSchool[]>();
  readonly #bySound = new Map<string, Set<string>>();

  constructor(schools: readonly ThirdSchool[]) {
    for (const school of schools) {
      add(this.#byCounty, school.county, school);
      add(this.#byPhone, school.phone, school);
      add(this.#byName, school.name, school);
      for (const form of new Set(formsOf(school))) {
        add(this.#byForm, form, school);
        const sound = soundOf(form);
        this.#bySound.set(sound, (this.#bySound.get(sound) ?? new Set()).add(form));
      }
    }
  }

  reads(form: string, county: string | null): readonly ThirdSchool[] {
    const all = this.#byForm.get(form) ?? [];
    return county === null ? all : all.filter((school) => bareCounty(school.county) === bareCounty(county));
  }

  /** Whether the words mean this school and no other, not even one that sounds alike. */
  isOnly(school: ThirdSchool, form: string, county: string | null): boolean {
    const forms = this.#bySound.get(soundOf(form)) ?? [];
    const all = [...forms].flatMap((one) => this.reads(one, county));
    const found = new Set(county === '' ? all.filter((one) => one.city === school.city) : all);
    return found.size === 1 && found.has(school);
  }

  isOnlyName(school: ThirdSchool): boolean {
    return this.named(school.name).length === 1;
  }

  named(name: string): readonly ThirdSchool[] {
    return this.#byName.get(name) ?? [];
  }

  /** Schools of the county whose own name goes on from these words. */
  startingWith(words: string, { county, city }: ThirdSchool): ThirdSchool[] {
    const all = this.inCounty(county).filter((one) => one.city === city);
    return all.filter(
      (school) =>
        withoutPlace(school).startsWith(words) ||
        (bareTown(school.township) + school.own).startsWith(words) ||
        formsOf(school).some((form) => form.startsWith(words)),
    );
  }

  inCounty(county: string): readonly ThirdSchool[] {
    return this.#byCounty.get(county) ?? [];
  }

  liaisons(phone: string): readonly ThirdSchool[] {
    return this.#byPhone.get(phone) ?? [];
  }
}

/** The county, or the city of a school that has none. */
export function placeOf({ county, city }: ThirdSchool): string {
  return county === '' ? city : county;
}

/** 沁水县端氏镇板掌小学, or 忻州市第一中学: the name with its place, whatever is registered. */
export function withCounty(school: ThirdSchool): string {
  return placeOf(school) + withoutPlace(school);
}

/** 沁水县端氏镇板掌小学 → 端氏镇板掌小学. */
export function withoutPlace({ name, county, city }: ThirdSchool): string {
  if (county === '') return name.slice(city.length);
  return name.startsWith(county) ? name.slice(county.length) : name;
}

function add<V>(map: Map<string, V[]>, key: string, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
