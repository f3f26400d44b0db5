import { expect, test } from 'vitest';
import { presets } from '../program/presets.ts';
import { mailSubject } from './mail-subject.ts';

const templateOf = (code: string) => presets.find((one) => one.code === code)?.settings.mailSubjectTemplate ?? '';
const unit = { city: '忻州市', county: '忻府区', school: '长征小学' };

test.each([
  ['xinzhou-2020', unit, '忻州市2020年全员培训忻府区长征小学参训名单'],
  ['xinzhou-2020', { ...unit, county: '', school: '忻州市第一中学校' }, '忻州市2020年全员培训忻州市第一中学校参训名单'],
  ['xinzhou-2020', { ...unit, school: '忻府区实验小学' }, '忻州市2020年全员培训忻府区实验小学参训名单'],
  [
    'yangcheng-2021',
    { city: '晋城市', county: '阳城县', school: '阳城县幼儿园' },
    '阳城县2021年全员培训 阳城县幼儿园 附件1、2、4',
  ],
])('%s %o', (code, school, subject) => expect(mailSubject(templateOf(code), school)).toBe(subject));
