import type { ProgramSettings } from '@yanxiu/domain/program/policy';
import { findPreset } from '@yanxiu/domain/program/presets';
import { newId } from '../id/new-id.ts';
import type { BuildingSite, BuiltOrg } from './builders.ts';

export interface BuiltProgram {
  readonly id: string;
  readonly settings: ProgramSettings;
}

interface ProgramWish {
  readonly publisher: BuiltOrg;
  readonly provider?: BuiltOrg;
  readonly preset?: 'yangcheng-2021' | 'xinzhou-2020';
  readonly state?: 'draft' | 'published' | 'closed';
  /** Settings that differ from the preset's. */
  readonly settings?: Partial<ProgramSettings>;
}

/** A published program of a bureau by the preset of 阳城县 2021, unless another is wished for. */
export async function aProgram({ app, clock }: BuildingSite, wish: ProgramWish): Promise<BuiltProgram> {
  const preset = findPreset(wish.preset ?? 'yangcheng-2021');
  if (!preset) throw new Error('no such preset');
  const id = newId();
  const settings = { ...preset.settings, ...wish.settings };
  await app.database.db
    .insertInto('program')
    .values({
      id,
      code: `test-${id.slice(-12)}`,
      name: settings.title,
      year: settings.year,
      publisherId: wish.publisher.id,
      providerId: wish.provider?.id ?? null,
      preset: preset.code,
      state: wish.state ?? 'published',
      settings: JSON.stringify(settings),
      createdAt: clock.now(),
      publishedAt: clock.now(),
    })
    .execute();
  return { id, settings };
}
