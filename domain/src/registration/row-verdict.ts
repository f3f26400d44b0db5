import type { Day } from '../kernel/day.ts';
import type { RefusalParams } from '../kernel/refusal.ts';
import type { RosterField, RosterIssue, RosterState } from './roster-fields.ts';
import { isErrorIssue, issueMessage, type RosterIssueCode } from './roster-issues.ts';
import type { SchoolNames } from './school-names.ts';

/** What a row is judged against. Everything but `today` may be missing: what isn't known isn't checked. */
export interface RosterContext {
  /** For the age: under 18 or over 60 is asked about. */
  today: Day;
  /** The schools that may stand in the roster; without it any name is taken as it is. */
  knownSchools?: SchoolNames;
  /** The school whose roster this is: stands in where the row names none. */
  ownSchool?: { name: string; county: string };
  /** Counties of the program's region, by full name; empty or missing: not checked. */
  programCounties?: readonly string[];
  /** The name on record for a document number, from earlier programs. */
  recordedName?: (idNumber: string) => string | null;
  /** Where else in this program a document number stands, in words (阳城县第一中学); null when nowhere. */
  otherSchoolOf?: (idNumber: string) => string | null;
  /** Whose phone it is elsewhere, in words; null when nobody's or the same person's. */
  otherOwnerOf?: (phone: string, idNumber: string) => string | null;
}

/** Where a row stands: `columns` gives the letter of a field's column. */
export interface RowPlace {
  sheet: string;
  line: number;
  columns?: Partial<Readonly<Record<RosterField, string>>>;
}

/** What the rows before this one have used: the first row with a number stands (rules §4). */
export interface SeenNumbers {
  idNumbers: Map<string, { sheet: string; line: number; name: string }>;
  phones: Map<string, { sheet: string; line: number; name: string }>;
}

export function nothingSeen(): SeenNumbers {
  return { idNumbers: new Map(), phones: new Map() };
}

/** Collects the issues of one row and knows how bad they are. */
export class RowVerdict {
  readonly issues: RosterIssue[] = [];
  state: RosterState = 'ok';
  readonly place: RowPlace;

  constructor(place: RowPlace) {
    this.place = place;
  }

  add(field: RosterField | 'row', code: RosterIssueCode, params: RefusalParams = {}): void {
    this.say(field, code, issueMessage(code, params), isErrorIssue(code));
  }

  say(field: RosterField | 'row', code: string, message: string, isError: boolean): void {
    const column = field === 'row' ? null : (this.place.columns?.[field] ?? null);
    this.issues.push({ column, field, code, message });
    if (isError) this.state = 'error';
    else if (this.state === 'ok') this.state = 'warning';
  }
}
