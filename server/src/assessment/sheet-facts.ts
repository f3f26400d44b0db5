import { mayRole } from '@yanxiu/domain/access/roles';
import { postedUntil, type SheetActor, type SheetFacts, type SheetParty } from '@yanxiu/domain/assessment/states';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { decidesAt } from '@yanxiu/domain/program/level';
import type { ProgramSettings } from '@yanxiu/domain/program/policy';
import { routeFor } from '@yanxiu/domain/program/route';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import type { getProgram } from '../program/store.ts';
import { findSettings, type UnitSheet } from './store/sheet.ts';

export type Program = Awaited<ReturnType<typeof getProgram>>;

/** What the rules need to know of a unit's sheet now. */
export function factsOf(ctx: Ctx, program: Program, unit: UnitSheet): SheetFacts {
  return {
    state: unit.state,
    route: routeFor(program.settings, unit.parentKind),
    postedOn: unit.postedOn,
    postingDays: program.settings.assessment.postingDays,
    today: dayOf(ctx.now),
    openObjections: unit.openObjections,
    unscored: unit.unscored,
    ownScore: unit.ownScore,
  };
}

export function sheetActor(ctx: Ctx, program: Program): SheetActor {
  return { party: partyOf(ctx), unit: actorOf(ctx).assignment, publisherPath: program.publisherPath };
}

function partyOf(ctx: Ctx): SheetParty | null {
  const role = actorOf(ctx).assignment?.role;
  if (!role) return null;
  if (mayRole(role, 'assessment.confirmProvider')) return 'provider';
  if (mayRole(role, 'assessment.confirmCounty')) return 'bureau';
  return mayRole(role, 'assessment.confirmSchool') ? 'principal' : null;
}

/** Whether the actor is of the level that has the last word on a unit whose parent is of this kind. */
export function hasLastWord(ctx: Ctx, program: Program, parentKind: string): boolean {
  return decidesAt(routeFor(program.settings, parentKind).at(-1), actorOf(ctx).assignment, program.publisherPath);
}

/** Whether the actor works within the publishing bureau's subtree: every level above it reads (rules §3). */
export function worksWithin(ctx: Ctx, program: Program): boolean {
  return actorOf(ctx).assignment?.orgPath.startsWith(program.publisherPath) ?? false;
}

/** The last day of a unit's 公示, or null before it. */
export function postedUntilOf(settings: ProgramSettings, unit: Pick<UnitSheet, 'postedOn'>): string | null {
  return unit.postedOn ? postedUntil(unit.postedOn, settings.assessment.postingDays) : null;
}

/**
 * Tells of a settings version whether scores would come out otherwise by now: a change of the payee is another version
 * too, but touches no score. Each version is read once.
 */
export function outdatedCheck(ctx: Ctx, program: Program): (version: number | null) => Promise<boolean> {
  const known = new Map<number, Promise<boolean>>([[program.version, Promise.resolve(false)]]);
  const now = scoringPart(program.settings);
  return (version) => {
    if (version === null) return Promise.resolve(false);
    const found =
      known.get(version) ??
      findSettings(ctx.db, program.id, version).then((old) => old !== null && scoringPart(old) !== now);
    known.set(version, found);
    return found;
  };
}

function scoringPart({ assessment, hours, schoolBased }: ProgramSettings): string {
  return JSON.stringify([assessment, hours, schoolBased.tasks]);
}
