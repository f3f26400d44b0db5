import { createHash, createHmac } from 'node:crypto';

/** A request as ACS3-HMAC-SHA256 signs it; the query is sorted and encoded here, the body is hashed. */
export interface Acs3Request {
  readonly host: string;
  readonly action: string;
  readonly version: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: string;
  /** UTC, `2023-10-26T10:22:32Z`. */
  readonly date: string;
  /** Never twice the same. */
  readonly nonce: string;
}

export interface AccessKey {
  readonly id: string;
  readonly secret: string;
}

/**
 * Alibaba Cloud's signature V3 (“V3版本请求体&签名机制”): hash the canonical request, sign the hash with the secret.
 * Returns the query as it must be sent and the headers, Authorization among them.
 */
export function signAcs3(request: Acs3Request, key: AccessKey): { query: string; headers: Record<string, string> } {
  const query = canonicalQuery(request.query);
  const hash = sha256(request.body);
  const headers: Record<string, string> = {
    host: request.host,
    'x-acs-action': request.action,
    'x-acs-content-sha256': hash,
    'x-acs-date': request.date,
    'x-acs-signature-nonce': request.nonce,
    'x-acs-version': request.version,
  };
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join('');
  const signed = names.join(';');
  const canonical = ['POST', '/', query, lines, signed, hash].join('\n');
  const signature = createHmac('sha256', key.secret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex');
  const authorization = `ACS3-HMAC-SHA256 Credential=${key.id},SignedHeaders=${signed},Signature=${signature}`;
  return { query, headers: { ...headers, authorization } };
}

function canonicalQuery(query: Readonly<Record<string, string>>): string {
  return Object.keys(query)
    .sort()
    .map((name) => `${encodeRfc3986(name)}=${encodeRfc3986(query[name] ?? '')}`)
    .join('&');
}

/** RFC 3986: only letters, digits and `-_.~` stay as they are. */
function encodeRfc3986(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
