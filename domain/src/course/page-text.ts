import type { Block } from './document.ts';

/** Plain paragraphs with `# ` before a heading, `- ` or `1. ` before items: how an editor types a page. */
export function readPageText(text: string): Block[] {
  const blocks: Block[] = [];
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim();
    if (line === '') continue;
    const heading = /^#+\s*(.+)$/.exec(line)?.[1];
    const item = /^(?:[-•·]|(\d{1,2})[.、．])\s*(.+)$/.exec(line);
    if (heading) blocks.push({ kind: 'heading', text: heading });
    else if (item?.[2]) addItem(blocks, item[1] !== undefined, item[2]);
    else blocks.push({ kind: 'paragraph', runs: [{ text: line }] });
  }
  return blocks;
}

function addItem(blocks: Block[], ordered: boolean, text: string): void {
  const last = blocks.at(-1);
  if (last?.kind === 'list' && last.ordered === ordered) last.items.push([{ text }]);
  else blocks.push({ kind: 'list', ordered, items: [[{ text }]] });
}

/** The text that readPageText reads back to the same blocks, emphasis aside. */
export function writePageText(blocks: readonly Block[]): string {
  const plain = (of: readonly { readonly text: string }[]) => of.map(({ text }) => text).join('');
  return blocks
    .map((one) => {
      if (one.kind === 'heading') return `# ${one.text}`;
      if (one.kind === 'list')
        return one.items.map((item, at) => `${one.ordered ? `${at + 1}.` : '-'} ${plain(item)}`).join('\n');
      return plain(one.runs);
    })
    .join('\n\n');
}
