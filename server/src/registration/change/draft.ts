import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { registration } from '@yanxiu/contract/registration';
import { systemScope } from '@yanxiu/domain/access/scope';
import { dayOf, dayText } from '@yanxiu/domain/kernel/day';
import { refundUntil, replaceUntil } from '@yanxiu/domain/program/phase';
import { stageNames } from '@yanxiu/domain/program/policy';
import {
  type ChangeEffect,
  type ChangeKind,
  changeEffect,
  changeKindNames,
  withdrawalReasons,
} from '@yanxiu/domain/registration/change';
import { personTypeNames } from '@yanxiu/domain/registration/person-types';
import { refuseRegistration } from '@yanxiu/domain/registration/refusals';
import type { RosterRow, RosterValues } from '@yanxiu/domain/registration/roster-fields';
import { firstError } from '@yanxiu/domain/registration/roster-issues';
import { nothingSeen, type SeenNumbers } from '@yanxiu/domain/registration/row-verdict';
import type { Ctx } from '../../platform/http/context.ts';
import { RefusalError } from '../../platform/http/errors.ts';
import { maskDocument, maskPhone } from '../../platform/vault/vault.ts';
import { getProgram } from '../../program/store.ts';
import { contextsFor, openBench } from '../bench.ts';
import { judgeRow, type RowText, textOf } from '../judge-rows.ts';
import type { ChangePayload } from '../store/change.ts';
import { type EntryRow, getEntry, listEntries } from '../store/entry.ts';
import { listUnits, pageUnits } from '../store/unit.ts';
import type { Unit } from '../unit.ts';

export type ChangeWish = Omit<Parsed<typeof registration.endpoints.previewChange>, 'programId' | 'schoolId'>;

/** A change order thought through: who leaves, who comes, what it does to the bill. */
export interface ChangeDraft {
  readonly kind: ChangeKind;
  readonly leaver: EntryRow | null;
  /** The newcomer's or corrected row, judged. */
  readonly judged: RosterRow | null;
  readonly text: RowText | null;
  readonly toSchool: { id: string; name: string } | null;
  readonly effect: ChangeEffect;
  readonly payload: ChangePayload;
}

/** Judges what a clerk wants to change. Throws the refusal that names what is missing or wrong. */
export async function draftChange(ctx: Ctx, unit: Unit, wish: ChangeWish): Promise<ChangeDraft> {
  const { kind } = wish;
  refuseAfterEnd(ctx, unit, kind);
  const leaver = kind === 'add' ? null : await getLeaver(ctx, unit, wish.entryId);
  const text = await wantedText(ctx, unit, wish, leaver);
  const judged = text ? await judgeWanted(ctx, unit, text, leaver) : null;
  const toSchool = kind === 'transfer' ? await getTarget(ctx, unit, wish.toSchoolId) : null;
  if (kind === 'remove' && !wish.withdrawnCode) throw refused('changeRow', { first: '请选择退出的原因' });
  const { settings } = unit.program;
  const effect = changeEffect({
    kind,
    askedOn: dayOf(ctx.now),
    refundUntil: refundUntil(settings),
    replaceUntil: replaceUntil(settings),
    leaverExempt: leaver?.exemptState === 'approved',
    moveBill: wish.moveBill,
  });
  const details = detailsOf(ctx, wish, leaver, judged?.values ?? null, toSchool?.name ?? null);
  if (kind === 'correct' && details.length === 0) throw refused('changeNothing');
  const newName = kind === 'add' || kind === 'replace' ? (judged?.values.name ?? null) : null;
  const words = wordsOf(wish, leaver, newName, effect);
  return {
    kind,
    leaver,
    judged,
    text,
    toSchool,
    effect,
    payload: { personName: leaver?.name ?? newName ?? '', newName, details, words },
  };
}

function refused(...args: Parameters<typeof refuseRegistration>): RefusalError {
  return new RefusalError(refuseRegistration(...args));
}

/** Nobody comes in once the study is over; the end dates are the same for all (忻教发〔2020〕98号 附件2 一.2). */
function refuseAfterEnd(ctx: Ctx, unit: Unit, kind: ChangeKind): void {
  const { studyEndsOn } = unit.program.settings.milestones;
  if ((kind === 'add' || kind === 'replace') && dayOf(ctx.now) > studyEndsOn) {
    throw refused('changeAfterEnd', { day: dayText(studyEndsOn), kind: changeKindNames[kind] });
  }
}

async function getLeaver(ctx: Ctx, unit: Unit, entryId: string | undefined): Promise<EntryRow> {
  if (!entryId) throw refused('changeEntry');
  const entry = await getEntry(ctx.db, unit.program.id, unit.row.schoolId, entryId);
  if (entry.withdrawnAt) throw refused('changeEntry');
  return entry;
}

const blank: RowText = {
  name: '',
  stage: '',
  subject: '',
  phone: '',
  idNumber: '',
  documentKind: '',
  county: '',
  school: '',
  remark: '',
  personType: '',
  homeSchool: '',
  noOwnPhone: false,
};

/** The newcomer's row as typed, or the present one with the corrected cells in it; empty cells keep what was. */
async function wantedText(ctx: Ctx, unit: Unit, wish: ChangeWish, leaver: EntryRow | null): Promise<RowText | null> {
  const given = Object.fromEntries(
    Object.entries(wish.row ?? {}).filter(([, value]) => value !== '' && value !== undefined),
  );
  if (wish.kind === 'add' || wish.kind === 'replace') {
    return { ...blank, school: unit.row.schoolName, ...given };
  }
  if (wish.kind !== 'correct' || !leaver) return null;
  const before = textOf(ctx.app.vault, leaver);
  const hasNewPhone = (wish.row?.phone ?? '') !== '';
  return { ...before, ...given, noOwnPhone: hasNewPhone ? false : (wish.row?.noOwnPhone ?? before.noOwnPhone) };
}

/** Judges the row among the others of the unit; a person on another roster is transferred, never added twice. */
export async function judgeWanted(ctx: Ctx, unit: Unit, text: RowText, leaver: EntryRow | null): Promise<RosterRow> {
  const bench = await openBench(ctx, unit);
  const contextOf = await contextsFor(ctx, unit, bench, [text]);
  const context = contextOf(text);
  const others = (await listEntries(ctx.db, unit.program.id, unit.row.schoolId)).filter(
    (entry) => entry.id !== leaver?.id,
  );
  const judged = judgeRow(text, (others.at(-1)?.line ?? 0) + 1, bench, context, seenIn(ctx, others));
  const elsewhere = judged.values.idNumber === '' ? null : (context.otherSchoolOf?.(judged.values.idNumber) ?? null);
  if (elsewhere !== null)
    throw refused('changeDuplicate', { name: judged.values.name, school: elsewhere.replace(/[“”]/g, '') });
  if (judged.state === 'error') {
    throw refused('changeRow', { first: firstError(judged.issues) });
  }
  return judged;
}

function seenIn(ctx: Ctx, entries: readonly EntryRow[]): SeenNumbers {
  const seen = nothingSeen();
  for (const entry of entries) {
    const { idNumber, phone, name } = textOf(ctx.app.vault, entry);
    if (idNumber !== '') seen.idNumbers.set(idNumber, { sheet: '', line: entry.line, name });
    if (phone !== '') seen.phones.set(phone, { sheet: '', line: entry.line, name });
  }
  return seen;
}

/** Any locked unit of the program may receive somebody, wherever the asking school's own reach ends. */
async function getTarget(ctx: Ctx, unit: Unit, toSchoolId: string | undefined): Promise<{ id: string; name: string }> {
  if (!toSchoolId) throw refused('changeSchool');
  if (toSchoolId === unit.row.schoolId) throw refused('changeSameSchool');
  const [target] = await listUnits(ctx.db, systemScope('look up the receiving unit of a transfer'), unit.program, [
    toSchoolId,
  ]);
  if (!target) throw refused('changeTargetAway');
  if (target.state !== 'locked') throw refused('changeTargetLocked');
  return { id: target.schoolId, name: target.schoolName };
}

/** Units that may receive somebody, by a part of their name; names alone, from the whole of the program. */
export async function listTransferTargets(ctx: Ctx, input: { programId: string; q?: string | undefined }) {
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  const scope = systemScope('look up the receiving unit of a transfer');
  const { rows } = await pageUnits(ctx.db, scope, program, { q: input.q, state: 'locked', page: 1, size: 20 });
  return rows.map(({ schoolId, schoolName, parentName }) => ({ schoolId, schoolName, parentName }));
}

const shownFields: readonly (readonly [string, (values: RosterValues) => string])[] = [
  ['姓名', (values) => values.name],
  ['学段', (values) => (values.stage === '' ? '' : stageNames[values.stage])],
  ['学科', (values) => values.subject],
  ['手机号', (values) => maskPhone(values.phone)],
  ['证件号码', (values) => maskDocument(values.idNumber)],
  ['学校', (values) => values.school],
  ['人员类别', (values) => (values.personType === '' ? personTypeNames.regular : personTypeNames[values.personType])],
  ['编制所在单位', (values) => values.homeSchool],
  ['备注', (values) => values.remark],
];

function detailsOf(
  ctx: Ctx,
  wish: ChangeWish,
  leaver: EntryRow | null,
  values: RosterValues | null,
  target: string | null,
) {
  if (wish.kind === 'transfer') return [{ field: '单位', before: leaver?.schoolText ?? '', after: target ?? '' }];
  if (wish.kind === 'remove') {
    const reason = wish.withdrawnCode ? withdrawalReasons[wish.withdrawnCode] : '';
    return [{ field: '状态', before: '在名单', after: `退出（${reason}）` }];
  }
  if (!values) return [];
  const before = wish.kind === 'correct' && leaver ? valuesOf(ctx, leaver) : null;
  return shownFields
    .map(([field, show]) => ({
      field,
      before: before ? show(before) : '',
      after: show(values),
      changed: !before || differs(field, before, values, show),
    }))
    .filter((one) => one.changed && (one.after !== '' || one.before !== ''))
    .map(({ field, before: was, after }) => ({ field, before: was, after }));
}

/** Masks of two different numbers may be alike. */
function differs(
  field: string,
  before: RosterValues,
  after: RosterValues,
  show: (values: RosterValues) => string,
): boolean {
  if (field === '手机号') return before.phone !== after.phone;
  if (field === '证件号码') return before.idNumber !== after.idNumber;
  return show(before) !== show(after);
}

function valuesOf(ctx: Ctx, entry: EntryRow): RosterValues {
  const { documentKind: _, noOwnPhone: __, personType: ___, stage: ____, ...text } = textOf(ctx.app.vault, entry);
  return {
    ...text,
    stage: (entry.stage ?? '') as RosterValues['stage'],
    documentKind: entry.documentKind as RosterValues['documentKind'],
    personType: entry.personType as RosterValues['personType'],
  };
}

/** The adjustment line's words: 名单变更：减少 1 人（退休）. */
function wordsOf(wish: ChangeWish, leaver: EntryRow | null, newName: string | null, effect: ChangeEffect): string {
  const name = changeKindNames[wish.kind];
  if (wish.kind === 'add') return `名单变更：${name} 1 人（${newName ?? ''}）`;
  if (wish.kind === 'remove') {
    const reason = wish.withdrawnCode ? withdrawalReasons[wish.withdrawnCode] : '';
    return `名单变更：${name} 1 人（${leaver?.name ?? ''}，${reason}）`;
  }
  if (wish.kind === 'replace') return `名单变更：${name}（${leaver?.name ?? ''} 换为 ${newName ?? ''}）`;
  return `名单变更：${name}（${leaver?.name ?? ''}）${effect.headDelta === 0 ? '' : '，缴费随转'}`;
}
