import { shanxiPlaces } from '@yanxiu/domain/org/data/shanxi';
import { presets } from '@yanxiu/domain/program/presets';
import { sortKeyOf } from '@yanxiu/server/org/sort-key';
import { bulkInsert } from '@yanxiu/server/platform/db/bulk-insert';
import type { Db } from '@yanxiu/server/platform/db/database';
import { newId } from '@yanxiu/server/platform/id/new-id';
import type { School } from './world.ts';

/** Where the generators' codes (regions, schools, providers' names) are in the database. */
export interface OrgIds {
  /** Region and school codes → unit. */
  readonly byCode: ReadonlyMap<string, OrgRef>;
  /** Provider's name → unit. */
  readonly provider: ReadonlyMap<string, OrgRef>;
}

export interface OrgRef {
  readonly id: string;
  readonly path: string;
  readonly name: string;
}

/** 山西省 with its cities and counties, the providers of both presets, and the schools with their 中心校. */
export async function seedOrgs(db: Db, schools: readonly School[]): Promise<OrgIds> {
  const byCode = new Map<string, OrgRef>();
  const rows = shanxiPlaces.map((place) => {
    const ref = below(byCode, place.parentCode, place.name);
    byCode.set(place.code, ref);
    return row(ref, place.kind, byCode.get(place.parentCode ?? '')?.id ?? null, place.code, {
      code: place.gbt2260,
      short_name: place.name,
    });
  });
  const provider = new Map<string, OrgRef>();
  for (const { providerName, settings } of presets) {
    const ref = below(byCode, null, providerName);
    provider.set(providerName, ref);
    const uscc = settings.payee.taxNumber || null;
    rows.push(row(ref, 'provider', null, providerName, { uscc, registered_name: providerName }));
  }
  // 中心校 first, so that the schools that report through them find their ids.
  const ordered = [...schools].sort(
    (a, b) => Number(a.reportsThroughCode !== null) - Number(b.reportsThroughCode !== null),
  );
  for (const school of ordered) {
    const ref = below(byCode, school.parentCode, school.name);
    byCode.set(school.code, ref);
    rows.push(schoolRow(ref, school, byCode));
  }
  await bulkInsert(db, 'org', rows);
  return { byCode, provider };
}

function below(byCode: ReadonlyMap<string, OrgRef>, parentCode: string | null, name: string): OrgRef {
  const id = newId();
  return { id, path: `${parentCode ? (byCode.get(parentCode)?.path ?? '') : ''}${id}/`, name };
}

interface OrgRow {
  readonly id: string;
  readonly [column: string]: unknown;
}

/** Sorted by code, as lists of regions are: the order of GB/T 2260, schools by the class in their code. */
function row(
  ref: OrgRef,
  kind: string,
  parentId: string | null,
  sortKey: string,
  rest: Record<string, unknown>,
): OrgRow {
  return {
    id: ref.id,
    kind,
    name: ref.name,
    shortName: ref.name,
    parentId,
    path: ref.path,
    code: rest['code'] ?? null,
    schoolCode: rest['schoolCode'] ?? null,
    ownership: rest['ownership'] ?? null,
    stages: rest['stages'] ?? [],
    registeredName: rest['registered_name'] ?? null,
    aliases: rest['aliases'] ?? [],
    uscc: rest['uscc'] ?? null,
    address: rest['address'] ?? null,
    reportsThrough: rest['reportsThrough'] ?? null,
    sortKey,
    active: true,
    version: 1,
  };
}

function schoolRow(ref: OrgRef, school: School, byCode: ReadonlyMap<string, OrgRef>): OrgRow {
  const order = school.reportsThroughCode === null ? '1' : '2';
  return row(ref, 'school', byCode.get(school.parentCode)?.id ?? null, `${order} ${sortKeyOf(school.name)}`, {
    schoolCode: school.code,
    ownership: school.ownership,
    stages: school.stages,
    registered_name: school.registeredName,
    aliases: school.aliases,
    uscc: school.uscc,
    address: school.address,
    reportsThrough: school.reportsThroughCode ? (byCode.get(school.reportsThroughCode)?.id ?? null) : null,
  });
}
