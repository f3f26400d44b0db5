import { shanxiPlaces } from '@yanxiu/domain/org/data/shanxi';
import { findPreset } from '@yanxiu/domain/program/presets';

/** The full names of the counties in a preset's region; null when there is no such preset. */
export function programCounties(code: string): string[] | null {
  const preset = findPreset(code);
  if (!preset) return null;
  const inside = new Set([preset.publisherCode]);
  for (const place of shanxiPlaces) {
    if (place.parentCode !== null && inside.has(place.parentCode)) inside.add(place.code);
  }
  return shanxiPlaces.filter((place) => place.kind === 'county' && inside.has(place.code)).map((place) => place.name);
}
