import { countText, dayText } from '@yanxiu/ui/words';
import type { Filter } from './row.ts';
import type { TableState } from './table-state.ts';

interface Props {
  readonly filters: readonly Filter[];
  readonly state: TableState;
  readonly total: number;
}

/** On paper the search and filters stand as words: who finds the sheet later knows what was left out. */
export function PrintedLook({ filters, state, total }: Props) {
  const words = [
    `共 ${countText(total)} 条`,
    ...(state.q === '' ? [] : [`搜索“${state.q}”`]),
    ...filters.flatMap((filter) => {
      const value = state.filters[filter.key];
      return value ? [`${filter.label}：${valueWords(filter, value)}`] : [];
    }),
  ];
  return <p className="printed-look">{words.join('；')}</p>;
}

function valueWords(filter: Filter, value: string): string {
  if (filter.kind === 'day') return dayText(value);
  if (filter.kind === 'org') return '只列所选的单位';
  return filter.options.find((option) => option.value === value)?.label ?? value;
}
