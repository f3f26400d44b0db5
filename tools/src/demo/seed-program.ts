import { startOf } from '@yanxiu/domain/kernel/day';
import type { ProgramSettings } from '@yanxiu/domain/program/policy';
import { findPreset } from '@yanxiu/domain/program/presets';
import type { Db } from '@yanxiu/server/platform/db/database';
import { newId } from '@yanxiu/server/platform/id/new-id';
import { insertProgram, insertVersion } from '@yanxiu/server/program/store';
import type { OrgIds, OrgRef } from './seed-org.ts';

export interface SeededProgram {
  readonly id: string;
  readonly code: string;
  readonly settings: ProgramSettings;
  readonly publisher: OrgRef;
}

/** A published program of a preset, its assumptions confirmed on the day of the notice. */
export async function seedProgram(
  db: Db,
  orgs: OrgIds,
  presetCode: string,
  change?: (s: ProgramSettings) => void,
): Promise<SeededProgram> {
  const preset = findPreset(presetCode);
  if (!preset) throw new Error(`no preset ${presetCode}`);
  const settings = structuredClone(preset.settings);
  for (const assumption of settings.assumptions) assumption.confirmed = true;
  change?.(settings);
  const publisher = orgs.byCode.get(preset.publisherCode);
  if (!publisher) throw new Error(`no publisher of ${presetCode}`);
  const id = newId();
  const at = startOf(settings.milestones.noticeIssuedOn);
  const code = `${preset.code.slice(0, preset.code.lastIndexOf('-'))}-${settings.year}`;
  const providerId = orgs.provider.get(preset.providerName)?.id ?? null;
  await insertProgram(db, {
    id,
    code,
    settings,
    publisherId: publisher.id,
    providerId,
    preset: preset.code,
    createdAt: at,
  });
  await db.updateTable('program').set({ state: 'published', publishedAt: at }).where('id', '=', id).execute();
  await insertVersion(db, { programId: id, version: 1, settings, reason: '发布', personId: null, at });
  return { id, code, settings, publisher };
}
