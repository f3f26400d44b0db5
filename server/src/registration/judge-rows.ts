import { type DocumentKind, documentKindNames } from '@yanxiu/domain/kernel/identity-number';
import { type PersonType, personTypeNames } from '@yanxiu/domain/registration/person-types';
import type { RosterCell, RosterIssue, RosterRow } from '@yanxiu/domain/registration/roster-fields';
import { checkRow, type RosterInput } from '@yanxiu/domain/registration/roster-row';
import { nothingSeen, type RosterContext, type SeenNumbers } from '@yanxiu/domain/registration/row-verdict';
import type { Ctx } from '../platform/http/context.ts';
import type { Vault } from '../platform/vault/vault.ts';
import { type Bench, contextsFor, openBench, type UnitFacts } from './bench.ts';
import {
  type EntryRow,
  type EntryValues,
  listEntries,
  listEntriesAround,
  type NumberIndexes,
  updateVerdicts,
  type Verdict,
} from './store/entry.ts';
import { storedValues } from './stored-values.ts';
import { withUnitRule } from './unit-rule.ts';

/** A row as text, as a person types it or as it is stored. */
export interface RowText {
  readonly name: string;
  readonly stage: string;
  readonly subject: string;
  readonly phone: string;
  readonly idNumber: string;
  readonly documentKind: string;
  readonly county: string;
  readonly school: string;
  readonly remark: string;
  readonly personType: string;
  readonly homeSchool: string;
  readonly noOwnPhone: boolean;
}

const cell = (text: string): RosterCell => ({ text, kind: 'text' });

/** The cells that the roster rules read; what a clerk marked as 本人无手机号 is said as such. */
export function cellsOf(row: RowText): RosterInput {
  return {
    name: cell(row.name),
    stage: cell(row.stage),
    subject: cell(row.subject),
    phone: cell(row.noOwnPhone ? '无' : row.phone),
    idNumber: cell(row.idNumber),
    documentKind: cell(row.documentKind),
    county: cell(row.county),
    school: cell(row.school),
    remark: cell(row.remark),
    personType: cell(row.personType),
    homeSchool: cell(row.homeSchool),
  };
}

/** Judges one row by the roster rules, and that its school is one that this unit registers for. */
export function judgeRow(
  row: RowText,
  line: number,
  bench: Bench,
  context: RosterContext,
  seen: SeenNumbers,
  sheet = '',
): RosterRow {
  return withUnitRule(checkRow(cellsOf(row), { sheet, line }, context, seen), bench);
}

/** The text of a stored row again. */
export function textOf(vault: Vault, entry: EntryRow): RowText {
  return {
    name: entry.name,
    stage: entry.stage ?? '',
    subject: entry.subject,
    phone: entry.phoneCipher ? vault.open(entry.phoneCipher) : '',
    idNumber: entry.documentCipher ? vault.open(entry.documentCipher) : '',
    documentKind: documentKindNames[entry.documentKind as DocumentKind] ?? '',
    county: entry.countyText,
    school: entry.schoolText,
    remark: entry.remark,
    personType: personTypeNames[entry.personType as PersonType] ?? '',
    homeSchool: entry.homeSchool,
    noOwnPhone: entry.noOwnPhone,
  };
}

/** What is stored of a judged row. */
export function entryValues(
  vault: Vault,
  bench: Bench,
  judged: Pick<RosterRow, 'values' | 'issues'>,
  place: { id: string; line: number; importId: string | null },
): EntryValues {
  const [firstSchool] = bench.schools.values();
  return {
    ...storedValues(vault, judged),
    id: place.id,
    line: place.line,
    importId: place.importId,
    workSchoolId: bench.schools.get(judged.values.school) ?? firstSchool ?? '',
  };
}

/**
 * Judges all rows of a unit anew, in their order, and writes what has changed. After a change of a few rows
 * `recheckAround` does the same for less.
 */
export async function recheckUnit(ctx: Ctx, unit: UnitFacts, bench?: Bench): Promise<void> {
  const opened = bench ?? (await openBench(ctx, unit));
  const entries = await listEntries(ctx.db, unit.program.id, unit.row.schoolId);
  await judgeEntries(ctx, unit, opened, entries, () => true);
}

/**
 * Judges anew the rows that were changed and those that share a number with them, as it is or as it was: one row's
 * number decides about another's, and about no others'. `numbers` holds what stood in the changed rows before.
 */
export async function recheckAround(
  ctx: Ctx,
  unit: UnitFacts,
  bench: Bench,
  ids: readonly string[],
  numbers: NumberIndexes,
): Promise<void> {
  const { program, row } = unit;
  const changed = await listEntriesAround(ctx.db, program.id, row.schoolId, ids, { documents: [], phones: [] });
  const concerned = numbersOf(changed, numbers);
  const affected = await listEntriesAround(ctx.db, program.id, row.schoolId, ids, concerned);
  const affectedIds = new Set(affected.map((entry) => entry.id));
  // a row that is judged again has another number too, which an earlier row may have: that one is seen, not judged
  const all = await listEntriesAround(ctx.db, program.id, row.schoolId, ids, numbersOf(affected, concerned));
  await judgeEntries(ctx, unit, bench, all, (entry) => affectedIds.has(entry.id));
}

/** The numbers of rows, beside others. */
export function numbersOf(
  entries: readonly Pick<EntryRow, 'documentIndex' | 'phoneIndex'>[],
  others: NumberIndexes = { documents: [], phones: [] },
): NumberIndexes {
  return {
    documents: [...others.documents, ...entries.flatMap((entry) => entry.documentIndex ?? [])],
    phones: [...others.phones, ...entries.flatMap((entry) => entry.phoneIndex ?? [])],
  };
}

async function judgeEntries(
  ctx: Ctx,
  unit: UnitFacts,
  bench: Bench,
  entries: readonly EntryRow[],
  isConcerned: (entry: EntryRow) => boolean,
): Promise<void> {
  const texts = entries.map((entry) => textOf(ctx.app.vault, entry));
  const concerned = texts.filter((_, at) => isConcerned(entries[at] as EntryRow));
  const contextOf = await contextsFor(ctx, unit, bench, concerned);
  const seen = nothingSeen();
  const verdicts: Verdict[] = [];
  for (const [at, entry] of entries.entries()) {
    const text = texts[at];
    if (!text) continue;
    const checked = judgeRow(text, entry.line, bench, contextOf(text), seen);
    if (!isConcerned(entry)) continue;
    const issues = keptIssues(entry, checked.issues);
    if (checked.state === entry.checkState && sameIssues(issues, entry.issues)) continue;
    verdicts.push({ id: entry.id, state: checked.state, issues });
  }
  await updateVerdicts(ctx.db, unit.program.id, verdicts);
}

/** A stage that could not be read is stored as none: the sentence that named it says more than "missing". */
export function keptIssues(
  entry: { readonly issues: readonly RosterIssue[] },
  issues: readonly RosterIssue[],
): RosterIssue[] {
  const before = entry.issues.find((issue) => issue.code === 'stage.unknown' || issue.code === 'stage.ambiguous');
  return issues.map((issue) => (issue.code === 'stage.missing' && before ? before : issue));
}

function sameIssues(one: readonly RosterIssue[], other: readonly RosterIssue[]): boolean {
  const key = (issue: RosterIssue) => `${issue.code} ${issue.message}`;
  return one.length === other.length && one.map(key).join('\n') === other.map(key).join('\n');
}
