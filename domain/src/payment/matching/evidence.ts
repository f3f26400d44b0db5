import { remarkTexts } from '../remark-text.ts';
import { speaksOfOtherBusiness, withoutOwnCharge } from '../remark-words.ts';
import type { Knowledge } from './knowledge.ts';
import type { MatchLine } from './match-input.ts';
import { type Payer, readPayer } from './payer.ts';
import { type RemarkReading, readRemark } from './remark-reading.ts';

/** Everything that a line says about who paid for whom. */
export interface Evidence {
  readonly line: MatchLine;
  /** The fields side by side, whichever way they were read: by it a repeated payment is known. */
  readonly remark: string;
  /** Some way of reading the fields speaks of another payment: 房 at the end of one field, 租 at the start of the next. */
  readonly speaksOfOther: boolean;
  readonly payer: Payer;
  readonly reading: RemarkReading;
  /** Schools whose liaison's phone stands in the remark; null when no known phone does. */
  readonly phoneSchools: readonly number[] | null;
  /** Two phones of different schools. */
  readonly phonesDisagree: boolean;
}

/** Reads a line against the register, once for each way in which its fields may make up the remark. */
export function readEvidence(line: MatchLine, known: Knowledge): Evidence[] {
  const payer = readPayer(line.counterName, known.schoolsOfAccount(line.counterAccount, line.amountFen), known.index);
  const texts = remarkTexts(line).map(withoutOwnCharge);
  const remark = texts[0] ?? '';
  const speaksOfOther = texts.some(speaksOfOtherBusiness);
  return texts.map((text) => ({ ...evidenceOf(line, payer, text, known), remark, speaksOfOther }));
}

function evidenceOf(
  line: MatchLine,
  payer: Payer,
  text: string,
  known: Knowledge,
): Omit<Evidence, 'remark' | 'speaksOfOther'> {
  const { index } = known;
  const isOffice = payer.kind === 'bureau' || payer.kind === 'accounting' || payer.kind === 'treasury';
  const hints = payer.schools.length <= 20 ? [...payer.schools] : [];
  const scope = { index, payerCounties: isOffice ? payer.counties : null, hints };
  const reading = readRemark(text, scope);
  let phoneSchools: readonly number[] | null = null;
  let phonesDisagree = false;
  for (const phone of reading.phones) {
    const schools = index.byPhone(phone);
    if (schools.length === 0) continue;
    const both: readonly number[] = phoneSchools === null ? schools : phoneSchools.filter((ix) => schools.includes(ix));
    phonesDisagree ||= both.length === 0;
    phoneSchools = both;
  }
  return { line, payer, reading, phoneSchools, phonesDisagree };
}
