import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import type { KeyRing } from '../config/key-file.ts';

/** The cipher behind an interface, so that SM4 can stand in for AES. */
export interface Cipher {
  readonly id: number;
  seal(plain: Buffer): Buffer;
  open(sealed: Buffer): Buffer;
}

/**
 * Keeps personal data: AES-256-GCM at rest and keyed blind indexes (HMAC-SHA-256) for equality search.
 * A sealed value begins with the cipher's number and the key's name, so that keys can be rotated; the blind indexes
 * stay with the oldest key, since an index cannot be computed again without its text.
 */
export class Vault {
  readonly #ciphers: ReadonlyMap<string, Cipher>;
  readonly #current: string;
  readonly #indexKey: KeyObject;
  readonly #tails = new Map<string, string>();

  constructor(keys: KeyRing) {
    const [oldest] = keys.all;
    if (!oldest) throw new Error('the key ring is empty');
    this.#ciphers = new Map(keys.all.map((key) => [key.id, aes256Gcm(derive(key.secret, 'yanxiu cipher 1'))]));
    this.#current = keys.current.id;
    this.#indexKey = derive(oldest.secret, 'yanxiu blind index 1');
  }

  seal(text: string): Buffer {
    const id = Buffer.from(this.#current, 'latin1');
    const cipher = this.#cipher(this.#current);
    return Buffer.concat([Buffer.from([cipher.id, id.length]), id, cipher.seal(Buffer.from(text, 'utf8'))]);
  }

  open(sealed: Buffer): string {
    const end = 2 + (sealed[1] ?? 0);
    const cipher = this.#cipher(sealed.subarray(2, end).toString('latin1'));
    if (sealed[0] !== cipher.id) throw new Error(`sealed with an unknown cipher ${sealed[0]}`);
    return cipher.open(sealed.subarray(end)).toString('utf8');
  }

  #cipher(keyId: string): Cipher {
    const cipher = this.#ciphers.get(keyId);
    if (!cipher) throw new Error(`the key file lacks the key ${keyId}`);
    return cipher;
  }

  /** Blind index of a whole value; `field` keeps a phone's index apart from a document's. */
  index(field: IndexField, text: string): string {
    return createHmac('sha256', this.#indexKey).update(`${field}\0${text}`).digest('base64url');
  }

  /** Last fours are few: a large roster asks for each of them many times. */
  #tailIndex(field: 'documentTail' | 'phoneTail', tail: string): string {
    const key = field + tail;
    const known = this.#tails.get(key);
    if (known !== undefined) return known;
    const index = this.index(field, tail);
    if (this.#tails.size < mostTails) this.#tails.set(key, index);
    return index;
  }

  /** Everything that is stored of a document number or phone. */
  protect(field: 'document' | 'phone', text: string): Protected {
    const tail = text.slice(-4);
    return {
      cipher: this.seal(text),
      index: this.index(field, text),
      tailIndex: this.#tailIndex(field === 'document' ? 'documentTail' : 'phoneTail', tail),
      mask: field === 'phone' ? maskPhone(text) : maskDocument(text),
    };
  }
}

/** Phones and documents end in 21,000 ways; anything beyond is not kept. */
const mostTails = 40_000;

export type IndexField = 'document' | 'documentTail' | 'phone' | 'phoneTail' | 'login' | 'code';

export interface Protected {
  readonly cipher: Buffer;
  readonly index: string;
  readonly tailIndex: string;
  readonly mask: string;
}

/** `13800000000` → `138****0000`. */
export function maskPhone(phone: string): string {
  return phone.length < 8 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** `140522198503070020` → `140522********0020`. */
export function maskDocument(number: string): string {
  if (number.length < 8) return '*'.repeat(number.length);
  const shown = number.length >= 15 ? 6 : 2;
  return `${number.slice(0, shown)}${'*'.repeat(number.length - shown - 4)}${number.slice(-4)}`;
}

/** A key object is made once: from bytes it would be made anew for every value. */
function derive(key: Buffer, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, 32)));
}

const nonceBytes = 12;
const noncesDrawn = 512;

/** Nonces from the system's random source, drawn many at a time and each given out once: one draw costs as much as 512. */
function nonceSource(): () => Buffer {
  let drawn = Buffer.alloc(0);
  let at = 0;
  return () => {
    if (at >= drawn.length) {
      drawn = randomBytes(nonceBytes * noncesDrawn);
      at = 0;
    }
    at += nonceBytes;
    return drawn.subarray(at - nonceBytes, at);
  };
}

function aes256Gcm(key: KeyObject): Cipher {
  const nextNonce = nonceSource();
  return {
    id: 1,
    seal(plain) {
      const nonce = nextNonce();
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
      decipher.setAuthTag(sealed.subarray(-16));
      return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
    },
  };
}
