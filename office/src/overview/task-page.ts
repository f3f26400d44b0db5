import type { OutputOf } from '@yanxiu/contract/index';
import type { Permission } from '@yanxiu/domain/access/permissions';
import { mayOpen } from '../frame/feature-route.ts';
import { featureRoutes } from '../routes.ts';

export type Start = OutputOf<'overview.start'>;
export type Place = Start['tasks'][number]['place'];

/** The page on which each kind of task is worked off. */
const pages: Readonly<Record<Place, string>> = {
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
  schoolBased: 'school-based',
  mark: 'marks',
  score: 'scores',
  objection: 'objections',
  correction: 'corrections',
  supervision: 'supervision',
  people: 'trainees',
  outbox: 'outbox/sms',
  health: 'health',
  job: 'jobs',
  audit: 'audit',
};

/** The address of a task's page, or null where the reader may not open it. */
export function pageOf(place: Place, held: readonly Permission[]): string | null {
  const path = pages[place];
  const route = featureRoutes.find((one) => one.path === path);
  return route && mayOpen(route.permission, held) ? `/${path}` : null;
}
