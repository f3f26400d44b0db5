import { expect, test } from 'vitest';
import { testApp } from '../testing/test-app.ts';

test('pages carry the strict policy, missing ones as well', async () => {
  const { server } = await testApp();
  for (const url of ['/healthz', '/nothing-here', '/api/docs/']) {
    const { headers } = await server.inject(url);
    expect(headers['content-security-policy'], url).toContain("script-src 'self';");
    expect(headers['content-security-policy'], url).not.toContain('unsafe-eval');
    expect(headers['x-content-type-options'], url).toBe('nosniff');
    expect(headers['x-frame-options'], url).toBe('SAMEORIGIN');
    expect(headers['referrer-policy'], url).toBe('same-origin');
  }
});

test('an answer of the API may run and fetch nothing, a refusal as well', async () => {
  const { server } = await testApp();
  for (const url of ['/api/programs', '/api/session', '/api/nothing-here']) {
    const { headers } = await server.inject(url);
    expect(headers['content-security-policy'], url).toBe("default-src 'none';frame-ancestors 'self'");
    expect(headers['x-content-type-options'], url).toBe('nosniff');
    expect(headers['cross-origin-resource-policy'], url).toBe('same-origin');
  }
});
