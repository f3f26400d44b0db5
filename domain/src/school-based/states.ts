/** 草稿 → 待校长确认 → 已确认 → 已认定; returned from each (rules §8). */
export const activityStateNames = {
  draft: '草稿',
  withPrincipal: '待校长确认',
  confirmed: '待县级认定',
  approved: '已认定',
  returned: '已退回',
} as const;
export type ActivityState = keyof typeof activityStateNames;

export type ActivityAct = 'update' | 'submit' | 'confirm' | 'approve' | 'return' | 'remove';

interface Move {
  readonly from: readonly ActivityState[];
  readonly to: ActivityState;
  readonly permission: 'schoolBased.record' | 'schoolBased.confirm' | 'schoolBased.approve';
}

/** The whole machine as one table. */
export const activityMoves: Readonly<Record<ActivityAct, Move>> = {
  update: { from: ['draft', 'returned'], to: 'draft', permission: 'schoolBased.record' },
  remove: { from: ['draft', 'returned'], to: 'draft', permission: 'schoolBased.record' },
  submit: { from: ['draft', 'returned'], to: 'withPrincipal', permission: 'schoolBased.record' },
  confirm: { from: ['withPrincipal'], to: 'confirmed', permission: 'schoolBased.confirm' },
  approve: { from: ['confirmed'], to: 'approved', permission: 'schoolBased.approve' },
  return: { from: ['withPrincipal', 'confirmed'], to: 'returned', permission: 'schoolBased.confirm' },
};
