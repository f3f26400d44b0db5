import type { Refusal } from '../kernel/refusal.ts';
import { refuseStudy } from './refusals.ts';

export interface ElectiveCourse {
  readonly id: string;
  /** An elective of a package that limits them. */
  readonly toChoose: boolean;
  readonly chosen: boolean;
  readonly creditedSec: number;
}

/**
 * Whether a trainee may take an elective, or leave one: as many as the package allows, and none may be left in which
 * something is credited. Null when she may.
 */
export function electiveProblem(
  courses: readonly ElectiveCourse[],
  most: number,
  wish: { readonly courseId: string; readonly chosen: boolean },
): Refusal | null {
  const course = courses.find(({ id }) => id === wish.courseId);
  if (!course?.toChoose) return refuseStudy('notElective');
  if (course.chosen === wish.chosen) return null;
  if (!wish.chosen) return course.creditedSec > 0 ? refuseStudy('electiveBegun') : null;
  const taken = courses.filter(({ chosen }) => chosen).length;
  return taken >= most ? refuseStudy('electivesFull', { most }) : null;
}
