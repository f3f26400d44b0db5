import { checkDocumentNumber, type DocumentKind, documentKindNames } from '@yanxiu/domain/kernel/identity-number';
import { type PersonType, personTypeNames } from '@yanxiu/domain/registration/person-types';
import type { RosterCell, RosterIssue, RosterRow } from '@yanxiu/domain/registration/roster-fields';
import { issueMessage } from '@yanxiu/domain/registration/roster-issues';
import { checkRow, type RosterInput } from '@yanxiu/domain/registration/roster-row';
import { nothingSeen, type RosterContext, type SeenNumbers } from '@yanxiu/domain/registration/row-verdict';
import { nameKeyOf } from '../org/sort-key.ts';
import type { Ctx } from '../platform/http/context.ts';
import type { Vault } from '../platform/vault/vault.ts';
import { type Bench, contextsFor, openBench, type UnitFacts } from './bench.ts';
import { type EntryRow, type EntryValues, listEntries, updateVerdicts, type Verdict } from './store/entry.ts';

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

/** A school that exists but reports by itself or through another is not for this unit to register for. */
export function withUnitRule(checked: RosterRow, bench: Bench): RosterRow {
  const { school } = checked.values;
  if (
    school === '' ||
    bench.schools.has(school) ||
    checked.issues.some((issue) => issue.code.startsWith('school.') && issue.code !== 'school.short')
  ) {
    return checked;
  }
  const issue: RosterIssue = {
    column: null,
    field: 'school',
    code: 'school.notInUnit',
    message: issueMessage('school.notInUnit', { school, unit: bench.unitName }),
  };
  return { ...checked, state: 'error', issues: [...checked.issues, issue] };
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
  const { values, issues } = judged;
  const document = values.idNumber === '' ? null : vault.protect('document', values.idNumber);
  const phone = values.phone === '' ? null : vault.protect('phone', values.phone);
  const facts = document
    ? checkDocumentNumber(values.idNumber, values.documentKind === 'id' ? null : values.documentKind).derived
    : null;
  const [firstSchool] = bench.schools.values();
  return {
    id: place.id,
    line: place.line,
    importId: place.importId,
    issues,
    noOwnPhone: issues.some((issue) => issue.code === 'phone.none'),
    workSchoolId: bench.schools.get(values.school) ?? firstSchool ?? '',
    name: values.name,
    nameKey: nameKeyOf(values.name),
    stage: values.stage || null,
    subject: values.subject,
    documentKind: values.documentKind,
    documentCipher: document?.cipher.toString('base64') ?? null,
    documentIndex: document?.index ?? null,
    documentTailIndex: document?.tailIndex ?? null,
    documentMask: document?.mask ?? '',
    phoneCipher: phone?.cipher.toString('base64') ?? null,
    phoneIndex: phone?.index ?? null,
    phoneTailIndex: phone?.tailIndex ?? null,
    phoneMask: phone?.mask ?? '',
    sex: facts?.sex ?? null,
    birthOn: facts?.birthOn ?? null,
    countyText: values.county,
    schoolText: values.school,
    remark: values.remark,
    personType: values.personType || 'regular',
    homeSchool: values.homeSchool,
  };
}

/**
 * Judges all rows of a unit anew, in their order, and writes what has changed. Call it after every change of a draft:
 * one row's number decides about another's.
 */
export async function recheckUnit(ctx: Ctx, unit: UnitFacts, bench?: Bench): Promise<void> {
  const { vault } = ctx.app;
  const opened = bench ?? (await openBench(ctx, unit));
  const entries = await listEntries(ctx.db, unit.program.id, unit.row.schoolId);
  const texts = entries.map((entry) => textOf(vault, entry));
  const contextOf = await contextsFor(ctx, unit, opened, texts);
  const seen = nothingSeen();
  const verdicts: Verdict[] = [];
  for (const [at, entry] of entries.entries()) {
    const text = texts[at];
    if (!text) continue;
    const checked = judgeRow(text, entry.line, opened, contextOf(text), seen);
    const issues = keptIssues(entry, checked.issues);
    if (checked.state === entry.checkState && sameIssues(issues, entry.issues)) continue;
    verdicts.push({ id: entry.id, state: checked.state, issues });
  }
  await updateVerdicts(ctx.db, unit.program.id, verdicts);
}

/** A stage that could not be read is stored as none: the sentence that named it says more than "missing". */
function keptIssues(entry: EntryRow, issues: readonly RosterIssue[]): RosterIssue[] {
  const before = entry.issues.find((issue) => issue.code === 'stage.unknown' || issue.code === 'stage.ambiguous');
  return issues.map((issue) => (issue.code === 'stage.missing' && before ? before : issue));
}

function sameIssues(one: readonly RosterIssue[], other: readonly RosterIssue[]): boolean {
  const key = (issue: RosterIssue) => `${issue.code} ${issue.message}`;
  return one.length === other.length && one.map(key).join('\n') === other.map(key).join('\n');
}
