import { type EntryToWrite, zipStream } from '../sheets/zip-stream.ts';
import { documentXml } from './docx-body.ts';
import {
  contentTypesXml,
  documentRelationsXml,
  type MediaPart,
  packageRelationsXml,
  settingsXml,
  stylesXml,
} from './docx-parts.ts';

/** What stands in an official-looking Word file, from top to bottom. */
export type DocxBlock =
  | {
      readonly kind: 'masthead' | 'center' | 'title' | 'heading' | 'paragraph' | 'caption' | 'imprint';
      readonly text: string;
    }
  /** Source and date over the red line below the masthead. */
  | { readonly kind: 'redLine'; readonly left: string; readonly right: string }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'picture'; readonly bytes: Uint8Array; readonly mediaType: string; readonly caption: string };

export interface DocxDocument {
  readonly title: string;
  readonly blocks: readonly DocxBlock[];
}

/**
 * A .docx (ISO/IEC 29500, WordprocessingML) of A4 pages with the margins of official documents, for Word and WPS. The
 * same content gives the same bytes. Pictures are JPEG or PNG.
 */
export async function docxBytes(document: DocxDocument): Promise<Buffer> {
  const media: MediaPart[] = document.blocks
    .flatMap((block) => (block.kind === 'picture' ? [block] : []))
    .map(({ bytes, mediaType }, at) => ({
      id: `picture${at + 1}`,
      file: `picture${at + 1}.${mediaType === 'image/png' ? 'png' : 'jpg'}`,
      bytes,
    }));
  const entries: EntryToWrite[] = [
    { name: '[Content_Types].xml', chunks: [contentTypesXml] },
    { name: '_rels/.rels', chunks: [packageRelationsXml] },
    { name: 'word/document.xml', chunks: [documentXml(document, media)] },
    { name: 'word/styles.xml', chunks: [stylesXml] },
    { name: 'word/settings.xml', chunks: [settingsXml] },
    { name: 'word/_rels/document.xml.rels', chunks: [documentRelationsXml(media)] },
    ...media.map(({ file, bytes }) => ({ name: `word/media/${file}`, chunks: [bytes] })),
  ];
  const chunks: Buffer[] = [];
  for await (const chunk of zipStream(entries)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
