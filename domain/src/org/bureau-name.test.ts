import { expect, test } from 'vitest';
import { bureauName } from './bureau-name.ts';

test('a region signs by its bureau, any other unit by its name', () => {
  expect(['山西省', '忻州市', '阳城县', '忻府区', '五台山风景名胜区', '阳城县幼儿园'].map(bureauName)).toEqual([
    '山西省教育厅',
    '忻州市教育局',
    '阳城县教育局',
    '忻府区教育局',
    '五台山风景名胜区教育管理中心',
    '阳城县幼儿园',
  ]);
});
