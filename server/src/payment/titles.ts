import type { ProgramSettings } from '@yanxiu/domain/program/policy';

/** The title that the program gives one of its forms, else the common name. */
export function titleOfForm(
  settings: ProgramSettings,
  key: ProgramSettings['forms'][number]['key'],
  common: string,
): string {
  return settings.forms.find((form) => form.key === key)?.title ?? `${settings.title}${common}`;
}
