/** Two-byte codes of GBK by character, read out of the platform's own decoder: a table that cannot disagree with it. */
function buildTable(): Map<string, number> {
  const decoder = new TextDecoder('gb18030', { fatal: true });
  const table = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      const code = character.codePointAt(0) ?? 0;
      // Private-use code points are GBK's unassigned places.
      if (code < 0xe000 || code > 0xf8ff) table.set(character, lead * 256 + trail);
    }
  }
  return table;
}

let table: Map<string, number> | undefined;

/** Text as GBK bytes. A character that GBK lacks (some rare names) becomes `?`, as a bank's old system prints it. */
export function encodeGbk(text: string): Uint8Array {
  table ??= buildTable();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const pair = table.get(character);
    if (code < 0x80) bytes.push(code);
    else if (pair === undefined) bytes.push(0x3f);
    else bytes.push(pair >> 8, pair & 0xff);
  }
  return Uint8Array.from(bytes);
}
