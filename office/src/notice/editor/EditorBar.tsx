import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { TableAct } from './table-acts.ts';

export interface CursorState {
  readonly bold: boolean;
  readonly block: 'p' | 'h3' | 'h4' | '';
  readonly list: 'ol' | 'ul' | '';
  readonly inTable: boolean;
}

interface Props {
  readonly state: CursorState;
  readonly onCommand: (command: string, value?: string) => void;
  readonly onTable: (act: TableAct | 'insert') => void;
}

const blocks = [
  ['h3', '一级标题'],
  ['h4', '二级标题'],
  ['p', '正文'],
] as const;

const tableActs = [
  ['addRow', '下面加一行'],
  ['addColumn', '右边加一列'],
  ['removeRow', '删除本行'],
  ['removeColumn', '删除本列'],
] as const;

/** The acts on what the cursor stands in; those on tables appear inside one. */
export function EditorBar({ state, onCommand, onTable }: Props) {
  return (
    <div className="editor-bar" role="toolbar" aria-label="正文格式">
      {blocks.map(([name, label]) => (
        <Act
          key={name}
          pressed={state.block === name && state.list === ''}
          onPress={() => onCommand('formatBlock', name)}
        >
          {label}
        </Act>
      ))}
      <Act pressed={state.bold} onPress={() => onCommand('bold')}>
        <strong>加粗</strong>
      </Act>
      <Act pressed={state.list === 'ol'} onPress={() => onCommand('insertOrderedList')}>
        编号列表
      </Act>
      <Act pressed={state.list === 'ul'} onPress={() => onCommand('insertUnorderedList')}>
        项目列表
      </Act>
      {state.inTable ? (
        tableActs.map(([act, label]) => (
          <Act key={act} onPress={() => onTable(act)}>
            {label}
          </Act>
        ))
      ) : (
        <Act onPress={() => onTable('insert')}>插入表格</Act>
      )}
      <Act onPress={() => onCommand('undo')}>撤销</Act>
    </div>
  );
}

function Act({ pressed, onPress, children }: { pressed?: boolean; onPress: () => void; children: ReactNode }) {
  return (
    <Button
      size="small"
      type={pressed ? 'default' : 'text'}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      // the cursor stays where it is
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {children}
    </Button>
  );
}
