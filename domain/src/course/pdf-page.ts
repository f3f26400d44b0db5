/** A lesson of more pages is too long for one sitting and one phone: its author splits it. */
export const mostPdfPages = 100;
export const mostPdfMb = 60;

/** Characters of a page's text that are kept: a page of the densest print holds some three thousand. */
export const mostPageText = 5_000;

const charsPerMinute = 300;
const stepSec = 30;
const leastSec = 30;
const mostSec = 900;
/** A page that is all picture is looked at for about so long. */
const pictureSec = 60;

/**
 * What a PDF tells of a page's text, fit for a reader: lines as they stand, without control characters and the blanks by
 * which print programs place words.
 */
export function tidyPageText(raw: string): string {
  return [
    ...raw
      .toWellFormed()
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      .replace(/[^\P{C}\n\t]/gu, '')
      .replace(/[ \t\u00a0\u3000]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  ]
    .slice(0, mostPageText)
    .join('')
    .trimEnd();
}

/** The most that reading a page may earn, as a start that its author can change: 300 characters a minute, to half minutes. */
export function suggestedReadSec(text: string): number {
  const chars = [...text.replace(/\s/g, '')].length;
  const sec = Math.ceil(((chars / charsPerMinute) * 60) / stepSec) * stepSec;
  return Math.min(mostSec, Math.max(chars < 30 ? pictureSec : leastSec, sec));
}

const longestTitle = 30;

/** A page's title: its first line where that is short enough to be one, else its number. */
export function pageTitle(text: string, number: number): string {
  const first =
    text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? '';
  const isTitle = first.length >= 2 && first.length <= longestTitle && /\p{L}/u.test(first);
  return isTitle ? first : `第 ${number} 页`;
}
