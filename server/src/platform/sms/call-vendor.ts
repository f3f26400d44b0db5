import { SmsVendorError } from './vendor-errors.ts';

const timeoutMs = 10_000;

/** Posts a signed request and returns its JSON; a line that fails or an answer that is no JSON may be tried again. */
export async function callVendor(url: string, headers: Record<string, string>, body: string | null): Promise<unknown> {
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(url, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    });
    text = await answer.text();
  } catch {
    throw new SmsVendorError('连不上短信服务商，请检查服务器的网络。', 'unreachable', true);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new SmsVendorError(`短信服务商的答复看不懂（${answer.status}）。`, 'unreadable', true);
  }
}
