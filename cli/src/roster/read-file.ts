import { readFile, stat } from 'node:fs/promises';
import type { Refusal } from '@yanxiu/domain/kernel/refusal';
import { sheetRefusal } from '@yanxiu/server/platform/sheets/refusals';
import { defaultLimits } from '@yanxiu/server/platform/sheets/sheet';

/** A file's bytes, not read when it is missing, a folder or too large: then why not. */
export async function readLimitedFile(file: string): Promise<Uint8Array | Refusal> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) return sheetRefusal('notFound', { file });
  if (found.size > defaultLimits.fileBytes) {
    const megabyte = 1024 * 1024;
    const size = Math.ceil(found.size / megabyte);
    return sheetRefusal('fileTooLarge', { file, size, limit: defaultLimits.fileBytes / megabyte });
  }
  return readFile(file).catch(() => sheetRefusal('notFound', { file }));
}
