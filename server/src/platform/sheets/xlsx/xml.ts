import { UnreadableSheet } from '../refusals.ts';

/** The value of an attribute inside one tag's text, entities decoded; null when absent. */
export function attribute(tag: string, name: string): string | null {
  let at = 0;
  for (;;) {
    at = tag.indexOf(name, at);
    if (at < 0) return null;
    const before = tag.charCodeAt(at - 1);
    let after = at + name.length;
    if (before === 32 || before === 10 || before === 9 || before === 13) {
      while (tag.charCodeAt(after) === 32) after++;
      if (tag.charCodeAt(after) === 61) {
        after++;
        while (tag.charCodeAt(after) === 32) after++;
        const quote = tag[after];
        if (quote === '"' || quote === "'") {
          const end = tag.indexOf(quote, after + 1);
          return end < 0 ? null : decodeXml(tag.slice(after + 1, end));
        }
      }
    }
    at += name.length;
  }
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Decodes the five entities of XML and character references. Other entities would need a declaration: refused. */
export function decodeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, body: string) => {
    if (body[0] !== '#') return named[body] ?? whole;
    const code = body[1] === 'x' || body[1] === 'X' ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

/** Excel's own escape for characters that XML can't hold: `_x000D_` is a carriage return. */
export function decodeCellText(text: string): string {
  const plain = decodeXml(text);
  if (!plain.includes('_x')) return plain;
  return plain.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** A workbook has no business declaring entities: refuses a DTD before anything is read. */
export function refuseEntities(xml: string): void {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new UnreadableSheet('unsafeXml');
}

/** Every element of one name in a small document, as the text of its opening tag (no nesting of a name in itself). */
export function openingTags(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])[^>]*>`, 'g')) ?? [];
}

/**
 * The texts of the `<t>` elements inside a string item or inline string, joined; phonetic guides (`<rPh>`) left out.
 * `prefix` is the namespace prefix with its colon, mostly ''.
 */
export function joinTexts(xml: string, prefix: string): string {
  const body = xml.includes('rPh') ? xml.replace(new RegExp(`<${prefix}rPh[\\s>].*?</${prefix}rPh>`, 'gs'), '') : xml;
  const open = `<${prefix}t`;
  const close = `</${prefix}t>`;
  let joined = '';
  let at = 0;
  for (;;) {
    at = body.indexOf(open, at);
    if (at < 0) return joined;
    at += open.length;
    const next = body.charCodeAt(at);
    if (next !== 62 && next !== 32 && next !== 47 && next !== 10) continue;
    const start = body.indexOf('>', at);
    if (start < 0) return joined;
    if (body.charCodeAt(start - 1) === 47) {
      at = start;
      continue;
    }
    const end = body.indexOf(close, start);
    if (end < 0) return joined;
    joined += decodeCellText(withoutCdata(body.slice(start + 1, end)));
    at = end + close.length;
  }
}

function withoutCdata(text: string): string {
  if (!text.includes('<![CDATA[')) return text;
  return text.replace(/<!\[CDATA\[(.*?)\]\]>/gs, (_, inner: string) =>
    inner.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
  );
}

const scratch = Buffer.alloc(65_536);

/**
 * A copy of a text that stands alone. A slice of a long string keeps that whole string in memory: without this a
 * sheet's cells would hold on to all of its XML. Slices under 13 characters are copies already.
 */
export function ownText(text: string): string {
  const { length } = text;
  if (length < 13 || length > 32_767) return text;
  const bytes = scratch.write(text, 'utf16le');
  // Digits and letters fit one byte each, and most long texts of a roster are document numbers.
  for (let at = 1; at < bytes; at += 2) if (scratch[at] !== 0) return scratch.toString('utf16le', 0, bytes);
  return scratch.toString('latin1', 0, scratch.write(text, 'latin1'));
}
