import type { PageBlock } from './document.ts';

export interface FoundPage {
  /** From 1. */
  readonly number: number;
  readonly title: string;
  /** The first place with some words around it; empty where only the title says it. */
  readonly excerpt: string;
}

interface Page {
  readonly title: string;
  readonly blocks: readonly PageBlock[];
}

const aroundChars = 18;

/** The pages of a document that say these words, whatever their width, capitals and line ends. */
export function findInPages(pages: readonly Page[], words: string): FoundPage[] {
  const wanted = folded(words);
  if (wanted === '') return [];
  return pages.flatMap(({ title, blocks }, at) => {
    const text = folded(blocks.map(wordsOf).join('\n'));
    const place = text.indexOf(wanted);
    if (place < 0 && !folded(title).includes(wanted)) return [];
    return [{ number: at + 1, title, excerpt: place < 0 ? '' : around(text, place, wanted.length) }];
  });
}

/** A line's end inside a sentence of a PDF is nothing that a reader types. */
const folded = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

function wordsOf(block: PageBlock): string {
  switch (block.kind) {
    case 'picture':
    case 'heading':
      return block.text;
    case 'list':
      return block.items.map((runs) => runs.map(({ text }) => text).join('')).join('\n');
    default:
      return block.runs.map(({ text }) => text).join('');
  }
}

function around(text: string, place: number, length: number): string {
  const from = Math.max(0, place - aroundChars);
  const to = Math.min(text.length, place + length + aroundChars);
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`.toWellFormed();
}
