import { expect, it } from 'vitest';
import { helpLineOf } from './help-line.ts';

const bureau = { unit: '教师发展中心', name: '赵老师', phone: '' };
const provider = { unit: '承训机构', name: '', phone: '0350-3339173' };

it('whom to call: the hotline, else a contact with a number, else the first that is named', () => {
  const contacts = { hotline: '', management: [bureau], guidance: [provider], execution: [] };
  expect(helpLineOf({ ...contacts, hotline: '400-887-6381' })).toEqual({ who: '客服热线', phone: '400-887-6381' });
  expect(helpLineOf(contacts)).toEqual({ who: '承训机构', phone: '0350-3339173' });
  expect(helpLineOf({ ...contacts, guidance: [] })).toEqual({ who: '教师发展中心 赵老师', phone: '' });
  expect(helpLineOf({ hotline: '', management: [], guidance: [], execution: [] })).toBeNull();
});
