/** The unit as a mail subject may name it. */
export interface SubjectUnit {
  readonly city: string;
  readonly county: string;
  readonly school: string;
}

/**
 * The subject under which a notice wants the forms handed in, also the name of the package: “忻州市 2020 年全员培训 X 县（区）
 * X 学校参训名单” (忻教发〔2020〕98号 附件2 二.3). A county that the school's own name begins with is not said twice.
 */
export function mailSubject(template: string, unit: SubjectUnit): string {
  const county = unit.school.startsWith(unit.county) ? '' : unit.county;
  const words: Readonly<Record<string, string>> = { city: unit.city, county, school: unit.school };
  return template
    .replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
}
