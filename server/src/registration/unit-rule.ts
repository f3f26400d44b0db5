import type { RosterIssue, RosterRow } from '@yanxiu/domain/registration/roster-fields';
import { issueMessage } from '@yanxiu/domain/registration/roster-issues';

/** The schools that a unit registers for. */
export interface UnitSchools {
  /** Full name → id; the unit itself first. */
  readonly schools: ReadonlyMap<string, string>;
  readonly unitName: string;
}

/** A school that exists but reports by itself or through another is not for this unit to register for. */
export function withUnitRule(checked: RosterRow, unit: UnitSchools): RosterRow {
  const { school } = checked.values;
  if (
    school === '' ||
    unit.schools.has(school) ||
    checked.issues.some((issue) => issue.code.startsWith('school.') && issue.code !== 'school.short')
  ) {
    return checked;
  }
  const issue: RosterIssue = {
    column: null,
    field: 'school',
    code: 'school.notInUnit',
    message: issueMessage('school.notInUnit', { school, unit: unit.unitName }),
  };
  return { ...checked, state: 'error', issues: [...checked.issues, issue] };
}
