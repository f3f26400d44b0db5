import { xmlText } from '../sheets/xlsx/cell-xml.ts';
import type { DocxBlock, DocxDocument } from './docx.ts';
import type { MediaPart } from './docx-parts.ts';
import { pictureSize } from './picture-size.ts';

const official = 'B3261E';
/** Twentieths of a point: A4, with 37/35/28/26 mm around the text (GB/T 9704-2012). */
const page =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>';
const textWidth = 11_906 - 1474 - 1588;

interface Run {
  readonly halfPoints?: number;
  readonly font?: string;
  readonly bold?: boolean;
  readonly colour?: string;
}

function run(text: string, { halfPoints, font, bold, colour }: Run = {}): string {
  const properties = [
    font ? `<w:rFonts w:eastAsia="${font}" w:ascii="${font}" w:hAnsi="${font}"/>` : '',
    bold ? '<w:b/>' : '',
    colour ? `<w:color w:val="${colour}"/>` : '',
    halfPoints ? `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>` : '',
  ].join('');
  return `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`;
}

const paragraph = (content: string, properties = '') =>
  `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${content}</w:p>`;

const centred = '<w:jc w:val="center"/>';
const indented = '<w:ind w:firstLineChars="200" w:firstLine="640"/>';
/** A line of its own height: large type or a picture would be cut off by the exact spacing of text. */
const free = (before: number, after: number) =>
  `<w:spacing w:before="${before}" w:after="${after}" w:line="240" w:lineRule="auto"/>`;

export function documentXml(document: DocxDocument, media: readonly MediaPart[]): string {
  let pictures = 0;
  const body = document.blocks.map((block) => {
    if (block.kind !== 'picture') return blockXml(block);
    pictures += 1;
    return pictureXml(block, media[pictures - 1], pictures);
  });
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document
xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>${body.join('')}${page}</w:body></w:document>`;
}

function blockXml(block: Exclude<DocxBlock, { kind: 'picture' }>): string {
  switch (block.kind) {
    case 'masthead':
      return paragraph(
        run([...block.text].join(' '), { halfPoints: 88, bold: true, colour: official, font: '宋体' }),
        `${free(240, 120)}${centred}`,
      );
    case 'center':
      return paragraph(run(block.text, { halfPoints: 28 }), centred);
    case 'redLine':
      return redLine(block.left, block.right);
    case 'title':
      return paragraph(run(block.text, { halfPoints: 44, bold: true, font: '宋体' }), `${free(360, 240)}${centred}`);
    case 'heading':
      return paragraph(run(block.text, { font: '黑体' }), `<w:keepNext/>${indented}`);
    case 'caption':
      return paragraph(run(block.text, { halfPoints: 28, font: '黑体' }), `<w:keepNext/>${free(240, 60)}${centred}`);
    case 'imprint':
      return paragraph(
        run(block.text, { halfPoints: 28 }),
        `<w:pBdr><w:top w:val="single" w:sz="8" w:space="4" w:color="1B2430"/><w:bottom w:val="single" w:sz="8" w:space="4" w:color="1B2430"/></w:pBdr>${free(480, 0)}`,
      );
    case 'table':
      return tableXml(block.head, block.rows);
    case 'paragraph':
      return paragraph(run(block.text), `${indented}<w:jc w:val="both"/>`);
  }
}

/** Left and right on one line, over the red line. */
function redLine(left: string, right: string): string {
  const properties = `<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="6" w:color="${official}"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="${textWidth}"/></w:tabs>${free(120, 0)}`;
  return paragraph(`${run(left, { halfPoints: 28 })}<w:r><w:tab/></w:r>${run(right, { halfPoints: 28 })}`, properties);
}

/** Of so many rows at most a table is not broken over two pages. */
const keptRows = 20;

function tableXml(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const width = Math.floor(textWidth / Math.max(1, head.length));
  const side = (name: string) => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="1B2430"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(side).join('');
  // a short table stays on one page: every row keeps with the next
  const holds = (at: number) => rows.length <= keptRows && at < rows.length - 1;
  const cell = (text: string, at: number) => {
    const form = `${holds(at) ? '<w:keepNext/>' : ''}${free(60, 60)}`;
    const words = run(text, { halfPoints: 24, bold: at < 0 });
    return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${paragraph(words, form)}</w:tc>`;
  };
  const row = (cells: readonly string[], at: number) =>
    `<w:tr><w:trPr><w:cantSplit/>${at < 0 ? '<w:tblHeader/>' : ''}</w:trPr>${cells.map((text) => cell(text, at)).join('')}</w:tr>`;
  const grid = head.map(() => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="${width * head.length}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${row(head, -1)}${rows.map(row).join('')}</w:tbl>`;
}

/** English Metric Units: 36,000 a millimetre. A photo is at most 100 × 75 mm, as on the printed page. */
const emu = 36_000;
const widest = 100 * emu;
const highest = 75 * emu;

function pictureXml(block: Extract<DocxBlock, { kind: 'picture' }>, part: MediaPart | undefined, at: number): string {
  if (!part) return '';
  const { width, height } = pictureSize(block.bytes) ?? { width: 4, height: 3 };
  const scale = Math.min(widest / Math.max(1, width), highest / Math.max(1, height));
  const cx = Math.round(width * scale);
  const cy = Math.round(height * scale);
  const name = xmlText(block.caption || `图片 ${at}`);
  const drawing = `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/><wp:docPr id="${at}" name="${name}" descr="${name}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="${at}" name="${part.file}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${part.id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
  const caption = block.caption ? paragraph(run(block.caption, { halfPoints: 24 }), `${free(0, 120)}${centred}`) : '';
  return `${paragraph(drawing, `<w:keepNext/>${free(120, 60)}${centred}`)}${caption}`;
}
