import { type Block, bodyText, type Run, tidyBody } from '@yanxiu/domain/notice/body';
import { bodyOfText } from '@yanxiu/domain/notice/body-of-text';

/** As much of a DOM node as is read: of the editing field, or of what was copied from Word, WPS or a web page. */
export interface NodeLike {
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: ArrayLike<NodeLike>;
  /** Of elements alone. */
  readonly style?: { readonly fontWeight: string };
}

const headings: Readonly<Record<string, 'heading' | 'subheading'>> = {
  H1: 'heading',
  H2: 'heading',
  H3: 'heading',
  H4: 'subheading',
  H5: 'subheading',
  H6: 'subheading',
};
const paragraphs = new Set(['P', 'DIV', 'SECTION', 'ARTICLE', 'BLOCKQUOTE', 'PRE', 'CENTER', 'BODY', 'DL', 'DT', 'DD']);
const unread = new Set(['STYLE', 'SCRIPT', 'HEAD', 'META', 'LINK', 'TITLE', 'XML', 'TEMPLATE', '#comment']);

/** The blocks that stand in a node, tidied. Whatever is none of them gives its text and nothing else. */
export function readBlocks(root: NodeLike): Block[] {
  const reader = new BlockReader();
  reader.children(root, false);
  return tidyBody(reader.end());
}

/** The same for what was pasted: a paragraph that reads like “一、…” becomes a heading, as in the documents of offices. */
export function readPasted(root: NodeLike): Block[] {
  return readBlocks(root).map((block) => {
    if (block.kind !== 'paragraph') return block;
    const [read] = bodyOfText(bodyText([block]));
    return read && read.kind !== 'paragraph' ? read : block;
  });
}

class BlockReader {
  readonly #blocks: Block[] = [];
  #open: { kind: 'heading' | 'subheading' | 'paragraph'; runs: Run[] } = { kind: 'paragraph', runs: [] };

  end(): Block[] {
    this.#begin('paragraph');
    return this.#blocks;
  }

  children(node: NodeLike, bold: boolean): void {
    for (const child of Array.from(node.childNodes)) this.#node(child, bold);
  }

  #node(node: NodeLike, bold: boolean): void {
    const name = node.nodeName.toUpperCase();
    if (unread.has(name) || name === '#COMMENT') return;
    if (name === '#TEXT') this.#open.runs.push(runOf(node, bold && this.#open.kind === 'paragraph'));
    else if (name === 'BR') this.#begin(this.#open.kind);
    else if (name === 'UL' || name === 'OL') this.#add(listOf(node, name === 'OL'));
    else if (name === 'TABLE') this.#add(tableOf(node));
    else if (headings[name] || paragraphs.has(name)) {
      this.#begin(headings[name] ?? 'paragraph');
      this.children(node, isBold(node, false));
      this.#begin('paragraph');
    } else this.children(node, isBold(node, bold));
  }

  #add(block: Block): void {
    this.#begin('paragraph');
    this.#blocks.push(block);
  }

  #begin(kind: 'heading' | 'subheading' | 'paragraph'): void {
    if (this.#open.runs.length > 0) this.#blocks.push(this.#open);
    this.#open = { kind, runs: [] };
  }
}

function runOf(node: NodeLike, bold: boolean): Run {
  const text = node.nodeValue ?? '';
  return bold ? { text, bold } : { text };
}

function isBold(node: NodeLike, inherited: boolean): boolean {
  const weight = node.style?.fontWeight ?? '';
  if (weight === 'normal' || weight === '400') return false;
  if (/^(B|STRONG)$/i.test(node.nodeName) || weight.startsWith('bold')) return true;
  return Number(weight) >= 600 || inherited;
}

/** Lists inside lists are drawn into one. */
function listOf(node: NodeLike, ordered: boolean): Block {
  return { kind: 'list', ordered, items: all(node, 'LI').map((item) => inline(item, false, ['UL', 'OL'])) };
}

function tableOf(node: NodeLike): Block {
  const rows = all(node, 'TR').map((row) =>
    Array.from(row.childNodes)
      .filter(({ nodeName }) => /^T[DH]$/i.test(nodeName))
      .map((cell) => inline(cell, false, [])),
  );
  return { kind: 'table', rows };
}

function all(node: NodeLike, name: string): NodeLike[] {
  return Array.from(node.childNodes).flatMap((child) => [
    ...(child.nodeName.toUpperCase() === name ? [child] : []),
    ...all(child, name),
  ]);
}

/** Runs of text inside an item or a cell: what stands on lines of its own there is parted by a blank. */
function inline(node: NodeLike, bold: boolean, without: readonly string[]): Run[] {
  return Array.from(node.childNodes).flatMap((child) => {
    const name = child.nodeName.toUpperCase();
    if (unread.has(name) || name === '#COMMENT' || without.includes(name)) return [];
    if (name === '#TEXT') return [runOf(child, bold)];
    if (name === 'BR') return [{ text: ' ' }];
    const own = inline(child, isBold(child, bold), without);
    return paragraphs.has(name) || name === 'LI' ? [{ text: ' ' }, ...own] : own;
  });
}
