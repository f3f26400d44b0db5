import type { Block, NoticeBody } from '@yanxiu/domain/notice/body';
import { bodyOfText } from '@yanxiu/domain/notice/body-of-text';
import { type ClipboardEvent, type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { drawBlocks } from './draw-blocks.ts';
import { type CursorState, EditorBar } from './EditorBar.tsx';
import { readBlocks, readPasted } from './read-blocks.ts';
import { cellAtCursor, changeTable, insertTable, moveToCell, type TableAct } from './table-acts.ts';
import './editor.css';

interface Props {
  readonly id?: string;
  readonly value?: NoticeBody;
  readonly onChange?: (value: Block[]) => void;
  readonly onBlur?: () => void;
}

/**
 * The text of a notice as one edits a letter: headings, bold, lists, tables. What is typed or pasted is read back as
 * blocks at every change; the field's own markup never leaves it.
 */
export function BodyEditor({ id, value = [], onChange, onBlur }: Props) {
  const field = useRef<HTMLDivElement>(null);
  const told = useRef('');
  useEffect(() => {
    const text = JSON.stringify(value);
    // what comes back unchanged is what stands there: drawing it anew would lose the cursor
    if (!field.current || text === told.current) return;
    told.current = text;
    field.current.replaceChildren(drawBlocks(value));
  }, [value]);
  const state = useCursorState(field);
  const tell = () => {
    if (!field.current) return;
    const body = readBlocks(field.current);
    told.current = JSON.stringify(body);
    onChange?.(body);
  };
  const command = (name: string, argument?: string) => {
    field.current?.focus();
    document.execCommand('defaultParagraphSeparator', false, 'p');
    document.execCommand(name, false, argument);
    tell();
  };
  const onTable = (act: TableAct | 'insert') => {
    if (!field.current) return;
    const cell = cellAtCursor(field.current);
    if (act === 'insert') insertTable(field.current);
    else if (cell) changeTable(cell, act);
    tell();
  };
  const take = (data: DataTransfer) => {
    command('insertHTML', htmlOf(blocksOf(data)));
  };
  const paste = (event: ClipboardEvent | DragEvent, data: DataTransfer) => {
    event.preventDefault();
    take(data);
  };
  return (
    <div className="body-editor">
      <EditorBar state={state} onCommand={command} onTable={onTable} />
      {/* biome-ignore lint/a11y/useSemanticElements: a textarea holds no headings, lists and tables */}
      <div
        ref={field}
        id={id}
        className="editor-field paper-body"
        role="textbox"
        tabIndex={0}
        aria-multiline="true"
        aria-label="正文"
        contentEditable
        suppressContentEditableWarning
        onFocus={() => document.execCommand('defaultParagraphSeparator', false, 'p')}
        onInput={tell}
        onBlur={onBlur}
        onPaste={(event) => paste(event, event.clipboardData)}
        onDrop={(event) => paste(event, event.dataTransfer)}
        onKeyDown={(event) => tabThroughCells(event, field.current)}
      />
    </div>
  );
}

/** Markup is parsed in a document of its own, where nothing is loaded or run. */
function blocksOf(data: DataTransfer): Block[] {
  const html = data.getData('text/html');
  if (html === '') return bodyOfText(data.getData('text/plain'));
  return readPasted(new DOMParser().parseFromString(html, 'text/html').body);
}

/** One plain paragraph goes into the line at the cursor; anything longer comes as blocks. */
function htmlOf(body: readonly Block[]): string {
  const holder = document.createElement('div');
  holder.append(drawBlocks(body));
  const [first] = body;
  const isOneLine = body.length === 1 && first?.kind === 'paragraph';
  return isOneLine ? (holder.firstElementChild?.innerHTML ?? '') : holder.innerHTML;
}

function tabThroughCells(event: KeyboardEvent, field: HTMLElement | null): void {
  if (event.key !== 'Tab' || !field) return;
  const cell = cellAtCursor(field);
  if (cell && moveToCell(cell, event.shiftKey ? -1 : 1)) event.preventDefault();
}

const nowhere: CursorState = { bold: false, block: '', list: '', inTable: false };

function useCursorState(field: { readonly current: HTMLDivElement | null }): CursorState {
  const [state, setState] = useState(nowhere);
  useEffect(() => {
    const look = () => {
      const node = window.getSelection()?.anchorNode ?? null;
      if (!field.current || !node || !field.current.contains(node)) return;
      const within = (names: string) => (node instanceof Element ? node : node.parentElement)?.closest(names) ?? null;
      const list = within('ol, ul');
      setState({
        bold: document.queryCommandState('bold'),
        block: (within('p, h3, h4')?.nodeName.toLowerCase() ?? '') as CursorState['block'],
        list: (list && field.current.contains(list) ? list.nodeName.toLowerCase() : '') as CursorState['list'],
        inTable: cellAtCursor(field.current) !== null,
      });
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [field]);
  return state;
}
