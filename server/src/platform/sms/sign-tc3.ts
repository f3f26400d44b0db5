import { createHash, createHmac } from 'node:crypto';
import type { AccessKey } from './sign-acs3.ts';

export interface Tc3Request {
  readonly host: string;
  /** The product, first part of the host: `sms`. */
  readonly service: string;
  readonly body: string;
  /** Seconds since 1970. */
  readonly timestampSec: number;
}

export const tc3ContentType = 'application/json; charset=utf-8';

/**
 * Tencent Cloud's signature v3 (TC3-HMAC-SHA256) of a JSON POST: the secret is derived by day and product. Returns the
 * Authorization header; content type and host are the signed headers.
 */
export function signTc3(request: Tc3Request, key: AccessKey): string {
  const date = new Date(request.timestampSec * 1000).toISOString().slice(0, 10);
  const headers = `content-type:${tc3ContentType}\nhost:${request.host}\n`;
  const signed = 'content-type;host';
  const canonical = ['POST', '/', '', headers, signed, sha256(request.body)].join('\n');
  const span = `${date}/${request.service}/tc3_request`;
  const text = ['TC3-HMAC-SHA256', request.timestampSec, span, sha256(canonical)].join('\n');
  const derived = [date, request.service, 'tc3_request'].reduce<Buffer | string>(hmac, `TC3${key.secret}`);
  const signature = hmac(derived, text).toString('hex');
  return `TC3-HMAC-SHA256 Credential=${key.id}/${span}, SignedHeaders=${signed}, Signature=${signature}`;
}

function hmac(secret: Buffer | string, text: string): Buffer {
  return createHmac('sha256', secret).update(text).digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
