import type { OutputOf } from '@yanxiu/contract/index';

type Row = OutputOf<'notice.list'>['rows'][number];

export const kindNames: Readonly<Record<Row['kind'], string>> = {
  notice: '通知',
  plan: '实施计划',
  policy: '规划、方案',
  material: '培训资料',
};

export const kinds = Object.entries(kindNames).map(([value, label]) => ({ value, label }));

/** 公开属性 as the papers of offices bear it: 此件主动公开. */
export const publicityNames: Readonly<Record<Row['publicity'], string>> = {
  open: '主动公开',
  onRequest: '依申请公开',
  closed: '不予公开',
};
