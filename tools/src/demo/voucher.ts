type Row = readonly [label: string, value: string];

/**
 * A small, valid PDF of one page: what a bank prints as a receipt, or the tax bureau as an invoice, for the demo. Its Chinese
 * stands in the font that every reader of PDF brings along, so that nothing has to be embedded.
 */
export function voucherPdf(title: string, rows: readonly Row[]): Uint8Array {
  const lines = [
    drawn(18, 60, 360, title),
    ...rows.flatMap(([label, value], at) => {
      const down = 318 - at * 26;
      return [drawn(12, 60, down, label), drawn(12, 160, down, value)];
    }),
    '0.6 w 50 345 m 545 345 l S',
  ];
  const stream = lines.join('\n');
  const font = '/Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R]';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 421] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    `<< ${font} >>`,
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /W [1 94 500] /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = body.length;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`, 'latin1');
}

/** Text at a place of the page; the encoding takes UTF-16 in big-endian pairs. */
function drawn(size: number, across: number, up: number, text: string): string {
  const codes = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0'));
  return `BT /F1 ${size} Tf ${across} ${up} Td <${codes.join('')}> Tj ET`;
}
