import type { ProgramSettings } from '@yanxiu/domain/program/policy';

/** What the form holds: every setting as it is, but the route as one choice, and the reason of a published change. */
export interface ProgramValues extends Omit<ProgramSettings, 'route' | 'assumptions'> {
  readonly route: string;
  readonly reason: string;
}

export function valuesOf(settings: ProgramSettings): ProgramValues {
  const { assumptions: _confirmedOnThePage, route, ...rest } = settings;
  return { ...rest, route: route.join(','), reason: '' };
}

/** The form's values as settings; what the form does not show stays as it was. */
export function settingsOf(values: ProgramValues, before: ProgramSettings): ProgramSettings {
  const { reason: _reason, route, ...rest } = values;
  const byStage = Object.fromEntries(Object.entries(rest.themes.byStage).filter(([, theme]) => theme?.trim()));
  return {
    ...before,
    ...rest,
    route: route.split(',') as ProgramSettings['route'],
    themes: { ...rest.themes, byStage },
  };
}

/** Lists that one field holds whole: an error in a row of one is shown at the list. */
const lists = [
  'assessment.parts',
  'assessment.bands',
  'forms',
  'schoolBased.tasks',
  'contacts.management',
  'contacts.guidance',
  'contacts.execution',
  'themes.common',
  'stages',
];

/** `settings.assessment.bands.0.fromX100` → `assessment.bands`. */
export function fieldOf(path: string): string {
  const plain = path.replace(/^settings\./, '');
  return lists.find((list) => plain === list || plain.startsWith(`${list}.`)) ?? plain;
}
