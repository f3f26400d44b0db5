import { Button, Checkbox, Input, type InputRef, Popover } from 'antd';
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { FilterField } from './FilterField.tsx';
import type { Filter } from './row.ts';
import type { TableState, TableStateChange } from './table-state.ts';

interface Props {
  /** What the search looks through: `姓名、拼音、手机尾号`; null shows no search. */
  readonly search: string | null;
  readonly filters: readonly Filter[];
  readonly state: TableState;
  readonly onChange: (change: TableStateChange) => void;
  readonly columns: readonly { readonly key: string; readonly title: string }[];
  readonly shown: readonly string[];
  readonly onColumns: (keys: readonly string[]) => void;
  readonly extra: ReactNode;
}

/** Search, filters, column choice and export above a table. */
export function TableToolbar({ search, filters, state, onChange, columns, shown, onColumns, extra }: Props) {
  const active = state.q !== '' || Object.keys(state.filters).length > 0;
  const clear = () => onChange({ q: '', filters: Object.fromEntries(filters.map((filter) => [filter.key, ''])) });
  return (
    <div className="table-bar">
      <div className="table-bar-find">
        {search ? <SearchField label={search} value={state.q} onSearch={(q) => onChange({ q })} /> : null}
        {filters.map((filter) => (
          <FilterField
            key={filter.key}
            filter={filter}
            value={state.filters[filter.key] ?? null}
            onPick={(value) => onChange({ filters: { [filter.key]: value ?? '' } })}
          />
        ))}
        {active ? (
          <Button type="link" onClick={clear}>
            清除筛选
          </Button>
        ) : null}
      </div>
      <div className="table-bar-more">
        {extra}
        <Popover
          trigger="click"
          placement="bottomRight"
          content={<ColumnChoice columns={columns} shown={shown} onColumns={onColumns} />}
        >
          <Button>列</Button>
        </Popover>
      </div>
    </div>
  );
}

/** Searches a moment after the last key, at once on Enter. */
function SearchField({ label, value, onSearch }: { label: string; value: string; onSearch: (q: string) => void }) {
  const [text, setText] = useState(value);
  const [typing, setTyping] = useState(false);
  const field = useRef<InputRef>(null);
  useSlashKey(() => field.current?.focus());
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (!typing || text.trim() === value) return;
    const timer = setTimeout(() => onSearch(text.trim()), 350);
    return () => clearTimeout(timer);
  }, [text, typing, value, onSearch]);
  return (
    <Input
      ref={field}
      type="search"
      prefix={<SearchMark />}
      className={label.length > 10 ? 'table-search long-search' : 'table-search'}
      allowClear
      maxLength={100}
      aria-label={`搜索${label}`}
      placeholder={`搜索${label}`}
      value={text}
      onCompositionStart={() => setTyping(false)}
      onCompositionEnd={() => setTyping(true)}
      onChange={(event) => {
        setTyping(!('isComposing' in event.nativeEvent && event.nativeEvent.isComposing));
        setText(event.target.value);
      }}
      onPressEnter={() => onSearch(text.trim())}
    />
  );
}

function SearchMark() {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <circle cx="6" cy="6" r="4.200" fill="none" stroke="currentColor" strokeWidth="1.300" />
      <path d="m9.300 9.300 3.200 3.200" stroke="currentColor" strokeWidth="1.300" strokeLinecap="round" />
    </svg>
  );
}

/** The slash key leads to the search, unless something is being typed. */
function useSlashKey(onSlash: () => void): void {
  const act = useEffectEvent(onSlash);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]');
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

interface ChoiceProps {
  readonly columns: readonly { readonly key: string; readonly title: string }[];
  readonly shown: readonly string[];
  readonly onColumns: (keys: readonly string[]) => void;
}

function ColumnChoice({ columns, shown, onColumns }: ChoiceProps) {
  return (
    <section aria-label="显示哪些列">
      <p className="popover-title">显示哪些列</p>
      <Checkbox.Group
        className="column-choice"
        value={[...shown]}
        options={columns.map((column) => ({
          value: column.key,
          label: column.title,
          disabled: shown.length === 1 && shown[0] === column.key,
        }))}
        onChange={(keys) => onColumns(keys.map(String))}
      />
    </section>
  );
}
