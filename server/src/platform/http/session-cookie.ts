import { hash, randomBytes } from 'node:crypto';

export const sessionCookie = 'yanxiu_session';

/** An opaque token of 256 random bits; only its hash is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashToken(token: string): string {
  return hash('sha256', token, 'base64url');
}

const cookieStart = `${sessionCookie}=`;

/** Reads the session token out of a Cookie header. */
export function readCookie(header: string | undefined): string | null {
  if (!header) return null;
  // as every page of ours sends it: nothing to take apart
  if (header.startsWith(cookieStart) && !header.includes(';')) return header.slice(cookieStart.length) || null;
  for (const part of header.split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === sessionCookie && value) return value;
  }
  return null;
}

/** The Set-Cookie value; `maxAgeSec` 0 removes the cookie, null makes it end with the browser. */
export function setCookie(token: string, maxAgeSec: number | null, secure: boolean): string {
  const age = maxAgeSec === null ? '' : `; Max-Age=${maxAgeSec}`;
  return `${sessionCookie}=${token}; Path=/; HttpOnly; SameSite=Lax${age}${secure ? '; Secure' : ''}`;
}
