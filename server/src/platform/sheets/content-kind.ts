/** What a file is by its first bytes; `other` carries the words that tell the user what it is instead. */
export type ContentKind = { kind: 'zip' | 'compound' | 'biff' | 'text' } | { kind: 'other'; found: string };

const bitmap: readonly number[] = [0x42, 0x4d];

const signatures: readonly { bytes: readonly number[]; found: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], found: 'PDF 文件' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], found: '图片' },
  { bytes: [0xff, 0xd8, 0xff], found: '图片' },
  { bytes: [0x47, 0x49, 0x46, 0x38], found: '图片' },
  { bytes: bitmap, found: '图片' },
  { bytes: [0x52, 0x61, 0x72, 0x21], found: 'RAR 压缩包' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], found: '7z 压缩包' },
  { bytes: [0x1f, 0x8b], found: '压缩包' },
  { bytes: [0x4d, 0x5a, 0x90], found: '程序文件' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], found: '程序文件' },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], found: 'RTF 文档' },
];

/** A name proves nothing: half of the ".xls" of school platforms are web pages, and WPS saves .et inside .xls. */
export function contentKind(bytes: Uint8Array): ContentKind {
  const starts = (...signature: readonly number[]) => signature.every((byte, index) => bytes[index] === byte);
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0x50, 0x4b, 0x05, 0x06)) return { kind: 'zip' };
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return { kind: 'compound' };
  if (bytes[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? -1) && (bytes[3] ?? 1) === 0) {
    return { kind: 'biff' };
  }
  for (const { bytes: signature, found } of signatures) {
    if (starts(...signature) && !(signature === bitmap && looksLikeText(bytes))) return { kind: 'other', found };
  }
  return { kind: 'text' };
}

/** "BM" may well be the first two letters of a table. */
function looksLikeText(bytes: Uint8Array): boolean {
  return !bytes.subarray(0, 512).includes(0);
}

/** Words for text that holds control characters no table has: a renamed program, picture or database. */
export function isBinaryText(text: string): boolean {
  let control = 0;
  for (let at = 0; at < Math.min(text.length, 20_000); at++) {
    const code = text.charCodeAt(at);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12 && code !== 26) control++;
  }
  return control > 0;
}
