import { describe, expect, it } from 'vitest';
import { errorOf, errorText, isApiError, offlineError } from './api-error.ts';

describe('errorOf', () => {
  it('reads the one error body', () => {
    const body = {
      code: 'invalid',
      message: '提交的内容有误，请按提示修改后再试。',
      issues: [{ path: 'contacts.0.name', message: '请填写姓名。' }],
      params: { minutes: 30, odd: [] },
      requestId: 'r1',
    };
    const error = errorOf(400, JSON.stringify(body));
    expect(error).toMatchObject({ code: 'invalid', status: 400, requestId: 'r1', params: { minutes: 30 } });
    expect(error.issues).toEqual([{ path: 'contacts.0.name', message: '请填写姓名。' }]);
    expect(isApiError(error)).toBe(true);
  });

  it.each(['<html>Bad Gateway</html>', '', 'null', '[]', '{"code":1}'])('makes a sentence of %s', (text) => {
    expect(errorOf(502, text)).toMatchObject({ code: 'internal', status: 502 });
    expect(errorText(errorOf(502, text))).toMatch(/请稍后重试/);
  });
});

it('says for anything thrown what to do', () => {
  expect(errorText(offlineError())).toMatch(/请检查网络/);
  expect(errorText(new TypeError('x is undefined'))).toMatch(/请刷新/);
});
