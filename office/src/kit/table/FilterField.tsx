import { Select } from 'antd';
import { useMay } from '../../frame/session.tsx';
import { DayInput } from '../form/inputs.tsx';
import { OrgPicker } from '../OrgPicker.tsx';
import type { Filter } from './row.ts';

interface Props {
  readonly filter: Filter;
  readonly value: string | null;
  readonly onPick: (value: string | null) => void;
}

export function FilterField({ filter, value, onPick }: Props) {
  const { label } = filter;
  const may = useMay();
  if (filter.kind === 'day') {
    return (
      <span className="table-filter-day">
        <span aria-hidden="true">{label}</span>
        <DayInput value={value} onChange={onPick} aria-label={label} />
      </span>
    );
  }
  if (filter.kind === 'org') {
    // a tutor searches by the school's name: the tree of units is not hers to read
    if (!may('org.read')) return null;
    return (
      <span className="table-filter">
        <OrgPicker
          aria-label={label}
          placeholder={label}
          value={value}
          onChange={onPick}
          {...(filter.orgKind ? { kind: filter.orgKind } : {})}
          {...(filter.parentId ? { parentId: filter.parentId } : {})}
        />
      </span>
    );
  }
  return (
    <Select
      className="table-filter"
      aria-label={label}
      placeholder={label}
      allowClear
      popupMatchSelectWidth={false}
      options={filter.options.map((option) => ({ ...option }))}
      value={value}
      {...(filter.searchable ? { showSearch: { optionFilterProp: 'label' } } : {})}
      onChange={(picked: string | null | undefined) => onPick(picked ?? null)}
    />
  );
}
