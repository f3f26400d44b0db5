import { CFB, utils, type WorkSheet, write } from '@e965/xlsx';
import {
  contentTypes,
  packageRelations,
  sheetHead,
  stylesXml,
  workbookRelations,
  workbookXml,
} from './xlsx/static-parts.ts';
import { type EntryToWrite, zipStream } from './zip-stream.ts';

/** The nine headings of 忻教发〔2020〕98号 附件1 and one person of nobody's. */
export const headings = [
  '序号',
  '姓名',
  '学段',
  '学科',
  '手机号(注册用)',
  '身份证号',
  '县(市、区)',
  '学校全称',
  '备注',
];
export const person = ['1', '张三', '小学', '语文', '15400000001', '140522198503070020', '阳城县', '凤城镇中心校', ''];

export async function zipOf(entries: readonly EntryToWrite[]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of zipStream(entries)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A workbook of one sheet whose XML is given whole: what a hostile or foreign program might have written. */
export function workbookAround(sheetXml: EntryToWrite['chunks'], more: readonly EntryToWrite[] = []): EntryToWrite[] {
  return [
    { name: '[Content_Types].xml', chunks: [contentTypes] },
    { name: '_rels/.rels', chunks: [packageRelations] },
    { name: 'xl/workbook.xml', chunks: [workbookXml([{ name: '名单', headingLine: null }])] },
    { name: 'xl/_rels/workbook.xml.rels', chunks: [workbookRelations(1)] },
    { name: 'xl/styles.xml', chunks: [stylesXml] },
    { name: 'xl/worksheets/sheet1.xml', chunks: sheetXml },
    ...more,
  ];
}

export function sheetXml(rows: string, head = '', tail = ''): string {
  return `${sheetHead}${head}<sheetData>${rows}</sheetData>${tail}</worksheet>`;
}

export function inlineRow(line: number, texts: readonly string[], attributes = ''): string {
  const cells = texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`);
  return `<row r="${line}"${attributes}>${cells.join('')}</row>`;
}

/** A file as another program's library writes it: .xlsx with shared strings, or binary .xls. */
export function foreignBook(sheet: WorkSheet, bookType: 'xlsx' | 'biff8' | 'xlml' | 'html'): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '名单');
  const written: unknown = write(book, { type: 'buffer', bookType, bookSST: true });
  return Buffer.from(written as Uint8Array);
}

/** What Excel writes when a workbook has a password to open it. */
export function encryptedBook(): Buffer {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, '/EncryptionInfo', Buffer.alloc(64, 1));
  CFB.utils.cfb_add(file, '/EncryptedPackage', Buffer.alloc(4096, 7));
  return Buffer.from(CFB.write(file, { type: 'buffer' }) as Uint8Array);
}

/** An old .xls whose stream says, right after its beginning, that the rest is encrypted (FILEPASS). */
export function encryptedXls(): Buffer {
  const book = foreignBook(utils.aoa_to_sheet([headings, person]), 'biff8');
  return withXlsRecord(book, 0x0809, Buffer.from('2f0006000000010002000300'.slice(0, 20), 'hex'));
}

/** Inserts a record into the stream of an .xls, after the first record of a type. */
export function withXlsRecord(book: Buffer, afterType: number, record: Buffer): Buffer {
  const content = Buffer.from(CFB.find(CFB.read(book, { type: 'buffer' }), '/Workbook')?.content as Uint8Array);
  let at = 0;
  while (content.readUInt16LE(at) !== afterType) at += 4 + content.readUInt16LE(at + 2);
  at += 4 + content.readUInt16LE(at + 2);
  const out = CFB.utils.cfb_new();
  CFB.utils.cfb_add(out, '/Workbook', Buffer.concat([content.subarray(0, at), record, content.subarray(at)]));
  return Buffer.from(CFB.write(out, { type: 'buffer' }) as Uint8Array);
}

/** The ROW record that hides the row with a 0-based index. */
export function hiddenRowRecord(row: number): Buffer {
  const record = Buffer.alloc(20);
  record.writeUInt16LE(0x0208, 0);
  record.writeUInt16LE(16, 2);
  record.writeUInt16LE(row, 4);
  record.writeUInt16LE(9, 8);
  record.writeUInt16LE(0xff, 10);
  record.writeUInt32LE(0x0120, 16);
  return record;
}
