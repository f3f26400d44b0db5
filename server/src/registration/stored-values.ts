import { checkDocumentNumber } from '@yanxiu/domain/kernel/identity-number';
import type { RosterIssue, RosterRow } from '@yanxiu/domain/registration/roster-fields';
import { nameKeyOf } from '../org/sort-key.ts';
import type { Vault } from '../platform/vault/vault.ts';

/** What the roster and an upload that waits for its import keep of a judged row, numbers sealed and indexed. */
export interface StoredValues {
  readonly name: string;
  readonly nameKey: string;
  readonly stage: string | null;
  readonly subject: string;
  readonly documentKind: string;
  readonly documentCipher: Buffer | null;
  readonly documentIndex: string | null;
  readonly documentTailIndex: string | null;
  readonly documentMask: string;
  readonly phoneCipher: Buffer | null;
  readonly phoneIndex: string | null;
  readonly phoneTailIndex: string | null;
  readonly phoneMask: string;
  readonly sex: string | null;
  readonly birthOn: string | null;
  readonly noOwnPhone: boolean;
  readonly countyText: string;
  readonly schoolText: string;
  readonly remark: string;
  readonly personType: string;
  readonly homeSchool: string;
  readonly issues: readonly RosterIssue[];
}

/** Seals what is stored of a judged row. */
export function storedValues(vault: Vault, judged: Pick<RosterRow, 'values' | 'issues'>): StoredValues {
  const { values, issues } = judged;
  const document = values.idNumber === '' ? null : vault.protect('document', values.idNumber);
  const phone = values.phone === '' ? null : vault.protect('phone', values.phone);
  const facts = document
    ? checkDocumentNumber(values.idNumber, values.documentKind === 'id' ? null : values.documentKind).derived
    : null;
  return {
    name: values.name,
    nameKey: nameKeyOf(values.name),
    stage: values.stage || null,
    subject: values.subject,
    documentKind: values.documentKind,
    documentCipher: document?.cipher ?? null,
    documentIndex: document?.index ?? null,
    documentTailIndex: document?.tailIndex ?? null,
    documentMask: document?.mask ?? '',
    phoneCipher: phone?.cipher ?? null,
    phoneIndex: phone?.index ?? null,
    phoneTailIndex: phone?.tailIndex ?? null,
    phoneMask: phone?.mask ?? '',
    sex: facts?.sex ?? null,
    birthOn: facts?.birthOn ?? null,
    noOwnPhone: issues.some((issue) => issue.code === 'phone.none'),
    countyText: values.county,
    schoolText: values.school,
    remark: values.remark,
    personType: values.personType || 'regular',
    homeSchool: values.homeSchool,
    issues,
  };
}

/** Columns of roster_entry and roster_import_row that hold these values, with their types: those without Chinese first. */
export const valueColumns = [
  ['stage', 'text'],
  ['document_kind', 'text'],
  ['document_cipher', 'bytea'],
  ['document_index', 'text'],
  ['document_tail_index', 'text'],
  ['phone_cipher', 'bytea'],
  ['phone_index', 'text'],
  ['phone_tail_index', 'text'],
  ['sex', 'text'],
  ['birth_on', 'date'],
  ['no_own_phone', 'boolean'],
  ['person_type', 'text'],
  ['name_key', 'text'],
  ['name', 'text'],
  ['document_mask', 'text'],
  ['phone_mask', 'text'],
  ['subject', 'text'],
  ['county_text', 'text'],
  ['school_text', 'text'],
  ['remark', 'text'],
  ['home_school', 'text'],
  ['issues', 'jsonb'],
] as const;

/** The values in the order of `valueColumns`, in two parts: a text without Chinese takes half the memory and time. */
export function inOrder(values: StoredValues) {
  const plain = [
    values.stage,
    values.documentKind,
    values.documentCipher,
    values.documentIndex,
    values.documentTailIndex,
    values.phoneCipher,
    values.phoneIndex,
    values.phoneTailIndex,
    values.sex,
    values.birthOn,
    values.noOwnPhone,
    values.personType,
  ] as const;
  const words = [
    values.nameKey,
    values.name,
    // a cell may hold anything, and the mask of anything
    values.documentMask,
    values.phoneMask,
    values.subject,
    values.countyText,
    values.schoolText,
    values.remark,
    values.homeSchool,
    issuesJson(values.issues),
  ] as const;
  return { plain, words };
}

/** As the database takes it: a hostile cell may hold half a character or none, which a JSON column refuses. */
export function issuesJson(issues: readonly RosterIssue[]): string {
  if (issues.length === 0) return '[]';
  const json = JSON.stringify(issues);
  if (!/\\u(0000|d[89a-f])/.test(json)) return json;
  return JSON.stringify(
    issues.map((issue) => ({ ...issue, message: issue.message.toWellFormed().replaceAll('\0', '') })),
  );
}
