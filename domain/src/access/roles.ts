import type { Permission } from './permissions.ts';

/** Roles of rules §11. A role is granted on an org (its subtree), a program or a class; `trainee` comes by enrolment. */
export const roleNames = {
  provinceAdmin: '省级管理员',
  cityAdmin: '市级管理员',
  countyAdmin: '县级管理员',
  schoolAdmin: '学校管理员',
  principal: '校（园）长',
  schoolFinance: '学校财务',
  providerManager: '承训机构 教务',
  providerFinance: '承训机构 财务',
  providerSupport: '承训机构 客服',
  contentEditor: '课程编辑',
  tutor: '辅导教师',
  expert: '专家',
  trainee: '参训教师',
  operator: '平台运维',
  auditor: '安全审计员',
} as const;

export type Role = keyof typeof roleNames;
export const roles = Object.keys(roleNames) as Role[];

/** The kind of org on which a role may be granted. */
export const roleOrgKind: Readonly<Record<Role, 'province' | 'city' | 'county' | 'school' | 'provider' | 'any'>> = {
  provinceAdmin: 'province',
  cityAdmin: 'city',
  countyAdmin: 'county',
  schoolAdmin: 'school',
  principal: 'school',
  schoolFinance: 'school',
  providerManager: 'provider',
  providerFinance: 'provider',
  providerSupport: 'provider',
  contentEditor: 'provider',
  tutor: 'any',
  expert: 'any',
  trainee: 'school',
  operator: 'province',
  auditor: 'any',
};

const lookOn: readonly Permission[] = [
  'org.read',
  'notice.read',
  'program.read',
  'registration.read',
  'payment.read',
  'invoice.read',
  'course.read',
  'study.read',
  'schoolBased.read',
  'assessment.read',
  'credit.read',
  'supervision.read',
  'overview.read',
];

/** A bureau publishes notices and programs, keeps the orgs and roles below it, and reviews. */
const bureau: readonly Permission[] = [
  ...lookOn,
  'org.edit',
  'notice.publish',
  'notice.sign',
  'program.edit',
  'program.publish',
  'program.approvePayee',
  'registration.edit',
  'registration.submit',
  'registration.move',
  'registration.change',
  'registration.review',
  'registration.approveChange',
  'account.read',
  'account.slip',
  'account.reset',
  'account.grant',
  'payment.check',
  'payment.remind',
  'payment.register',
  'invoice.request',
  'schoolBased.approve',
  'assessment.confirmSchool',
  'assessment.confirmCounty',
  'assessment.approve',
  'assessment.correct',
  'credit.certificate',
  'supervision.remind',
  'supervision.funds',
  'supervision.fundsEdit',
];

/** Role → permission stems. Where they hold is decided by the scope of the assignment. */
export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  provinceAdmin: [...lookOn, 'org.edit', 'notice.publish', 'account.grant', 'supervision.funds'],
  cityAdmin: bureau,
  countyAdmin: bureau,
  schoolAdmin: [
    ...lookOn,
    'org.edit',
    'notice.sign',
    'registration.edit',
    'registration.submit',
    'registration.move',
    'registration.change',
    'account.read',
    'account.slip',
    'account.reset',
    'account.grant',
    'payment.register',
    'invoice.request',
    'study.help',
    'schoolBased.record',
    'supervision.remind',
  ],
  principal: [
    ...lookOn,
    'notice.sign',
    'study.help',
    'registration.confirm',
    'registration.move',
    'account.grant',
    'schoolBased.confirm',
    'assessment.confirmSchool',
    'assessment.correct',
  ],
  schoolFinance: [
    'org.read',
    'notice.read',
    'program.read',
    'overview.read',
    'payment.read',
    'payment.register',
    'invoice.read',
    'invoice.request',
  ],
  providerManager: [
    ...lookOn,
    'account.read',
    'account.grant',
    'course.edit',
    'schoolBased.publish',
    'assessment.mark',
    'assessment.compute',
    'assessment.confirmProvider',
    'supervision.remind',
  ],
  providerFinance: [
    'org.read',
    'program.read',
    'program.approvePayee',
    'registration.read',
    'overview.read',
    'payment.read',
    'payment.remind',
    'payment.ledger',
    'payment.statement',
    'payment.book',
    'payment.close',
    'invoice.read',
    'invoice.issue',
  ],
  providerSupport: [
    'org.read',
    'program.read',
    'registration.read',
    'account.read',
    'account.reset',
    'payment.read',
    'study.read',
    'study.help',
    'overview.read',
  ],
  contentEditor: ['program.read', 'course.read', 'course.edit', 'overview.read'],
  tutor: ['program.read', 'course.read', 'study.read', 'assessment.mark', 'overview.read'],
  expert: ['program.read', 'course.read', 'overview.read'],
  trainee: ['study.self', 'schoolBased.self', 'assessment.self', 'credit.self'],
  operator: ['operation.outbox', 'operation.health', 'overview.read'],
  auditor: [...lookOn, 'payment.ledger', 'account.read', 'supervision.funds', 'operation.audit'],
};

/** Does the role hold the permission at all? Where is another question. */
export function mayRole(role: Role, permission: Permission): boolean {
  return rolePermissions[role].includes(permission);
}

/** Operator and auditor are never the same account (rules §11). */
export function mayHoldTogether(held: readonly Role[], wanted: Role): boolean {
  if (wanted === 'operator') return !held.includes('auditor');
  if (wanted === 'auditor') return !held.includes('operator');
  return true;
}
