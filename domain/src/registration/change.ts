import type { Day } from '../kernel/day.ts';
import type { ReviewLevel } from '../program/route.ts';

/** The only ways to alter a locked roster (rules §4). */
export const changeKinds = ['add', 'remove', 'replace', 'correct', 'transfer'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export const changeKindNames: Readonly<Record<ChangeKind, string>> = {
  add: '增加',
  remove: '减少',
  replace: '替换',
  correct: '更正',
  transfer: '调动',
};

export const changeStateNames = {
  asked: '待审核',
  approved: '已通过',
  returned: '已退回',
  withdrawn: '已撤销',
} as const;
export type ChangeState = keyof typeof changeStateNames;

/** Why somebody leaves a roster; a withdrawal stays listed with its reason. */
export const withdrawalReasons = {
  moved: '调出',
  retired: '退休',
  resigned: '离职',
  deceased: '去世',
  longSickLeave: '长病假',
  maternityLeave: '产假',
  mistake: '误报',
} as const;
export type WithdrawalReason = keyof typeof withdrawalReasons;

/** Also codes that the product itself sets. */
export const withdrawnNames: Readonly<Record<WithdrawalReason | 'replaced' | 'conflict', string>> = {
  ...withdrawalReasons,
  replaced: '被替换',
  conflict: '由现工作单位上报',
};

export interface ChangeCase {
  readonly kind: ChangeKind;
  /** The day on which the change was asked for: a slow decision costs the school nothing. */
  readonly askedOn: Day;
  readonly refundUntil: Day;
  readonly replaceUntil: Day;
  /** The one who leaves is exempt, and so was never billed. */
  readonly leaverExempt: boolean;
  /** Both schools and the county agree that the bill moves along with a transfer. */
  readonly moveBill: boolean;
}

export interface ChangeEffect {
  /** Heads that the bill of the asking school gains (positive) or loses. */
  readonly headDelta: number;
  /** Heads that the bill of the receiving school gains. */
  readonly toHeadDelta: number;
  /** What it means for the bill, in words. */
  readonly words: string;
}

/**
 * What a change does to the bill, in heads. Up to `refundUntil` a removal lowers it, later it does not; a replacement
 * costs nothing until `replaceUntil`, later the newcomer is billed; in a transfer the bill stays with the school billed
 * unless all agree (rules §4).
 */
export function changeEffect(change: ChangeCase): ChangeEffect {
  switch (change.kind) {
    case 'add':
      return { headDelta: 1, toHeadDelta: 0, words: '应缴增加 1 人。' };
    case 'correct':
      return { headDelta: 0, toHeadDelta: 0, words: '不影响缴费。' };
    case 'remove':
      if (change.leaverExempt) return { headDelta: 0, toHeadDelta: 0, words: '此人免训，未计缴费，应缴不变。' };
      return change.askedOn <= change.refundUntil
        ? { headDelta: -1, toHeadDelta: 0, words: '应缴减少 1 人。' }
        : { headDelta: 0, toHeadDelta: 0, words: '已过退费期限，应缴不变。' };
    case 'replace':
      if (change.leaverExempt)
        return { headDelta: 1, toHeadDelta: 0, words: '被替换人免训，未计缴费，应缴增加 1 人。' };
      return change.askedOn <= change.replaceUntil
        ? { headDelta: 0, toHeadDelta: 0, words: '在免费替换期限内，应缴不变。' }
        : { headDelta: 1, toHeadDelta: 0, words: '已过免费替换期限，新增人员应缴增加 1 人。' };
    case 'transfer':
      return change.moveBill && !change.leaverExempt
        ? { headDelta: -1, toHeadDelta: 1, words: '应缴随本人转到调入单位。' }
        : { headDelta: 0, toHeadDelta: 0, words: '学习记录随本人转移，缴费仍由原单位负担。' };
  }
}

/** Does a level of the school's route decide its change orders? */
export function mayDecideChange(route: readonly ReviewLevel[], level: string | null): boolean {
  return level === 'city'
    ? route.includes('city') || route.includes('county')
    : level === 'county' && route.includes('county');
}

/** Enrolled after rosters were due: a late registrant keeps the same end dates (忻教发〔2020〕98号 附件2 一.2). */
export function isLateRegistrant(enrolledOn: Day, rosterDueOn: Day): boolean {
  return enrolledOn > rosterDueOn;
}
