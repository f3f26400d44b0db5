import type { Refusal } from '../../kernel/refusal.ts';
import { refuseNomination } from './refusals.ts';

/** Where a 研修成果 stands on its way up; the class's tutor has recommended all of them. */
export const workLevels = ['school', 'county', 'city'] as const;
export type WorkLevel = (typeof workLevels)[number];
export const workLevelNames: Readonly<Record<WorkLevel | 'class', string>> = {
  class: '班级',
  school: '学校',
  county: '县级',
  city: '市级',
};

export const workActs = ['recommend', 'setAside', 'resume', 'publish', 'withdraw'] as const;
export type WorkAct = (typeof workActs)[number];
export const workActNames: Readonly<Record<WorkAct | 'nominate', string>> = {
  nominate: '推荐为优秀',
  recommend: '向上推荐',
  setAside: '不再推荐',
  resume: '恢复推荐',
  publish: '公开展示',
  withdraw: '取消展示',
};

/**
 * The levels that works of a school pass: a city-direct school skips the county, and nothing goes above the bureau that
 * published the program.
 */
export function levelsFor(schoolParentKind: string, publisherKind: string): WorkLevel[] {
  if (schoolParentKind !== 'county') return ['school', 'city'];
  return publisherKind === 'county' ? ['school', 'county'] : ['school', 'county', 'city'];
}

export interface WorkStanding {
  readonly level: WorkLevel;
  readonly state: 'waiting' | 'setAside';
  readonly isPublished: boolean;
  readonly authorId: string;
  /** The author agrees to be shown with her name. */
  readonly mayPublish: boolean;
  readonly levels: readonly WorkLevel[];
}

export interface Nominator {
  readonly personId: string;
  /** The level for which he acts; null for readers. */
  readonly level: WorkLevel | null;
}

/** Why an act can't be done now; null when it can. */
export function refuseWorkAct(act: WorkAct, work: WorkStanding, actor: Nominator): Refusal | null {
  if (work.authorId === actor.personId) return refuseNomination('ownWork');
  if (act === 'publish' || act === 'withdraw') return refusePublishing(act, work, actor);
  if (actor.level !== work.level) return refuseNomination('notHere', { level: workLevelNames[work.level] });
  if (act === 'resume') return work.state === 'setAside' ? null : refuseNomination('wrongState');
  if (work.state === 'setAside') return refuseNomination('setAside');
  if (act === 'recommend' && nextLevel(work) === null)
    return refuseNomination('top', { level: workLevelNames[work.level] });
  return act === 'setAside' && work.isPublished ? refuseNomination('published') : null;
}

function refusePublishing(act: 'publish' | 'withdraw', work: WorkStanding, { level }: Nominator): Refusal | null {
  const reached =
    level !== null && work.levels.indexOf(level) >= 0 && work.levels.indexOf(level) <= work.levels.indexOf(work.level);
  if (level === 'school' || !reached) return refuseNomination('notReached');
  if (act === 'withdraw') return work.isPublished ? null : refuseNomination('notPublished');
  if (work.isPublished) return refuseNomination('published');
  if (work.state === 'setAside') return refuseNomination('setAside');
  return work.mayPublish ? null : refuseNomination('noConsent');
}

/** Where a work goes when it is recommended; null from the highest. */
export function nextLevel({ level, levels }: Pick<WorkStanding, 'level' | 'levels'>): WorkLevel | null {
  return levels[levels.indexOf(level) + 1] ?? null;
}
