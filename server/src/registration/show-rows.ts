import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { registration } from '@yanxiu/contract/registration';
import { documentKinds } from '@yanxiu/domain/kernel/identity-number';
import { compactText } from '@yanxiu/domain/kernel/text-width';
import { stageNames } from '@yanxiu/domain/program/policy';
import { withdrawnNames } from '@yanxiu/domain/registration/change';
import { personTypes } from '@yanxiu/domain/registration/person-types';
import { refuseAct } from '@yanxiu/domain/registration/states';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { rosterTemplate } from '../platform/sheets/roster-template.ts';
import { openBench } from './bench.ts';
import { xlsx } from './form-sheets.ts';
import { countRows, pageEntries } from './store/entry.ts';
import { loadUnit, type Unit, type UnitRef } from './unit.ts';
import { viewOnce } from './view-once.ts';

type Endpoints = typeof registration.endpoints;
type Page = Awaited<ReturnType<typeof pageEntries>>['rows'][number];

/** A unit's roster: masked, but in full to whoever is mending the draft, which is logged. */
export async function listRows(ctx: Ctx, input: Parsed<Endpoints['rows']>) {
  const unit = await loadUnit(ctx, input);
  const numbers = input.q ? indexesOf(ctx, input.q) : undefined;
  const counts = await countRows(ctx.db, input.programId, input.schoolId);
  const { rows, total } = await pageEntries(ctx.db, input.programId, input.schoolId, { ...input, numbers }, counts);
  const full = maySeeFull(ctx, unit);
  if (full && rows.length > 0) await viewOnce(ctx, input, 'registration.viewRows', '修改名单草稿');
  return { rows: rows.map((row) => showRow(ctx, row, full)), total, counts, full };
}

/** The unit's own clerk, and a bureau that acts for the unit, while the draft can be changed. */
function maySeeFull(ctx: Ctx, unit: Unit): boolean {
  const isOwn = actorOf(ctx).assignment?.orgId === unit.row.schoolId;
  const actsFor = unit.actor.party === 'county' || unit.actor.party === 'city';
  return (isOwn || actsFor) && unit.program.state === 'published' && refuseAct('edit', unit.facts, unit.actor) === null;
}

/** Blind indexes of what may be a document number, a phone, or the last four of either. */
function indexesOf(ctx: Ctx, q: string): string[] {
  const { vault } = ctx.app;
  const text = compactText(q).toUpperCase();
  if (!/^[\dX]+$/.test(text)) return ['-'];
  if (text.length === 4) return [vault.index('documentTail', text), vault.index('phoneTail', text)];
  return [vault.index('document', text), vault.index('phone', text)];
}

function showRow(ctx: Ctx, row: Page, full: boolean) {
  const { documentCipher, phoneCipher, stage, checkState, countyText, schoolText, withdrawnCode, ...rest } = row;
  return {
    ...rest,
    stage: stage ?? '',
    county: countyText,
    school: schoolText,
    state: checkState,
    documentKind: documentKinds.find((kind) => kind === row.documentKind) ?? 'id',
    personType: personTypes.find((type) => type === row.personType) ?? 'regular',
    idNumber: full && documentCipher ? ctx.app.vault.open(documentCipher) : null,
    phone: full && phoneCipher ? ctx.app.vault.open(phoneCipher) : null,
    withdrawnCode,
    withdrawnName: withdrawnCode ? withdrawnNames[withdrawnCode] : null,
  };
}

/** A blank roster with the unit's county and name filled in. */
export async function downloadTemplate(ctx: Ctx, input: UnitRef): Promise<FileAnswer> {
  const unit = await loadUnit(ctx, input);
  const { context } = await openBench(ctx, unit);
  const bytes = rosterTemplate({
    programTitle: unit.program.name,
    school: unit.row.schoolName,
    county: context.ownSchool?.county ?? '',
    stages: unit.program.settings.stages.map((stage) => stageNames[stage]),
  });
  return { name: `${unit.row.schoolName}参训名单（模板）.xlsx`, mediaType: xlsx, bytes };
}
