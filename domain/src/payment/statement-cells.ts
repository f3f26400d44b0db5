import { readYuan } from '../kernel/money.ts';
import type { StatementCell } from './statement-line.ts';

/** A cell's text without padding, leading apostrophe and the `="…"` wrapper; formulas stay as the text that they are. */
export function cellText(cell: StatementCell | undefined): string {
  if (!cell) return '';
  // 8.6151E+11 is what a narrow column shows; the number behind it is whole as long as a double holds it.
  if (cell.number !== undefined && Number.isSafeInteger(cell.number) && /\dE\+?\d/i.test(cell.text))
    return String(cell.number);
  const text = cell.text.replace(/^[\s\u00a0\u3000\ufeff]+|[\s\u00a0\u3000\ufeff]+$/g, '');
  const wrapped = /^="((?:[^"]|"")*)"$/.exec(text);
  if (wrapped) return (wrapped[1] ?? '').replaceAll('""', '"').trim();
  return text.replace(/^'(?=\S)/, '');
}

/** An account number as digits (and mask stars) only; a number that Excel turned into 6.2E+18 is not one. */
export function accountText(cell: StatementCell | undefined): string {
  const text = cellText(cell).normalize('NFKC');
  if (/^\d(?:\.\d+)?E\+?\d+$/i.test(text)) return '';
  return text.replace(/[\s-]/g, '');
}

/** An amount in fen; null when the cell holds none. `(1,200.00)` and a leading or trailing minus are negative. */
export function cellFen(cell: StatementCell | undefined): number | null {
  if (!cell) return null;
  if (cell.number !== undefined) {
    const fen = Math.round(cell.number * 100);
    return Math.abs(cell.number * 100 - fen) < 0.01 && Number.isSafeInteger(fen) ? fen : null;
  }
  const text = cellText(cell).normalize('NFKC').replace(/[−–—]/g, '-');
  if (text === '' || /^-+$/.test(text)) return null;
  const inBrackets = /^\((.*)\)$/.exec(text);
  const atEnd = /^([^-].*)-$/.exec(text);
  if (inBrackets ?? atEnd) {
    const amount = readYuan((inBrackets ?? atEnd)?.[1] ?? '');
    return amount === null ? null : -amount;
  }
  return readYuan(text);
}

/** What a date or time cell says: a day, a time of day, or both; null for what it doesn't say. */
export interface Moment {
  readonly day: string | null;
  readonly time: string | null;
}

const nothing: Moment = { day: null, time: null };

/**
 * Reads 20211103, 2021-11-03 10:21:33, 2021年11月3日, 20211103102133, Excel serials and times of day alone.
 * Five digits are a serial day (44503) or a time (93012): `wanted` says which the column holds.
 */
export function readMoment(cell: StatementCell | undefined, wanted: 'day' | 'time' = 'day'): Moment {
  if (!cell) return nothing;
  if (cell.date !== undefined) return momentOfText(cell.date);
  const text = cellText(cell).normalize('NFKC').trim();
  if (wanted === 'day' && /^[2-7]\d{4}$/.test(text)) return momentOfSerial(Number(text));
  const read = momentOfText(text);
  if (read.day !== null || read.time !== null) return read;
  const serial = cell.number ?? (/^\d{1,5}(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN);
  return momentOfSerial(serial);
}

function momentOfText(text: string): Moment {
  const packed = /^(\d{4})(\d{2})(\d{2})(?:[\sT]?(\d{2})(\d{2})(\d{2}))?(?:\.\d+)?$/.exec(text);
  if (packed) return moment(packed[1], packed[2], packed[3], packed[4], packed[5], packed[6]);
  const parted =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[\sT-]*(\d{1,2})[:.时](\d{1,2})(?:[:.分](\d{1,2})秒?)?分?(?:[.,]\d+)?)?(?:Z|\+08:?00)?$/.exec(
      text,
    );
  if (parted) return moment(parted[1], parted[2], parted[3], parted[4], parted[5], parted[6]);
  const packedDay = /^(\d{4})(\d{2})(\d{2})[\sT]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?$/.exec(text);
  if (packedDay) return moment(packedDay[1], packedDay[2], packedDay[3], packedDay[4], packedDay[5], packedDay[6]);
  const time =
    /^(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})秒?)?分?(?:\.\d+)?$/.exec(text) ?? /^(\d{1,2})(\d{2})(\d{2})$/.exec(text);
  return time ? { day: null, time: timeOf(time[1], time[2], time[3]) } : nothing;
}

function moment(...parts: (string | undefined)[]): Moment {
  const [year = '', month = '', date = '', hour, minute, second] = parts;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const real = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== day) return nothing;
  return { day, time: hour === undefined ? null : timeOf(hour, minute, second) };
}

function timeOf(hour = '', minute = '', second = '0'): string | null {
  const valid = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  return valid ? [hour, minute, second].map((part) => part.padStart(2, '0')).join(':') : null;
}

/** Excel counts days from 1899-12-30; the fraction is the time of day. */
function momentOfSerial(serial: number): Moment {
  if (!Number.isFinite(serial) || serial < 0) return nothing;
  if (serial >= 10_000_000) return momentOfText(String(Math.trunc(serial)));
  if (serial >= 1 && (serial < 20_000 || serial >= 80_000)) return nothing;
  const seconds = Math.round(serial * 86_400);
  const text = new Date(Date.UTC(1899, 11, 30) + seconds * 1000).toISOString();
  const time = seconds % 86_400 === 0 && serial >= 1 ? null : text.slice(11, 19);
  return { day: serial >= 1 ? text.slice(0, 10) : null, time };
}

/** Nothing, dashes, zeros, 无, NULL, or a number that Excel destroyed: not a serial that names a line. */
export function isPlaceholder(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  return (
    /^0*$/.test(plain) ||
    /^[-—–_*#./\\]+$/.test(plain) ||
    /^(?:无|空|暂无|没有|NULL|NONE|NIL|NA|N\/A|UNDEFINED|9{6,})$/i.test(plain) ||
    /^\d(?:\.\d+)?E\+?\d+$/i.test(plain)
  );
}
