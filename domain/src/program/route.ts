import type { ProgramSettings } from './policy.ts';

export type ReviewLevel = 'county' | 'city';

/**
 * Who reviews a school's registration, in order: the program's route, but a city-direct school (parent is a city) goes to
 * the city alone (rules §3, §12 no. 10: 市直 bypasses the county). 五台山's schools have a county-level parent as any other.
 */
export function routeFor(settings: Pick<ProgramSettings, 'route'>, schoolParentKind: string): readonly ReviewLevel[] {
  if (schoolParentKind === 'city') return ['city'];
  return settings.route;
}
