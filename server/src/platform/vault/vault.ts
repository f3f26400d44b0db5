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
  /** The sealed text behind `head`, in one piece. */
  seal(text: string, head: Buffer): Buffer;
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
  readonly #tails = { documentTail: new Map<string, string>(), phoneTail: new Map<string, string>() };
  readonly #keys: VaultKeys;
  /** What a sealed value begins with. */
  readonly #head: Buffer;

  constructor(keys: VaultKeys) {
    this.#keys = keys;
    this.#ciphers = new Map(keys.ciphers.map(({ id, key }) => [id, aes256Gcm(key)]));
    this.#current = keys.current;
    const id = Buffer.from(keys.current, 'latin1');
    this.#head = Buffer.concat([Buffer.from([this.#cipher(keys.current).id, id.length]), id]);
    this.#indexKey = keys.index;
  }

  /** For a thread of this process that seals many values: key objects can be sent there, their bytes stay where they are. */
  handOver(): VaultKeys {
    return this.#keys;
  }

  seal(text: string): Buffer {
    return this.#cipher(this.#current).seal(text, this.#head);
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
    const tails = this.#tails[field];
    const known = tails.get(tail);
    if (known !== undefined) return known;
    const index = this.index(field, tail);
    if (tails.size < mostTails) tails.set(tail, index);
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

/** Phones end in 10,000 ways, documents in 11,000; anything beyond is not kept. */
const mostTails = 20_000;

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

/** What a vault works with, derived from the key file's secrets. */
export interface VaultKeys {
  readonly ciphers: readonly { readonly id: string; readonly key: KeyObject }[];
  /** The id of the key that seals new values. */
  readonly current: string;
  readonly index: KeyObject;
}

/** The keys of a vault from the key file; an empty ring is a programming error. */
export function vaultKeys(ring: KeyRing): VaultKeys {
  const [oldest] = ring.all;
  if (!oldest) throw new Error('the key ring is empty');
  return {
    ciphers: ring.all.map(({ id, secret }) => ({ id, key: derive(secret, 'yanxiu cipher 1') })),
    current: ring.current.id,
    index: derive(oldest.secret, 'yanxiu blind index 1'),
  };
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
    seal(text, head) {
      const nonce = nextNonce();
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = cipher.update(text, 'utf8');
      // a stream cipher: nothing is left to come out
      cipher.final();
      return Buffer.concat([head, nonce, body, cipher.getAuthTag()]);
    },
    open(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
      decipher.setAuthTag(sealed.subarray(-16));
      return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
    },
  };
}
