import type { FeatureRoute } from '../frame/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: 'outbox/sms',
    page: async () => (await import('./SmsPage.tsx')).SmsPage,
    permission: 'operation.outbox',
    menu: { group: '系统', label: '短信发件箱', order: 0 },
  },
  {
    path: 'outbox/mail',
    page: async () => (await import('./MailPage.tsx')).MailPage,
    permission: 'operation.outbox',
    menu: { group: '系统', label: '邮件发件箱', order: 1 },
  },
  {
    path: 'health',
    page: async () => (await import('./HealthPage.tsx')).HealthPage,
    permission: 'operation.health',
    menu: { group: '系统', label: '系统状况', order: 2 },
  },
  {
    path: 'audit',
    page: async () => (await import('./AuditPage.tsx')).AuditPage,
    permission: 'operation.audit',
    menu: { group: '系统', label: '审计记录', order: 3 },
  },
  {
    path: 'jobs',
    page: async () => (await import('./JobsPage.tsx')).JobsPage,
    permission: 'signedIn',
    menu: { group: '系统', label: '我的后台任务', order: 4 },
  },
];
