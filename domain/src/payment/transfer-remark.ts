import { fillText } from '../kernel/refusal.ts';

/** What the notices ask to be written on a transfer, with the names of the program's remark template. */
export interface RemarkFacts {
  /** 缴费码: stands first, so that it survives where a bank cuts the rest. */
  readonly code: string;
  readonly city: string;
  readonly county: string;
  /** 备案名称. */
  readonly school: string;
  readonly heads: number;
  readonly contact: string;
  readonly phone: string;
}

/**
 * The remark to copy onto a transfer: the code, then the notice's own form (阳教师函字〔2021〕1号 五.4;
 * 忻教发〔2020〕98号 附件2 三.4), in which a school's name that begins with its city or county doesn't repeat it, and
 * a school of the city itself keeps its city. “（备案名称）” of the form says which name is meant and is not copied.
 */
export function transferRemark(template: string, facts: RemarkFacts): string {
  const form = template.replace(/[（(]备案名称[）)]/g, '');
  const keepsCity = facts.county === '' && !form.includes('{city}');
  const filled = fillText(form, {
    city: facts.city,
    county: facts.county,
    school: ownName(keepsCity ? { ...facts, city: '' } : facts),
    headcount: `${facts.heads}人`,
    contact: facts.contact,
    phone: facts.phone,
  });
  return `${facts.code} ${filled}`.trim();
}

/** 晋城市阳城县凤城镇第二中学 → 凤城镇第二中学, whatever of province, city and county stands in front. */
function ownName({ city, county, school }: RemarkFacts): string {
  let rest = school.replace(/^[^省]{2,3}省/, '');
  for (const place of [city, county]) if (place !== '' && rest.startsWith(place)) rest = rest.slice(place.length);
  return rest.length >= 2 ? rest : school;
}
