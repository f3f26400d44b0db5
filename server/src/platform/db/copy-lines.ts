/** A Buffer is bytea; dates and numbers as PostgreSQL writes them. */
export type CopyValue = string | number | boolean | Buffer | null;

/** Rows in COPY's text form, written into one piece of memory. */
export class CopyLines {
  #bytes: Buffer;
  #at = 0;

  /** `size` in bytes to begin with; it grows as it must. */
  constructor(size: number) {
    this.#bytes = Buffer.allocUnsafeSlow(size);
  }

  /** Adds a row: first the columns that hold no letters beyond ASCII (the mask, the ids, the codes), then the others. */
  add(plain: readonly CopyValue[], words: readonly CopyValue[]): void {
    const head = fields(plain);
    const tail = fields(words);
    // three bytes are the most that a UTF-16 unit becomes
    this.#makeRoom(head.length + 3 * tail.length + 2);
    this.#at += this.#bytes.write(head, this.#at, 'latin1');
    this.#bytes[this.#at] = tab;
    this.#at += 1 + this.#bytes.write(tail, this.#at + 1, 'utf8');
    this.#bytes[this.#at] = lineEnd;
    this.#at += 1;
  }

  /** What was written, as bytes of their own. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = new Uint8Array(this.#at);
    this.#bytes.copy(taken, 0, 0, this.#at);
    this.#at = 0;
    return taken;
  }

  #makeRoom(bytes: number): void {
    if (this.#at + bytes <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * this.#bytes.length + bytes);
    this.#bytes.copy(larger, 0, 0, this.#at);
    this.#bytes = larger;
  }
}

const tab = 9;
const lineEnd = 10;

function fields(values: readonly CopyValue[]): string {
  let line = '';
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? null;
    if (at > 0) line += '\t';
    if (value === null) line += '\\N';
    else if (typeof value === 'string') line += special.test(value) ? value.replace(specials, escaped) : value;
    else if (typeof value === 'boolean') line += value ? 't' : 'f';
    else if (typeof value === 'number') line += value;
    else line += `\\\\x${value.toString('hex')}`;
  }
  return line;
}

const special = /[\\\n\r\t\0]/;
const specials = /[\\\n\r\t\0]/g;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\0': '' };
const escaped = (sign: string) => escapes[sign] ?? sign;
