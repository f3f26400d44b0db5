import { builtInFormat, customFormat, type NumberFormat } from './number-text.ts';
import { attribute, openingTags } from './xml.ts';

/** The number format of each cell style, by the index that a cell's `s` attribute gives. */
export function readFormats(xml: string): NumberFormat[] {
  const custom = new Map<number, NumberFormat>();
  for (const tag of openingTags(xml, 'numFmt')) {
    custom.set(Number(attribute(tag, 'numFmtId')), customFormat(attribute(tag, 'formatCode') ?? ''));
  }
  const cellFormats = /<(?:\w+:)?cellXfs\b[^>]*>(.*?)<\/(?:\w+:)?cellXfs>/s.exec(xml)?.[1] ?? '';
  return openingTags(cellFormats, 'xf').map((tag) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0);
    return custom.get(id) ?? builtInFormat(id);
  });
}
