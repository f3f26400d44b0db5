import { basename, extname } from 'node:path';
import { makeBudget } from './budget.ts';
import { contentKind, isBinaryText } from './content-kind.ts';
import { decodeText } from './decode-text.ts';
import { readDelimited } from './delimited.ts';
import { readHtmlTables } from './html-table.ts';
import { fillMergedCells } from './merged.ts';
import { sheetRefusal, UnreadableSheet } from './refusals.ts';
import { defaultLimits, type ReadSheetsOptions, type ReadSheetsResult, type Sheet, type SheetLimits } from './sheet.ts';
import { readXlsx } from './xlsx/read-xlsx.ts';
import { refuseEntities } from './xlsx/xml.ts';

export type { ReadSheetsOptions, ReadSheetsResult, Sheet, SheetCell, SheetLimits, SheetRow } from './sheet.ts';

/**
 * Reads an uploaded table into plain rows: .xlsx, .xls, .csv, .tsv and HTML saved as .xls, known by content and not
 * by name. A file that can't be read is refused with a message; only programming errors throw. Runs in this thread:
 * a server uses `readSheetsInWorker`.
 */
export async function readSheets(
  bytes: Uint8Array,
  fileName: string,
  options: ReadSheetsOptions = {},
): Promise<ReadSheetsResult> {
  const file = basename(fileName.replaceAll('\\', '/'));
  const limits = { ...defaultLimits, ...options.limits };
  try {
    if (bytes.length > limits.fileBytes) {
      const size = Math.ceil(bytes.length / 1048576);
      throw new UnreadableSheet('fileTooLarge', { size, limit: Math.round(limits.fileBytes / 1048576) });
    }
    const sheets = await readByContent(bytes, file, limits, options);
    if (sheets.every((sheet) => sheet.rows.length === 0)) throw new UnreadableSheet('noRows');
    return { sheets };
  } catch (error) {
    if (error instanceof UnreadableSheet) return { refused: sheetRefusal(error.code, { file, ...error.params }) };
    throw error;
  }
}

/** The library for .xls and its code pages cost 0.2 seconds and 20 MB: loaded when there is one. */
async function readOldBook(bytes: Uint8Array, limits: SheetLimits, options: ReadSheetsOptions): Promise<Sheet[]> {
  const { readXls } = await import('./xls.ts');
  return readXls(bytes, limits, options);
}

async function readByContent(
  bytes: Uint8Array,
  file: string,
  limits: SheetLimits,
  options: ReadSheetsOptions,
): Promise<Sheet[]> {
  if (bytes.length === 0) throw new UnreadableSheet('empty');
  const content = contentKind(bytes);
  if (content.kind === 'zip') return readXlsx(bytes, limits, options);
  if (content.kind === 'other') throw new UnreadableSheet('unsupported', { found: content.found });
  if (content.kind === 'biff') return readOldBook(bytes, limits, options);
  if (content.kind === 'compound') {
    refuseOtherCompounds(bytes);
    return readOldBook(bytes, limits, options);
  }
  return readText(decodeText(bytes), bytes, file, limits, options);
}

/** The directory of a compound file names its streams in UTF-16: an encrypted .xlsx and a .doc are known by that. */
function refuseOtherCompounds(bytes: Uint8Array): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (name: string) => buffer.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage') || holds('EncryptionInfo')) throw new UnreadableSheet('encrypted');
  if (holds('Workbook') || holds('Book')) return;
  if (holds('WordDocument')) throw new UnreadableSheet('unsupported', { found: 'Word 文档' });
  if (holds('PowerPoint')) throw new UnreadableSheet('unsupported', { found: '演示文稿' });
  throw new UnreadableSheet('corrupt', { where: '找不到工作簿' });
}

async function readText(
  text: string,
  bytes: Uint8Array,
  file: string,
  limits: SheetLimits,
  options: ReadSheetsOptions,
): Promise<Sheet[]> {
  if (isBinaryText(text)) throw new UnreadableSheet('unsupported', { found: '内容不是文字' });
  if (text.trim() === '') throw new UnreadableSheet('empty');
  const name = basename(file, extname(file));
  const head = text.slice(0, 65_536);
  if (/^\s*<\?xml/i.test(head) && head.includes('urn:schemas-microsoft-com:office:spreadsheet')) {
    refuseEntities(head);
    return readOldBook(bytes, limits, options);
  }
  if (/^\s*</.test(head) || /<(html|table)[\s>]/i.test(head)) {
    if (!/<(table|tr)[\s>]/i.test(text)) throw new UnreadableSheet('unsupported', { found: '网页里没有表格' });
    const { sheet, merged } = readHtmlTables(text, name, makeBudget(limits, 1, options.onProgress));
    if (options.fillMerged) fillMergedCells(sheet, merged, limits);
    return [sheet];
  }
  return readDelimited(text, name, limits);
}
