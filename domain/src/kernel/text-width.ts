// Blank-like characters that Excel, WPS, web pages and phones leave in cells, and marks that have no width at all.
const blanks = /[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|\ufe0e|\ufe0f|(?!\s)\p{Cc}/gu;
const oddCharacter = /[^\x21-\x7e\u4e00-\u9fff]/;

/**
 * Full-width letters and digits become ordinary ones; every kind of blank one space; invisible marks and outer spaces
 * go. Punctuation （，：） and rare characters stay as they were written.
 */
export function plainText(text: string): string {
  if (!oddCharacter.test(text)) return text;
  return text
    .replace(invisible, '')
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(blanks, ' ')
    .trim();
}

/** As `plainText`, with full-width signs made ordinary too and without any space: for numbers, codes and headings. */
export function compactText(text: string): string {
  if (!oddCharacter.test(text)) return text;
  return plainText(text)
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll(' ', '');
}

/** For comparing words that people write with or without spaces, full-width, in either case. */
export function compareKey(text: string): string {
  return compactText(text).normalize('NFKC').toLowerCase();
}

/** `1.40522E+17`: what a spreadsheet leaves of a long number; its last digits are gone. */
export function isScientific(text: string): boolean {
  return /^[+-]?\d(\.\d+)?e\+?\d{1,3}$/i.test(text);
}
