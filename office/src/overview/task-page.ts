import type { OutputOf } from '@yanxiu/contract/index';
import { mayOpen } from '../frame/feature-route.ts';
import type { Me } from '../frame/session.tsx';
import { featureRoutes } from '../routes.ts';

export type Start = OutputOf<'overview.start'>;
export type Place = Start['tasks'][number]['place'];

/** The page on which each kind of task is worked off. */
const pages: Readonly<Record<Place, string>> = {
  notice: 'notices',
  program: 'programs',
  registration: 'registrations',
  conflict: 'conflicts',
  rosterChange: 'roster-changes',
  account: 'accounts',
  bill: 'bills',
  remittance: 'remittances',
  bankLine: 'bank-lines',
  booking: 'bookings',
  refund: 'refunds',
  closing: 'closings',
  invoice: 'invoices',
  course: 'courses',
  study: 'study',
  help: 'helps',
  piece: 'marking',
  discussion: 'posts',
  answer: 'answer-marking',
  class: 'classes',
  schoolBased: 'school-based',
  mark: 'marks',
  score: 'score-sheets',
  objection: 'score-objections',
  correction: 'score-corrections',
  supervision: 'supervision',
  people: 'trainees',
  outbox: 'outbox/sms',
  health: 'health',
  job: 'jobs',
  audit: 'audit',
};

/** The address of a task's page, or null where the reader may not open it; a school's roster is one page, not a list. */
export function pageOf(
  place: Place,
  { permissions, assignment }: Pick<Me, 'permissions' | 'assignment'>,
): string | null {
  const path = pages[place];
  const route = featureRoutes.find((one) => one.path === path);
  if (!route || !mayOpen(route.permission, permissions)) return null;
  return place === 'registration' && assignment?.orgKind === 'school' ? `/${path}/${assignment.orgId}` : `/${path}`;
}
