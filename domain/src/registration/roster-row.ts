import type { FieldCheck } from '../kernel/field-check.ts';
import {
  ageOn,
  checkDocumentNumber,
  type DocumentKind,
  destroyedDocumentNumber,
  type PersonFacts,
  readDocumentKind,
} from '../kernel/identity-number.ts';
import { checkPersonName, nameKey } from '../kernel/person-name.ts';
import { checkPhone } from '../kernel/phone.ts';
import { compactText, plainText } from '../kernel/text-width.ts';
import { stageNames } from '../program/policy.ts';
import { type RemarkFacts, readPersonType, readRemark } from './person-types.ts';
import {
  type RosterCell,
  type RosterField,
  type RosterRow,
  type RosterValues,
  rosterFieldNames,
} from './roster-fields.ts';
import { checkSchool } from './roster-school.ts';
import { type RosterContext, type RowPlace, RowVerdict, type SeenNumbers } from './row-verdict.ts';
import { readStage } from './stages.ts';
import { readSubject } from './subjects.ts';

/** The cells of one row by field; a field without a column is missing. */
export type RosterInput = Partial<Readonly<Record<RosterField, RosterCell>>>;

/**
 * Checks one person's row, from a sheet or typed by hand, and gives its normalised values and issues. Notes its
 * numbers in `seen`, so that later rows with the same are found.
 */
export function checkRow(input: RosterInput, place: RowPlace, context: RosterContext, seen: SeenNumbers): RosterRow {
  const verdict = new RowVerdict(place);
  const read = (field: RosterField) => usableText(input, field, verdict);
  const name = checkName(read('name'), verdict);
  const stage = checkStage(read('stage'), verdict);
  const subject = checkSubject(read('subject'), stage, verdict);
  const remark = plainText(input.remark?.text ?? '');
  const facts = readRemark(remark);
  const phone = checkPhoneCell(input, facts, verdict);
  const document = checkDocument(input, remark, context, verdict);
  const { school, county } = checkSchool(read('school'), plainText(input.county?.text ?? ''), context, verdict);
  const idNumber = document.normalised;
  const values: RosterValues = {
    name,
    stage,
    subject,
    phone,
    idNumber,
    documentKind: document.kind,
    county,
    school,
    remark,
    ...personTypeOf(input, facts, verdict),
  };
  checkSex(input, document.facts, verdict);
  if (document.facts) checkSamePerson(values, context, seen, verdict);
  checkSamePhone(values, verdict, context, seen);
  return { sheet: place.sheet, line: place.line, state: verdict.state, values, issues: verdict.issues };
}

/** The text of a cell, after saying what makes it useless; null when something was said. */
function usableText(input: RosterInput, field: RosterField, verdict: RowVerdict): string | null {
  const cell = input[field];
  if (!cell) return '';
  if (cell.kind === 'error') {
    verdict.add(field, 'cell.error', { field: rosterFieldNames[field], value: cell.text });
    return null;
  }
  if (cell.kind === 'formula' && cell.text === '') {
    verdict.add(field, 'cell.formulaEmpty', { field: rosterFieldNames[field] });
    return null;
  }
  return cell.text;
}

function checkName(text: string | null, verdict: RowVerdict): string {
  if (text === null) return '';
  return take('name', checkPersonName(text), verdict);
}

function take<Derived>(field: 'name' | 'phone' | 'idNumber', check: FieldCheck<Derived>, verdict: RowVerdict): string {
  if (check.code !== null && check.message !== null) {
    verdict.say(field, check.code, check.message, check.state === 'invalid');
  } else if (check.repaired) {
    verdict.add(field, `${field}.repaired`, { value: check.normalised });
  }
  return check.normalised;
}

function checkStage(text: string | null, verdict: RowVerdict): RosterValues['stage'] {
  if (text === null) return '';
  const value = plainText(text);
  if (value === '') verdict.add('stage', 'stage.missing');
  else {
    const read = readStage(value);
    if (typeof read === 'object') return read.stage;
    verdict.add('stage', `stage.${read}`, { value });
  }
  return '';
}

function checkSubject(text: string | null, stage: RosterValues['stage'], verdict: RowVerdict): string {
  if (text === null) return '';
  const value = plainText(text);
  if (value === '') {
    verdict.add('subject', 'subject.missing');
    return '';
  }
  const { subject, known } = readSubject(value, stage);
  if (!known && stage !== '') verdict.add('subject', 'subject.unknown', { stage: stageNames[stage], value: subject });
  return subject;
}

function checkPhoneCell(input: RosterInput, facts: RemarkFacts, verdict: RowVerdict): string {
  const text = usableText(input, 'phone', verdict);
  if (text === null) return '';
  const none = /^(无|没有|-|—|\/)$|无手机|没有手机/.test(compactText(text));
  if (none || (text.trim() === '' && facts.noPhone)) {
    verdict.add('phone', 'phone.none');
    return '';
  }
  return take('phone', checkPhone(wholeNumber(input.phone) ?? text), verdict);
}

/** A number that the sheet stores exactly, whatever it shows (a narrow column shows 1.38E+10). */
function wholeNumber(cell: RosterCell | undefined): string | null {
  const number = cell?.number;
  if (cell?.kind === 'date' || number === undefined || !Number.isInteger(number) || Math.abs(number) >= 1e15)
    return null;
  // A mask may show leading zeros that the number doesn't have: then what is shown counts.
  return /^0\d+$/.test(cell?.text ?? '') ? null : String(number);
}

interface DocumentRead {
  normalised: string;
  kind: DocumentKind;
  facts: PersonFacts | null;
}

function checkDocument(input: RosterInput, remark: string, context: RosterContext, verdict: RowVerdict): DocumentRead {
  const given = documentKindOf(input, remark, verdict);
  const text = usableText(input, 'idNumber', verdict);
  if (text === null) return { normalised: '', kind: given ?? 'id', facts: null };
  const { idNumber: cell } = input;
  const lost = cell?.number !== undefined && Math.abs(cell.number) >= 1e15;
  const check = lost ? destroyedDocumentNumber(text) : checkDocumentNumber(wholeNumber(cell) ?? text, given);
  const normalised = take('idNumber', check, verdict);
  const facts = check.derived;
  const age = ageOn(facts?.birthOn ?? null, context.today);
  if (age !== null && (age < 18 || age > 60)) verdict.add('idNumber', 'idNumber.age', { age });
  return { normalised, kind: facts?.documentKind ?? given ?? 'id', facts };
}

function documentKindOf(input: RosterInput, remark: string, verdict: RowVerdict): DocumentKind | null {
  const words = compactText(input.documentKind?.text ?? '');
  if (words === '') return /护照/.test(remark) ? 'passport' : null;
  const kind = readDocumentKind(words);
  if (kind === null) verdict.add('documentKind', 'documentKind.unknown', { value: words });
  // The words 身份证 cover every 18-digit card; which one the number tells.
  return kind === 'id' ? null : kind;
}

function checkSex(input: RosterInput, facts: PersonFacts | null, verdict: RowVerdict): void {
  const value = compactText(input.sex?.text ?? '');
  if (!facts?.sex || !/^[男女]/.test(value)) return;
  if ((value.startsWith('男') ? 'male' : 'female') !== facts.sex) verdict.add('sex', 'sex.mismatch', { value });
}

function personTypeOf(input: RosterInput, facts: RemarkFacts, verdict: RowVerdict) {
  const words = compactText(input.personType?.text ?? '');
  const given = words === '' ? null : readPersonType(words);
  if (words !== '' && given === null) verdict.add('personType', 'personType.unknown', { value: words });
  if (facts.awayTo !== null) {
    verdict.add('remark', 'personType.away', { where: facts.awayTo === '' ? '外单位' : facts.awayTo });
  }
  const stays = facts.personType !== null && facts.awayTo === null;
  const personType = given === null || (given === 'regular' && stays) ? facts.personType : given;
  const homeSchool = plainText(input.homeSchool?.text ?? '') || facts.homeSchool;
  return { personType: personType ?? ('' as const), homeSchool };
}

function checkSamePerson(values: RosterValues, context: RosterContext, seen: SeenNumbers, verdict: RowVerdict): void {
  const { idNumber, name } = values;
  const first = seen.idNumbers.get(idNumber);
  if (first) {
    const code = nameKey(first.name) === nameKey(name) ? 'idNumber.duplicate' : 'idNumber.duplicateOtherName';
    verdict.add('idNumber', code, { where: placeOf(first, verdict.place) });
    return;
  }
  seen.idNumbers.set(idNumber, { sheet: verdict.place.sheet, line: verdict.place.line, name });
  const recorded = context.recordedName?.(idNumber) ?? null;
  if (recorded !== null && nameKey(recorded) !== nameKey(name)) {
    verdict.add('name', 'name.differsFromRecord', { recorded });
  }
  const where = context.otherSchoolOf?.(idNumber) ?? null;
  if (where !== null) verdict.add('idNumber', 'idNumber.otherSchool', { where });
}

function checkSamePhone(values: RosterValues, verdict: RowVerdict, context: RosterContext, seen: SeenNumbers): void {
  const { phone, idNumber, name } = values;
  if (!/^1[3-9]\d{9}$/.test(phone)) return;
  const first = seen.phones.get(phone);
  if (first) {
    verdict.add('phone', 'phone.duplicate', { where: placeOf(first, verdict.place) });
    return;
  }
  seen.phones.set(phone, { sheet: verdict.place.sheet, line: verdict.place.line, name });
  const where = context.otherOwnerOf?.(phone, idNumber) ?? null;
  if (where !== null) verdict.add('phone', 'phone.otherPerson', { where });
}

function placeOf(first: { sheet: string; line: number }, here: RowPlace): string {
  return first.sheet === here.sheet ? `第 ${first.line} 行` : `工作表“${first.sheet}”第 ${first.line} 行`;
}
