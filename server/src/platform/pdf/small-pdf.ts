import { deflateSync } from 'node:zlib';

/** One page of a PDF for tests: lines of ASCII text on A4, or drawing operators of its own. */
export interface SmallPage {
  readonly lines?: readonly string[];
  readonly operators?: string;
}

interface Wish {
  /** Says that it is encrypted, with a password that nobody knows. */
  readonly locked?: boolean;
}

/** A PDF as a print program writes it, of so many pages. */
export function smallPdf(pages: readonly SmallPage[], { locked = false }: Wish = {}): Buffer {
  const first = 4;
  const kids = pages.map((_, at) => `${first + at * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages.flatMap((page, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${first + at * 2 + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      streamOf(page.operators ?? textOperators(page.lines ?? [])),
    ]),
  ];
  return writePdf(objects, locked ? lock : '');
}

/** A page that draws a form ten times, which draws another ten times, and so on: `10 ** depth` squares. */
export function formBomb(depth: number): Buffer {
  const form = (at: number) =>
    at === depth
      ? streamOf('0 0 100 100 re f '.repeat(10), '/Type /XObject /Subtype /Form /BBox [0 0 595 842]')
      : streamOf(
          '/X Do '.repeat(10),
          `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X ${5 + at} 0 R >> >>`,
        );
  return writePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>',
    streamOf('/X Do '.repeat(10)),
    ...Array.from({ length: depth }, (_, at) => form(at + 1)),
  ]);
}

const lock = ` /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >> /ID [<00> <00>]`;

function textOperators(lines: readonly string[]): string {
  const shown = lines.map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`);
  return `BT /F1 18 Tf 24 TL 60 780 Td ${shown.join(' ')} ET`;
}

function streamOf(operators: string, entries = ''): string {
  const bytes = deflateSync(Buffer.from(operators, 'latin1')).toString('latin1');
  return `<< ${entries} /Filter /FlateDecode /Length ${bytes.length} >>\nstream\n${bytes}\nendstream`;
}

function writePdf(objects: readonly string[], trailer = ''): Buffer {
  let text = '%PDF-1.7\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = text.length;
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  return Buffer.from(
    `${text}trailer\n<< /Size ${size} /Root 1 0 R${trailer} >>\nstartxref\n${table}\n%%EOF\n`,
    'latin1',
  );
}
