import type { Stage } from '../program/words.ts';
import type { PlannedClass } from './form-classes.ts';

const shortStage: Readonly<Record<Stage, string>> = {
  preschool: '幼儿园',
  primary: '小学',
  junior: '初中',
  senior: '高中',
  vocational: '职高',
  special: '特教',
};

/** 忻府区小学语文2班; 综合 where several subjects or stages share a class. */
export function className(regionName: string, group: Pick<PlannedClass, 'stage' | 'subject'>, ordinal: number): string {
  const stage = group.stage === null ? '' : shortStage[group.stage];
  return `${regionName}${stage}${group.subject || '综合'}${ordinal}班`;
}

/** Why the class is as it is, in one sentence for whoever arranges it. */
export function whyText(plan: PlannedClass, size: { target: number }): string {
  if (plan.groupSize === 0) return '只有手工调入的教师。';
  const share =
    plan.groupClasses === 1
      ? `共 ${plan.groupSize} 人，编为一个班。`
      : `共 ${plan.groupSize} 人，按每班约 ${size.target} 人编为 ${plan.groupClasses} 个班。`;
  if (plan.stage === null) return `人数较少、单独编不成班的各学段教师合班，${share}`;
  if (plan.subject !== '') return `同县同学段同学科${share}`;
  const some = plan.merged.slice(0, 4).join('、');
  const subjects = plan.merged.length > 4 ? `${some}等 ${plan.merged.length} 个学科` : some;
  return `${subjects}人数较少，合为综合班，${share}`;
}
