import type { Block, NoticeBody, Run } from '@yanxiu/domain/notice/body';

/** The blocks as elements to edit, made one by one: no text of a notice is ever parsed as markup. */
export function drawBlocks(body: NoticeBody): DocumentFragment {
  const drawn = document.createDocumentFragment();
  for (const block of body) drawn.append(drawBlock(block));
  if (body.length === 0) drawn.append(withRuns('p', []));
  return drawn;
}

function drawBlock(block: Block): HTMLElement {
  if (block.kind === 'list') {
    const list = document.createElement(block.ordered ? 'ol' : 'ul');
    list.append(...block.items.map((item) => withRuns('li', item)));
    return list;
  }
  if (block.kind === 'table') return drawTable(block.rows);
  return withRuns(block.kind === 'heading' ? 'h3' : block.kind === 'subheading' ? 'h4' : 'p', block.runs);
}

export function drawTable(rows: readonly (readonly (readonly Run[])[])[]): HTMLTableElement {
  const table = document.createElement('table');
  const inside = table.createTBody();
  for (const [at, cells] of rows.entries()) {
    const row = inside.insertRow();
    row.append(...cells.map((cell) => withRuns(at === 0 ? 'th' : 'td', cell)));
  }
  return table;
}

/** An element without text needs a line end, or nobody could put the cursor into it. */
export function withRuns(name: 'p' | 'h3' | 'h4' | 'li' | 'th' | 'td', runs: readonly Run[]): HTMLElement {
  const element = document.createElement(name);
  for (const { text, bold } of runs) {
    if (bold) element.append(Object.assign(document.createElement('strong'), { textContent: text }));
    else element.append(text);
  }
  if (runs.length === 0) element.append(document.createElement('br'));
  return element;
}
