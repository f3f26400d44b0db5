import { plainFileName } from '@yanxiu/domain/file/purpose';
import { mediaTypeOf } from '../platform/files/media-type.ts';
import { UnreadableSheet } from '../platform/sheets/refusals.ts';
import { defaultLimits } from '../platform/sheets/sheet.ts';
import { openArchive } from '../platform/sheets/zip.ts';

export interface UnpackedInvoice {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  xml: 'application/xml',
};

/**
 * The PDF, OFD and XML files of the bureau's archive, whatever folder they lie in; other files are passed over. Sizes
 * are limited as for sheets. Null for an archive that is damaged, encrypted or too large.
 */
export async function unpackInvoices(archive: Uint8Array): Promise<UnpackedInvoice[] | null> {
  try {
    const zip = await openArchive(archive, defaultLimits);
    const found: UnpackedInvoice[] = [];
    for (const path of zip.names) {
      const kind = /\.(pdf|ofd|xml)$/i.exec(path)?.[1]?.toLowerCase();
      if (!kind || path.startsWith('__MACOSX/')) continue;
      const parts: Buffer[] = [];
      for await (const part of zip.chunks(path)) parts.push(part);
      const bytes = Buffer.concat(parts);
      if (isWhatItSays(kind, bytes))
        found.push({ name: plainFileName(path.split('/').at(-1) ?? path), mediaType: mediaTypes[kind] ?? '', bytes });
    }
    return found;
  } catch (error) {
    if (error instanceof UnreadableSheet) return null;
    throw error;
  }
}

/** The bytes are judged, never the name: an OFD is a zip, an XML begins with its first tag. */
function isWhatItSays(kind: string, bytes: Uint8Array): boolean {
  const known = mediaTypeOf(bytes)?.mediaType;
  if (kind === 'pdf') return known === 'application/pdf';
  if (kind === 'ofd') return known === 'application/zip';
  return /^\uFEFF?\s*</.test(Buffer.from(bytes.subarray(0, 64)).toString('utf8'));
}
