import type { MadeLine, Truth } from '../remittance/made-line.ts';
import { feeFen } from '../remittance/made-line.ts';
import type { MadePayer } from '../remittance/payer-form.ts';
import type { Random } from '../remittance/random.ts';
import type { MadeSchool } from '../remittance/school-register.ts';
import type { NameForms } from './name-forms.ts';
import { placed } from './writing.ts';

/** What scenes make lines from. */
export interface Stage {
  readonly random: Random;
  readonly forms: NameForms;
  /** A school that no earlier line paid for; null when none is left that fits. */
  fresh(fits?: (school: MadeSchool) => boolean): MadeSchool | null;
  byId(id: string): MadeSchool | null;
  /** Another school of the county that is neither its 中心校 nor under it. */
  neighbour(school: MadeSchool): MadeSchool | null;
  /** The schools whose liaison has this phone: one person may be the liaison of two. */
  holders(phone: string): readonly MadeSchool[];
  isSharedCounty(county: string): boolean;
}

export type Scene = (stage: Stage, name: string) => MadeLine[];

export function incoming(
  stage: Stage,
  amountFen: number,
  by: MadePayer,
  remark: string,
  truth: Truth,
  at = stage.random.int(0, 5_000_000),
): MadeLine {
  return { at, direction: 'in', amountFen, ...by, ...placed(remark, stage.random), truth };
}

export function paid(scenario: string, school: MadeSchool, heads = school.heads, mayAsk = false): Truth {
  const allocations = [{ schoolId: school.id, heads, amountFen: heads * feeFen }];
  return { scenario, decision: 'match', acceptable: mayAsk ? ['match', 'person'] : ['match'], allocations };
}

export function asked(scenario: string): Truth {
  return { scenario, decision: 'person', acceptable: ['person'], allocations: [] };
}
