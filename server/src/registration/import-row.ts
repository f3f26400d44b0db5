import { documentKindNames } from '@yanxiu/domain/kernel/identity-number';
import { personTypeNames } from '@yanxiu/domain/registration/person-types';
import type { RosterIssue, RosterRow, RosterValues } from '@yanxiu/domain/registration/roster-fields';
import type { Vault } from '../platform/vault/vault.ts';
import type { RowText } from './judge-rows.ts';
import type { KeptImportRow, SheetRowKept } from './store/import.ts';

interface Sealed {
  readonly values: RosterValues;
  readonly issues: readonly RosterIssue[];
}

/** A judged row of a file as it waits for its import: values and issues in one encrypted piece. */
export function sealRow(vault: Vault, seq: number, row: RosterRow): SheetRowKept {
  const { sheet, line, state, values, issues } = row;
  const sealed: Sealed = { values, issues };
  return { seq, sheet, line, state, name: values.name, sealed: vault.seal(JSON.stringify(sealed)) };
}

export type OpenedRow = Sealed & Omit<KeptImportRow, 'sealed'>;

export function openRow(vault: Vault, row: KeptImportRow): OpenedRow {
  const { sealed, ...rest } = row;
  return { ...rest, ...(JSON.parse(vault.open(sealed)) as Sealed) };
}

/** The values as text that the rules can read again. */
export function textOfValues(row: Sealed): RowText {
  const { values, issues } = row;
  return {
    ...values,
    documentKind: documentKindNames[values.documentKind],
    personType: values.personType === '' ? '' : personTypeNames[values.personType],
    noOwnPhone: issues.some((issue) => issue.code === 'phone.none'),
  };
}
