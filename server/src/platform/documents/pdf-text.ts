import { inflateSync } from 'node:zlib';

/**
 * The text of each page of a PDF that this folder printed, runs joined in drawing order without line ends: for tests that
 * ask what a paper says. Knows the one way our compiler writes (classic objects, two-byte glyphs), not PDF at large.
 */
export function pdfText(pdf: Uint8Array): string[] {
  const source = Buffer.from(pdf);
  const objects = readObjects(source);
  const pages = [...objects.values()].filter((object) => /\/Type \/Page\s/.test(object.head));
  return pages.map((page) => {
    const resources = objects.get(reference(page.head, 'Resources'))?.head ?? '';
    const fonts = new Map<string, ReadonlyMap<number, string>>();
    for (const [, name = '', number] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const toUnicode = objects.get(reference(objects.get(Number(number))?.head ?? '', 'ToUnicode'));
      fonts.set(name, readCharacters(toUnicode?.stream() ?? ''));
    }
    return textOf(objects.get(reference(page.head, 'Contents'))?.stream() ?? '', fonts);
  });
}

interface PdfObject {
  readonly head: string;
  readonly stream: () => string;
}

function readObjects(source: Buffer): Map<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  const text = source.toString('latin1');
  const opening = /(?<=^|\n)(\d+) 0 obj\n/g;
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const end = text.indexOf('endobj', found.index);
    const body = text.indexOf('>>\nstream\n', found.index);
    const hasStream = body >= 0 && body < end;
    const head = text.slice(found.index, hasStream ? body : end);
    const from = body + '>>\nstream\n'.length;
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const stream = () => (hasStream ? inflateSync(source.subarray(from, from + length)).toString('latin1') : '');
    objects.set(Number(found[1]), { head, stream });
    if (hasStream) opening.lastIndex = from + length;
  }
  return objects;
}

function reference(head: string, name: string): number {
  return Number(new RegExp(`/${name} (\\d+) 0 R`).exec(head)?.[1] ?? -1);
}

/** Glyph → characters, from the `bfchar` and `bfrange` lines of a ToUnicode map (ISO 32000-1 9.10.3). */
function readCharacters(map: string): Map<number, string> {
  const characters = new Map<number, string>();
  for (const [, glyph = '', hex = ''] of map.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>$/gim)) {
    characters.set(Number.parseInt(glyph, 16), Buffer.from(hex, 'hex').swap16().toString('utf16le'));
  }
  return characters;
}

function textOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  const saved: ReadonlyMap<number, string>[] = [];
  let font: ReadonlyMap<number, string> = new Map();
  let text = '';
  // A font chosen between q and Q is forgotten at the Q (ISO 32000-1 8.4.2). Strings stand as <hex> or as (text).
  const token = /\/(F\d+) [\d.]+ Tf|^([qQ])$|<([0-9A-F]+)>|\(/gim;
  for (let found = token.exec(content); found; found = token.exec(content)) {
    const [whole, fontName, state, hex] = found;
    if (fontName) font = fonts.get(fontName) ?? new Map();
    if (state === 'q') saved.push(font);
    if (state === 'Q') font = saved.pop() ?? new Map();
    if (hex) text += charactersOf(Buffer.from(hex, 'hex').toString('latin1'), font);
    if (whole !== '(') continue;
    const end = endOfLiteral(content, token.lastIndex);
    text += charactersOf(unescaped(content.slice(token.lastIndex, end)), font);
    token.lastIndex = end + 1;
  }
  return text;
}

function charactersOf(bytes: string, font: ReadonlyMap<number, string>): string {
  let characters = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    characters += font.get((bytes.charCodeAt(at) << 8) | bytes.charCodeAt(at + 1)) ?? '';
  }
  return characters;
}

/** Where the bracket that ends a string stands: pairs of brackets inside it are not escaped (ISO 32000-1 7.3.4.2). */
function endOfLiteral(content: string, from: number): number {
  let depth = 0;
  for (let at = from; at < content.length; at += 1) {
    const character = content[at];
    if (character === '\\') at += 1;
    else if (character === '(') depth += 1;
    else if (character === ')') {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return content.length;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(literal: string): string {
  return literal.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) =>
    /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? code),
  );
}
