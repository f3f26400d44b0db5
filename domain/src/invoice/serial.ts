/** Our 发票流水号: at most 20 characters, unique, and put into 备注 so that the bureau's result leads back to it. */
export function invoiceSerial(number: number): string {
  return `YX${String(number).padStart(10, '0')}`;
}

/** The serial numbers that stand in a text. */
export function serialsIn(text: string): string[] {
  return [
    ...new Set(
      [
        ...text
          .normalize('NFKC')
          .toUpperCase()
          .matchAll(/YX\d{10,16}/g),
      ].map((match) => match[0]),
    ),
  ];
}

/** A 数电发票号码: 20 digits. */
export function isInvoiceNumber(text: string): boolean {
  return /^\d{20}$/.test(text);
}
