import type { Block } from './body.ts';

/** A heading is a short numbered beginning: the whole line, or up to its first full stop. */
const heading = /^((?:[一二三四五六七八九十]+、)|(?:（[一二三四五六七八九十]+）))[^。]{1,30}(?:。|$)/u;

/**
 * Plain text, pasted or typed elsewhere, as the blocks of a notice: a line a paragraph. “一、…” alone on its line is a
 * heading, “（一）…” one of the second level (GB/T 9704-2012 7.3.3); one that runs into its text is bold there.
 */
export function bodyOfText(text: string): Block[] {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(blockOf);
}

function blockOf(line: string): Block {
  const head = heading.exec(line)?.[0] ?? '';
  const rest = line.slice(head.length);
  if (head === '') return { kind: 'paragraph', runs: [{ text: line }] };
  if (rest !== '') return { kind: 'paragraph', runs: [{ text: head, bold: true }, { text: rest }] };
  return { kind: line.startsWith('（') ? 'subheading' : 'heading', runs: [{ text: head }] };
}
