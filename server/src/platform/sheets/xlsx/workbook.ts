import { UnreadableSheet } from '../refusals.ts';
import type { Archive } from '../zip.ts';
import type { NumberFormat } from './number-text.ts';
import { readFormats } from './styles.ts';
import { attribute, openingTags, refuseEntities } from './xml.ts';

export interface WorkbookParts {
  sheets: { name: string; hidden: boolean; part: string }[];
  sharedStrings: string | null;
  formats: NumberFormat[];
  from1904: boolean;
}

/** Finds the parts of an .xlsx: sheets in tab order, shared strings, cell formats. Throws `UnreadableSheet`. */
export async function readWorkbook(archive: Archive): Promise<WorkbookParts> {
  const book = await workbookPart(archive);
  const xml = await smallXml(archive, book);
  const links = await relations(archive, book);
  const sheets = openingTags(xml, 'sheet').flatMap((tag) => {
    const link = links.get(attribute(tag, 'r:id') ?? anyRelationId(tag) ?? '');
    if (!link?.type.endsWith('/worksheet') || !archive.has(link.target)) return [];
    const state = attribute(tag, 'state');
    return [{ name: attribute(tag, 'name') ?? '', hidden: state !== null && state !== 'visible', part: link.target }];
  });
  if (sheets.length === 0) throw new UnreadableSheet('corrupt', { where: '找不到工作表' });
  const part = (type: string) => [...links.values()].find((link) => link.type.endsWith(type))?.target ?? null;
  const strings = part('/sharedStrings');
  const styles = part('/styles');
  return {
    sheets,
    sharedStrings: strings && archive.has(strings) ? strings : null,
    formats: styles && archive.has(styles) ? readFormats(await smallXml(archive, styles)) : [],
    from1904: /<(?:\w+:)?workbookPr\b[^>]*date1904\s*=\s*["'](1|true)["']/.test(xml),
  };
}

async function workbookPart(archive: Archive): Promise<string> {
  if (archive.has('_rels/.rels')) {
    for (const link of (await relations(archive, '')).values()) {
      if (link.type.endsWith('/officeDocument') && archive.has(link.target)) return link.target;
    }
  }
  if (archive.has('xl/workbook.xml')) return 'xl/workbook.xml';
  throw new UnreadableSheet('corrupt', { where: '缺少 xl/workbook.xml' });
}

async function smallXml(archive: Archive, name: string): Promise<string> {
  const xml = await archive.text(name);
  refuseEntities(xml);
  return xml;
}

async function relations(archive: Archive, part: string): Promise<Map<string, { type: string; target: string }>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const list = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const links = new Map<string, { type: string; target: string }>();
  if (!archive.has(list)) return links;
  for (const tag of openingTags(await smallXml(archive, list), 'Relationship')) {
    const target = attribute(tag, 'Target') ?? '';
    links.set(attribute(tag, 'Id') ?? '', { type: attribute(tag, 'Type') ?? '', target: resolve(folder, target) });
  }
  return links;
}

/** Joins a relation's target to its folder; a path can only name an entry of the archive, never a file. */
function resolve(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

function anyRelationId(tag: string): string | null {
  return /\s\w+:id\s*=\s*["']([^"']*)["']/.exec(tag)?.[1] ?? null;
}
