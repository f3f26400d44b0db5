import { nameKeyOf } from '@yanxiu/server/org/sort-key';
import { newId } from '@yanxiu/server/platform/id/new-id';
import type { Vault } from '@yanxiu/server/platform/vault/vault';
import { placeName } from '../generator/place.ts';
import { isCityDirect, type School, unitCodeOf } from '../generator/school.ts';
import { sealed } from './sealed.ts';
import type { OrgIds } from './seed-org.ts';
import type { Person } from './world.ts';

/** A roster row as the product stores it, made from a synthetic person. */
export interface SeedEntry {
  readonly id: string;
  readonly schoolId: string;
  readonly workSchoolId: string;
  readonly documentNumber: string;
  readonly row: Record<string, unknown>;
}

/** Rows of the people of some units, numbered within their unit. */
export function rosterEntries(
  vault: Vault,
  orgs: OrgIds,
  schools: ReadonlyMap<string, School>,
  programId: string,
  people: readonly Person[],
): SeedEntry[] {
  const lines = new Map<string, number>();
  return people.flatMap((person) => {
    const school = schools.get(person.schoolCode);
    const work = orgs.byCode.get(person.schoolCode);
    const unit = school ? orgs.byCode.get(unitCodeOf(school)) : undefined;
    if (!school || !work || !unit) return [];
    const line = (lines.get(unit.id) ?? 0) + 1;
    lines.set(unit.id, line);
    const id = newId();
    const home = person.homeSchoolCode ? (orgs.byCode.get(person.homeSchoolCode)?.name ?? '') : '';
    const row = {
      programId,
      id,
      schoolId: unit.id,
      workSchoolId: work.id,
      line,
      ...identityOf(vault, person),
      countyText: isCityDirect(school) ? '市直' : placeName(school.parentCode),
      schoolText: school.name,
      remark: person.remark,
      personType: person.personType,
      homeSchool: home,
      extra: {},
      checkState: 'ok',
      issues: [],
      exemptState: 'none',
      exemptReason: '',
      exemptStep: 0,
      version: 1,
    };
    return [{ id, schoolId: unit.id, workSchoolId: work.id, documentNumber: person.documentNumber, row }];
  });
}

/** What a row keeps of who somebody is; a colleague without a phone of her own has none. */
function identityOf(vault: Vault, person: Person) {
  const document = sealed(vault, 'document', person.documentNumber);
  const phone = person.sharesPhoneOf ? null : sealed(vault, 'phone', person.phone);
  const birth = person.documentNumber.slice(6, 14);
  return {
    name: person.name,
    nameKey: nameKeyOf(person.name),
    stage: person.stage,
    subject: person.subject,
    documentKind: person.documentKind,
    documentCipher: document.cipher,
    documentIndex: document.index,
    documentTailIndex: document.tailIndex,
    documentMask: document.mask,
    phoneCipher: phone?.cipher ?? null,
    phoneIndex: phone?.index ?? null,
    phoneTailIndex: phone?.tailIndex ?? null,
    phoneMask: phone?.mask ?? '',
    noOwnPhone: phone === null,
    sex: person.sex,
    birthOn: `${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6)}`,
  };
}
