import { dayOf } from '@yanxiu/domain/kernel/day';
import { refundUntil, replaceUntil } from '@yanxiu/domain/program/phase';
import { changeEffect, isLateRegistrant, type WithdrawalReason } from '@yanxiu/domain/registration/change';
import { refuseRegistration } from '@yanxiu/domain/registration/refusals';
import type { Ctx } from '../../platform/http/context.ts';
import { notFound, RefusalError } from '../../platform/http/errors.ts';
import { newId } from '../../platform/id/new-id.ts';
import { openBench } from '../bench.ts';
import { rosterChanged } from '../facts.ts';
import { entryValues, type RowText } from '../judge-rows.ts';
import {
  type ChangeRow,
  carryCorrection,
  copyEntry,
  findPersonByDocument,
  insertChange,
  updateChange,
} from '../store/change.ts';
import { enrol, linkPersons, withdrawTrainee } from '../store/enrol.ts';
import {
  type EntryChange,
  type EntryRow,
  getEntry,
  lastLine,
  updateEntry,
  updateVerdicts,
  upsertEntries,
} from '../store/entry.ts';
import { partyActor, type Unit } from '../unit.ts';
import { judgeWanted } from './draft.ts';

/** What came of a change: whom it concerns and who came in. */
interface Applied {
  readonly personId: string | null;
  readonly addedEntryId: string | null;
  readonly addedPersonId: string | null;
}

/** Carries an approved change out and tells the later features; `target` is the receiving unit of a transfer. */
export async function applyChange(ctx: Ctx, unit: Unit, change: ChangeRow, target: Unit | null): Promise<void> {
  const applied = await carryOut(ctx, unit, change, target);
  await updateChange(ctx.db, unit.program.id, change.id, { addedEntryId: applied.addedEntryId });
  const { headDelta, toHeadDelta, toSchoolId, kind, schoolId } = change;
  await ctx.publish(rosterChanged, {
    ...applied,
    programId: unit.program.id,
    schoolId,
    changeId: change.id,
    kind,
    headDelta,
    toHeadDelta,
    toSchoolId,
    billable: headDelta !== 0 || toHeadDelta !== 0,
    words: change.payload.words,
  });
}

async function carryOut(ctx: Ctx, unit: Unit, change: ChangeRow, target: Unit | null): Promise<Applied> {
  if (change.kind === 'add') return { personId: null, ...(await bringIn(ctx, unit, textOfChange(ctx, change), null)) };
  const entry = await getEntry(ctx.db, unit.program.id, unit.row.schoolId, change.entryId ?? '');
  if (entry.withdrawnAt) throw new RefusalError(refuseRegistration('changeEntry'));
  const nobody = { addedEntryId: null, addedPersonId: null };
  switch (change.kind) {
    case 'remove':
      return { personId: await takeOut(ctx, unit, entry, withdrawalOf(change)), ...nobody };
    case 'replace': {
      const personId = await takeOut(ctx, unit, entry, 'replaced');
      return { personId, ...(await bringIn(ctx, unit, textOfChange(ctx, change), entry)) };
    }
    case 'correct':
      return { personId: await correct(ctx, unit, entry, textOfChange(ctx, change)), ...nobody };
    case 'transfer':
      return target ? transfer(ctx, unit, entry, target) : notFound();
  }
}

function textOfChange(ctx: Ctx, change: ChangeRow): RowText {
  if (!change.sealed) throw new Error(`change ${change.id} holds no row`);
  return JSON.parse(ctx.app.vault.open(change.sealed)) as RowText;
}

function withdrawalOf(change: ChangeRow): WithdrawalReason {
  return (change.withdrawnCode ?? 'mistake') as WithdrawalReason;
}

async function takeOut(
  ctx: Ctx,
  unit: Unit,
  entry: EntryRow,
  code: NonNullable<EntryChange['withdrawnCode']>,
): Promise<string | null> {
  await updateEntry(ctx.db, unit.program.id, entry.id, { withdrawnAt: ctx.now, withdrawnCode: code });
  if (entry.personId) await withdrawTrainee(ctx.db, unit.program.id, entry.personId, ctx.now);
  return entry.personId;
}

/** Puts a newcomer on the locked roster and enrols her. The row is judged again: others may have come in meanwhile. */
async function bringIn(ctx: Ctx, unit: Unit, text: RowText, leaver: EntryRow | null) {
  const { program, row } = unit;
  const judged = await judgeWanted(ctx, unit, text, leaver);
  const id = newId();
  const line = (await lastLine(ctx.db, program.id, row.schoolId)) + 1;
  const bench = await openBench(ctx, unit);
  await upsertEntries(ctx.db, program.id, row.schoolId, [
    entryValues(ctx.app.vault, bench, judged, { id, line, importId: null }),
  ]);
  await updateVerdicts(ctx.db, program.id, [{ id, state: judged.state, issues: judged.issues }]);
  const choice = { programId: program.id, entryIds: [id] };
  await linkPersons(ctx.db, choice, ctx.now);
  const late = isLateRegistrant(dayOf(ctx.now), program.settings.milestones.rosterDueOn);
  await enrol(ctx.db, choice, { now: ctx.now, late });
  const added = await getEntry(ctx.db, program.id, row.schoolId, id);
  return { addedEntryId: id, addedPersonId: added.personId };
}

/** A corrected number stays the same person's; one that belongs to somebody else is refused. */
async function correct(ctx: Ctx, unit: Unit, entry: EntryRow, text: RowText): Promise<string | null> {
  const { program, row } = unit;
  const judged = await judgeWanted(ctx, unit, text, entry);
  const values = entryValues(ctx.app.vault, await openBench(ctx, unit), judged, entry);
  const owner = values.documentIndex ? await findPersonByDocument(ctx.db, values.documentIndex) : null;
  if (owner && owner !== entry.personId) throw new RefusalError(refuseRegistration('changePersonTaken'));
  await upsertEntries(ctx.db, program.id, row.schoolId, [values]);
  await updateVerdicts(ctx.db, program.id, [{ id: entry.id, state: judged.state, issues: judged.issues }]);
  await carryCorrection(ctx.db, program.id, entry.id);
  return entry.personId;
}

/** The person and all study go over to the other unit; the old row stays listed as 调出. */
async function transfer(ctx: Ctx, unit: Unit, entry: EntryRow, target: Unit): Promise<Applied> {
  const { program } = unit;
  const id = newId();
  const bench = await openBench(ctx, target);
  const countyText = bench.context.ownSchool?.county ?? '';
  const line = (await lastLine(ctx.db, program.id, target.row.schoolId)) + 1;
  await updateEntry(ctx.db, program.id, entry.id, { withdrawnAt: ctx.now, withdrawnCode: 'moved' });
  await copyEntry(ctx.db, program.id, entry.id, {
    id,
    schoolId: target.row.schoolId,
    schoolName: target.row.schoolName,
    countyText,
    line,
  });
  await enrol(ctx.db, { programId: program.id, entryIds: [id] }, { now: ctx.now, late: false });
  return { personId: entry.personId, addedEntryId: id, addedPersonId: entry.personId };
}

/** The county has settled that another unit registers this person: a removal that needs no further decision. */
export async function removeForConflict(ctx: Ctx, unit: Unit, entryId: string, reason: string): Promise<void> {
  const { program, row } = unit;
  const entry = await getEntry(ctx.db, program.id, row.schoolId, entryId);
  const effect = changeEffect({
    kind: 'remove',
    askedOn: dayOf(ctx.now),
    refundUntil: refundUntil(program.settings),
    replaceUntil: replaceUntil(program.settings),
    leaverExempt: entry.exemptState === 'approved',
    moveBill: false,
  });
  const id = newId();
  const { personId: actor } = partyActor(ctx);
  const words = `名单变更：减少 1 人（${entry.name}，由现工作单位上报）`;
  await insertChange(ctx.db, {
    programId: program.id,
    id,
    schoolId: row.schoolId,
    kind: 'remove',
    entryId,
    toSchoolId: null,
    payload: {
      personName: entry.name,
      newName: null,
      details: [{ field: '状态', before: '在名单', after: '退出（由现工作单位上报）' }],
      words,
    },
    sealed: null,
    withdrawnCode: null,
    moveBill: false,
    headDelta: effect.headDelta,
    toHeadDelta: 0,
    billEffectFen: effect.headDelta * program.settings.fee.feeFen,
    reason,
    onBehalf: true,
    askedBy: actor,
    askedAt: ctx.now,
  });
  await updateChange(ctx.db, program.id, id, {
    state: 'approved',
    decidedBy: actor,
    decidedAt: ctx.now,
    decisionReason: reason,
  });
  const personId = await takeOut(ctx, unit, entry, 'conflict');
  await ctx.publish(rosterChanged, {
    programId: program.id,
    schoolId: row.schoolId,
    changeId: id,
    kind: 'remove',
    headDelta: effect.headDelta,
    toSchoolId: null,
    toHeadDelta: 0,
    billable: effect.headDelta !== 0,
    personId,
    addedEntryId: null,
    addedPersonId: null,
    words,
  });
}
