import { expect, test } from 'vitest';
import { testApp } from '../testing/test-app.ts';

test('every answer carries the strict policy, refusals and missing pages as well', async () => {
  const { server } = await testApp();
  for (const url of ['/healthz', '/api/programs', '/nothing-here']) {
    const { headers } = await server.inject(url);
    expect(headers['content-security-policy'], url).toContain("script-src 'self';");
    expect(headers['content-security-policy'], url).not.toContain('unsafe-eval');
    expect(headers['x-content-type-options'], url).toBe('nosniff');
    expect(headers['x-frame-options'], url).toBe('SAMEORIGIN');
    expect(headers['referrer-policy'], url).toBe('same-origin');
  }
});
