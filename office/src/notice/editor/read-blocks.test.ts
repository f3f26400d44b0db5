import { describe, expect, test } from 'vitest';
import { type NodeLike, readBlocks, readPasted } from './read-blocks.ts';

/** Nodes as a browser's parser would make them. */
const text = (words: string): NodeLike => ({ nodeName: '#text', nodeValue: words, childNodes: [] });
const element = (nodeName: string, ...children: (NodeLike | string)[]): NodeLike => ({
  nodeName,
  nodeValue: null,
  childNodes: children.map((child) => (typeof child === 'string' ? text(child) : child)),
});
const bold = (words: string): NodeLike => ({ ...element('SPAN', words), style: { fontWeight: '700' } });

describe('reading the field', () => {
  test('headings, paragraphs with bold, lists and tables', () => {
    const root = element(
      'DIV',
      element('H3', '一、', element('B', '目标')),
      element('P', '每人 ', element('STRONG', '120'), ' 元'),
      element('OL', element('LI', '报名'), element('LI', '缴费', element('UL', element('LI', '一次汇款')))),
      element(
        'TABLE',
        element('TBODY', element('TR', element('TH', '日期')), element('TR', element('TD', element('BR')))),
      ),
    );
    expect(readBlocks(root)).toEqual([
      { kind: 'heading', runs: [{ text: '一、目标' }] },
      { kind: 'paragraph', runs: [{ text: '每人 ' }, { text: '120', bold: true }, { text: ' 元' }] },
      { kind: 'list', ordered: true, items: [[{ text: '报名' }], [{ text: '缴费' }], [{ text: '一次汇款' }]] },
      { kind: 'table', rows: [[[{ text: '日期' }]]] },
    ]);
  });

  test('a line end begins a new paragraph, loose text is one', () => {
    expect(readBlocks(element('DIV', '第一段', element('BR'), '第二段'))).toEqual([
      { kind: 'paragraph', runs: [{ text: '第一段' }] },
      { kind: 'paragraph', runs: [{ text: '第二段' }] },
    ]);
  });
});

describe('pasting', () => {
  test('scripts, styles and comments are not read, unknown elements give their text', () => {
    const root = element(
      'BODY',
      element('STYLE', 'p { color: red }'),
      element('#comment', 'StartFragment'),
      element('SCRIPT', 'alert(1)'),
      element('o:p', element('A', element('IMG'), '附件下载')),
    );
    expect(readPasted(root)).toEqual([{ kind: 'paragraph', runs: [{ text: '附件下载' }] }]);
  });

  test('a bold line with a number, as Word makes headings, is a heading; bold by style is bold', () => {
    const root = element('BODY', element('P', bold('（一）报名')), element('P', '请于 ', bold('11月2日'), ' 前上报。'));
    expect(readPasted(root)).toEqual([
      { kind: 'subheading', runs: [{ text: '（一）报名' }] },
      { kind: 'paragraph', runs: [{ text: '请于 ' }, { text: '11月2日', bold: true }, { text: ' 前上报。' }] },
    ]);
  });
});
