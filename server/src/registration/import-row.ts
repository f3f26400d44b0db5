import { type DocumentKind, documentKindNames } from '@yanxiu/domain/kernel/identity-number';
import { type PersonType, personTypeNames, personTypes } from '@yanxiu/domain/registration/person-types';
import type { RosterRow, RosterValues } from '@yanxiu/domain/registration/roster-fields';
import type { CopyLines } from '../platform/db/copy-lines.ts';
import { newId } from '../platform/id/new-id.ts';
import type { Vault } from '../platform/vault/vault.ts';
import type { RowText } from './judge-rows.ts';
import type { KeptImportRow } from './store/import.ts';
import { inOrder, storedValues, valueColumns } from './stored-values.ts';

/** The columns of a checked row as `writeImportRow` writes them. */
export const importColumns: readonly string[] = [
  ...['program_id', 'import_id', 'seq', 'line', 'state', 'entry_id'],
  ...valueColumns.map(([name]) => name),
  'sheet',
];

/** Writes one judged row of a file for COPY, sealed, with the id of the roster entry that it may become. */
export function writeImportRow(
  lines: CopyLines,
  vault: Vault,
  place: { programId: string; importId: string; seq: number },
  row: RosterRow,
): void {
  const { plain, words } = inOrder(storedValues(vault, row));
  const head = [place.programId, place.importId, place.seq, row.line, row.state, newId()] as const;
  lines.add([...head, ...plain], [...words, row.sheet]);
}

export type OpenedRow = RosterRow & Pick<KeptImportRow, 'seq' | 'imported' | 'noOwnPhone'>;

/** A checked row with its numbers in full. */
export function openRow(vault: Vault, row: KeptImportRow): OpenedRow {
  const { seq, sheet, line, state, issues, imported, noOwnPhone } = row;
  const values: RosterValues = {
    name: row.name,
    stage: (row.stage ?? '') as RosterValues['stage'],
    subject: row.subject,
    phone: row.phoneCipher ? vault.open(row.phoneCipher) : '',
    idNumber: row.documentCipher ? vault.open(row.documentCipher) : '',
    documentKind: row.documentKind as DocumentKind,
    county: row.countyText,
    school: row.schoolText,
    remark: row.remark,
    personType: personTypes.find((type) => type === row.personType) ?? '',
    homeSchool: row.homeSchool,
  };
  return { seq, sheet, line, state, values, issues, imported, noOwnPhone };
}

/** The values as text that the rules can read again. */
export function textOfRow({ values, noOwnPhone }: OpenedRow): RowText {
  return {
    ...values,
    documentKind: documentKindNames[values.documentKind],
    personType: values.personType === '' ? '' : personTypeNames[values.personType as PersonType],
    noOwnPhone,
  };
}
