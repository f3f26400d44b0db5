import type { OutputOf } from '@yanxiu/contract/index';
import { StateTag } from '../kit/StateTag.tsx';

export type FundsRow = OutputOf<'supervision.funds'>['rows'][number];

export const fundsStateNames = { met: '达标', short: '未达标', missing: '未填报' } as const;
const tones = { met: 'good', short: 'warn', missing: 'plain' } as const;

export function FundsState({ state }: { state: FundsRow['state'] }) {
  return <StateTag tone={tones[state]}>{fundsStateNames[state]}</StateTag>;
}

/** A city's own row is for the schools directly below it. */
export const fundsUnitName = (row: Pick<FundsRow, 'name' | 'kind'>): string =>
  row.kind === 'city' ? `${row.name}（市直）` : row.name;

export const fundsPurpose = '教师培训经费是否达到教职工工资总额的 2.5%、公用经费的 5%，按年度核对。';
