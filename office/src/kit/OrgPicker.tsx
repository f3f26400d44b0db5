import type { InputOf } from '@yanxiu/contract/index';
import { Select } from 'antd';
import { useState } from 'react';
import { useApi } from './use-api.ts';

interface Props {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (id: string | null) => void;
  /** Only units of this kind, or below this parent. */
  readonly kind?: InputOf<'org.list'>['kind'];
  readonly parentId?: string;
  /** Shown for the value before anything was searched. */
  readonly valueName?: string | null;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly 'aria-label'?: string;
}

/** Chooses a unit of the reader's reach by typing a part of its name; works inside a <Field>. */
export function OrgPicker({
  value,
  onChange,
  kind,
  parentId,
  valueName,
  placeholder = '输入名称查找',
  ...rest
}: Props) {
  const [q, setQ] = useState('');
  const [name, setName] = useState(valueName ?? null);
  const found = useApi(
    'org.list',
    { size: 20, ...(q ? { q } : {}), ...(kind ? { kind } : {}), ...(parentId ? { parentId } : {}) },
    { keepPrevious: true },
  );
  const rows = found.data?.rows ?? [];
  const options = rows.map((row) => ({ value: row.id, label: row.name, parent: row.parentName }));
  if (value && name && !q && !options.some((option) => option.value === value))
    options.unshift({ value, label: name, parent: null });
  return (
    <Select
      {...rest}
      allowClear
      value={value ?? null}
      placeholder={placeholder}
      loading={found.isFetching}
      showSearch={{ filterOption: false, onSearch: setQ }}
      notFoundContent={found.isFetching ? '正在查找' : found.error ? '没有查到，请重试' : '没有这样的单位，请换一个词'}
      options={options}
      optionRender={(option) => (
        <span className="org-option">
          {option.data.label}
          {option.data.parent ? <span className="muted"> {option.data.parent}</span> : null}
        </span>
      )}
      onChange={(id: string | null | undefined) => {
        setName(options.find((option) => option.value === id)?.label ?? null);
        onChange?.(id ?? null);
      }}
    />
  );
}
