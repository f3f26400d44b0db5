/** What the first bytes of an upload say it is; names and declared types are never trusted. Null: not on the allow-list. */
export function mediaTypeOf(bytes: Uint8Array): { mediaType: string; extension: string } | null {
  const starts = (...signature: number[]) => signature.every((byte, index) => bytes[index] === byte);
  const ascii = (from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1');
  if (starts(0x25, 0x50, 0x44, 0x46)) return { mediaType: 'application/pdf', extension: 'pdf' };
  if (starts(0xff, 0xd8, 0xff)) return { mediaType: 'image/jpeg', extension: 'jpg' };
  if (starts(0x89, 0x50, 0x4e, 0x47)) return { mediaType: 'image/png', extension: 'png' };
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return { mediaType: 'image/webp', extension: 'webp' };
  if (ascii(4, 8) === 'ftyp') return { mediaType: 'video/mp4', extension: 'mp4' };
  if (starts(0x50, 0x4b, 0x03, 0x04)) return { mediaType: 'application/zip', extension: 'zip' };
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return { mediaType: 'application/vnd.ms-office', extension: 'xls' };
  return null;
}

/** The kinds that a voucher, a stamped scan or other evidence may have: a photo or a PDF. */
export const evidenceTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const;
