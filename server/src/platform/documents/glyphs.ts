import { closeSync, openSync, readSync } from 'node:fs';
import { coverageFontFiles } from './fonts.ts';

/** Stands where a character cannot be printed: the printers' mark for "a piece of type is missing", filled in by pen. */
export const missingMark = '〓';

/** Stands for what a broken encoding has lost: the fonts hold it, but it is nobody's name. */
const replacementCharacter = 0xfffd;

const codePoints = 0x110000;
let coverage: Uint8Array | undefined;

/**
 * The characters of a text that no embedded font can print, each once, in order of appearance; empty when all print.
 * Ask before issuing: a certificate must show its owner's name (rules §9). Reads the fonts' character maps once.
 */
export function missingGlyphs(text: string): string[] {
  const missing = new Set<string>();
  for (const character of text) if (!isPrintable(character)) missing.add(character);
  return [...missing];
}

/** The text with `〓` in place of each character that no embedded font can print. */
export function withMissingMarked(text: string): string {
  let marked = '';
  for (const character of text) marked += isPrintable(character) ? character : missingMark;
  return marked;
}

function isPrintable(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  if (point === replacementCharacter) return false;
  if (point >= 0x20 && point < 0x7f) return true;
  if (/^[\t\n\r\p{Default_Ignorable_Code_Point}]$/u.test(character)) return true;
  coverage ??= readCoverage();
  return ((coverage[point >> 3] ?? 0) & (1 << (point & 7))) !== 0;
}

function readCoverage(): Uint8Array {
  const points = new Uint8Array(codePoints / 8);
  for (const file of coverageFontFiles()) markCoverage(readCharacterMap(file), points);
  return points;
}

/** Reads the `cmap` table of a TrueType file, and nothing else of its many megabytes (ISO/IEC 14496-22 §4.5). */
function readCharacterMap(file: string): DataView {
  const handle = openSync(file, 'r');
  try {
    const count = readAt(handle, 0, 12).getUint16(4);
    const directory = readAt(handle, 12, count * 16);
    for (let entry = 0; entry < count * 16; entry += 16) {
      if (directory.getUint32(entry) !== 0x636d6170) continue;
      return readAt(handle, directory.getUint32(entry + 8), directory.getUint32(entry + 12));
    }
  } finally {
    closeSync(handle);
  }
  throw new Error(`font without a character map: ${file}`);
}

function readAt(handle: number, position: number, length: number): DataView {
  const bytes = new Uint8Array(length);
  const read = readSync(handle, bytes, 0, length, position);
  if (read !== length) throw new Error('font file is cut short');
  return new DataView(bytes.buffer);
}

/** Marks every character of the Unicode subtable of format 12, which lists groups over the whole of Unicode (§5.2.1.3.7). */
function markCoverage(map: DataView, points: Uint8Array): void {
  const subtables = map.getUint16(2);
  for (let index = 0; index < subtables; index += 1) {
    const start = map.getUint32(4 + index * 8 + 4);
    if (map.getUint16(start) !== 12) continue;
    const groups = map.getUint32(start + 12);
    for (let group = 0; group < groups; group += 1) {
      const at = start + 16 + group * 12;
      const last = map.getUint32(at + 4);
      for (let point = map.getUint32(at); point <= last; point += 1) {
        points[point >> 3] = (points[point >> 3] ?? 0) | (1 << (point & 7));
      }
    }
    return;
  }
  throw new Error('font without a full Unicode character map');
}
