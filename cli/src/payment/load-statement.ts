import { readFile } from 'node:fs/promises';
import type { Refusal } from '@yanxiu/domain/kernel/refusal';
import type { Statement } from '@yanxiu/domain/payment/statement-line';
import { readStatementSheets } from '@yanxiu/domain/payment/statement-pick';
import { isPdf, statementRefusal } from '@yanxiu/domain/payment/statement-refusals';
import { readSheets } from '@yanxiu/server/platform/sheets/read';
import { sheetRefusal } from '@yanxiu/server/platform/sheets/refusals';

/** Reads a file's bytes; null when there is no such file. */
export async function bytesOf(file: string): Promise<Uint8Array | null> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES') return null;
    throw error;
  }
}

/** Reads a statement file of any kind; whatever is wrong with it comes back as a refusal. */
export async function loadStatement(file: string): Promise<Statement | Refusal> {
  const bytes = await bytesOf(file);
  if (bytes === null) return sheetRefusal('notFound', { file });
  if (isPdf(bytes)) return statementRefusal('statement_pdf');
  const read = await readSheets(bytes, file);
  if ('refused' in read) return read.refused;
  return readStatementSheets(read.sheets);
}
