import { describe, expect, it } from 'vitest';
import { hasEndpoint, newKey, wireRequest } from './request.ts';

describe('wireRequest', () => {
  it('puts names of the path into the path and the rest of a GET into the query', () => {
    expect(wireRequest('org.get', { id: 'a/b' })).toEqual({ method: 'GET', url: '/api/orgs/a%2Fb', body: null });
    expect(wireRequest('org.list', { q: '润城', page: 2, kind: undefined, sort: '' })).toEqual({
      method: 'GET',
      url: '/api/orgs?q=%E6%B6%A6%E5%9F%8E&page=2',
      body: null,
    });
  });

  it('sends the rest of anything else as JSON, empty and null values included', () => {
    const { method, url, body } = wireRequest('org.update', {
      id: '7',
      name: '',
      reportsThrough: null,
      uscc: undefined,
    });
    expect([method, url, body]).toEqual(['PUT', '/api/orgs/7', '{"name":"","reportsThrough":null}']);
  });

  it('keeps the input of a raw upload in the query', () => {
    const wire = wireRequest('file.upload', { name: '凭据.pdf', purpose: 'voucher' });
    expect(wire).toEqual({ method: 'POST', url: '/api/files?name=%E5%87%AD%E6%8D%AE.pdf&purpose=voucher', body: null });
  });

  it('throws on what only a programming error can send', () => {
    expect(() => wireRequest('org.nothing', {})).toThrow('no endpoint');
    expect(() => wireRequest('org.get', {})).toThrow('needs id');
    expect(hasEndpoint('org.nothing')).toBe(false);
  });
});

it('keys are 32 hex digits and differ', () => {
  const keys = new Set(Array.from({ length: 100 }, newKey));
  expect(keys.size).toBe(100);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
});
