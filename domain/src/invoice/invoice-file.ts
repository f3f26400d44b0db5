import { readYuan, yuanText } from '../kernel/money.ts';
import { isInvoiceNumber, serialsIn } from './serial.ts';

/** What the XML of a 数电发票 says of itself. */
export interface XmlInvoice {
  readonly number: string;
  readonly totalFen: number | null;
  readonly remark: string;
}

/**
 * Reads the few elements that prove an invoice's XML. Text alone is looked at: a document type or an entity is refused,
 * since a reader that resolved them could be made to open other files. Returns a sentence when it can't be used.
 */
export function readInvoiceXml(text: string): XmlInvoice | string {
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) return '文件里有外部实体声明，已拒绝读取。请从电子税务局重新下载。';
  const element = (...names: string[]) => {
    for (const name of names) {
      const match = new RegExp(`<(?:\\w+:)?${name}\\b[^>]*>([^<]*)</`, 'i').exec(text);
      if (match) return (match[1] ?? '').trim();
    }
    return '';
  };
  const number = element('EIid', 'InvoiceNumber', 'Fphm').replace(/\D/g, '');
  if (!isInvoiceNumber(number)) return '没有读出 20 位发票号码，请确认是数电发票的 XML 文件。';
  const totalFen = readYuan(
    element('TotalTax-includedAmount', 'TotalTaxIncludedAmount', 'TotaltaxIncludedAmount', 'Jshj'),
  );
  return { number, totalFen, remark: element('Remark', 'AdditionalInformation', 'Bz') };
}

export interface NamedInvoice {
  readonly id: string;
  readonly serial: string;
  readonly number: string | null;
  readonly totalFen: number;
}

/** The invoice that a returned file belongs to, by the number or serial in its name; null when none or several. */
export function invoiceOfFileName(name: string, invoices: readonly NamedInvoice[]): NamedInvoice | null {
  const numbers = new Set([...name.matchAll(/(?<!\d)\d{20}(?!\d)/g)].map((match) => match[0]));
  const serials = new Set(serialsIn(name));
  const found = invoices.filter((one) => (one.number !== null && numbers.has(one.number)) || serials.has(one.serial));
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Why an XML doesn't belong to the invoice that it was paired with; null when it does. */
export function problemOfXml(xml: XmlInvoice, invoice: NamedInvoice): string | null {
  if (invoice.number !== null && invoice.number !== xml.number)
    return `发票号码是 ${xml.number}，应为 ${invoice.number}。`;
  if (xml.totalFen === null) return '没有读出价税合计，请核对文件。';
  return xml.totalFen === invoice.totalFen
    ? null
    : `价税合计 ${yuanText(xml.totalFen)} 元，应为 ${yuanText(invoice.totalFen)} 元。`;
}
