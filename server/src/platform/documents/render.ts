import { missingGlyphs, withMissingMarked } from './glyphs.ts';
import type { TemplateData, TemplateName } from './templates.ts';
import { templates } from './templates.ts';
import type { TypesetAnswer, TypesetOrder } from './typeset-order.ts';
import { stopTypesetter, typeset } from './typesetter.ts';

export { missingGlyphs } from './glyphs.ts';
export type { TemplateData, TemplateName } from './templates.ts';

/** A document that must hold every character cannot be printed. Ask `missingGlyphs` before to refuse in time. */
export class MissingGlyphsError extends Error {
  readonly characters: readonly string[];

  constructor(characters: readonly string[]) {
    const named = characters.map((character) => `${character}（U+${codeOf(character)}）`).join('、');
    super(`字库中没有以下字，不能打印：${named}。请核对姓名、单位名称的用字，改用国家标准编码的字后再打印。`);
    this.characters = characters;
  }
}

/**
 * Prints a document as PDF/A-2b with the embedded fonts it uses. Data is checked by the template's shape (throws a
 * ZodError); the same data gives the same bytes. Throws MissingGlyphsError for a certificate, notice or briefing with a
 * character that no font holds; other forms show `〓` there. `pictures` are photos that the data name by their file names.
 */
export async function renderPdf<T extends TemplateName>(
  template: T,
  data: TemplateData<T>,
  pictures: NonNullable<TypesetOrder['pictures']> = [],
): Promise<Uint8Array> {
  const answer = await typeset({ ...orderFor(template, data, 'pdf'), pictures });
  if (answer.kind !== 'pdf') throw failure(template, answer);
  return answer.bytes;
}

/** One page (from 1) of a document as an SVG drawing, for a preview on screen; null when there is no such page. */
export async function renderSvg<T extends TemplateName>(
  template: T,
  data: TemplateData<T>,
  page: number,
): Promise<string | null> {
  const answer = await typeset(orderFor(template, data, 'svg'));
  if (answer.kind !== 'svg') throw failure(template, answer);
  return page >= 1 && page <= answer.pages ? onePage(answer.svg, page, answer.pages) : null;
}

/** Ends the worker: part of the server's orderly shutdown, and of tests. */
export async function stopDocuments(): Promise<void> {
  await stopTypesetter();
}

function orderFor<T extends TemplateName>(template: T, data: TemplateData<T>, output: 'pdf' | 'svg'): TypesetOrder {
  const { file, shape, needsEveryGlyph } = templates[template];
  const json = JSON.stringify(shape.parse(data));
  const missing = missingGlyphs(json);
  if (missing.length > 0 && needsEveryGlyph) throw new MissingGlyphsError(missing);
  return {
    file,
    json: missing.length > 0 ? withMissingMarked(json) : json,
    output,
    createdAtSec: Math.floor(data.printedAt.getTime() / 1000),
  };
}

/** The compiler draws all pages below each other; every page of a template has one size, so a page is a window on it. */
function onePage(svg: string, page: number, pages: number): string {
  return svg.replace(/viewBox="0 0 ([\d.]+) ([\d.]+)" width="[\d.]+pt" height="[\d.]+pt"/, (_, width, height) => {
    const pageHeight = Number(height) / pages;
    return `viewBox="0 ${(page - 1) * pageHeight} ${width} ${pageHeight}" width="${width}pt" height="${pageHeight}pt"`;
  });
}

function failure(template: string, answer: TypesetAnswer): Error {
  return new Error(`document ${template}: ${answer.kind === 'failed' ? answer.reason : `unexpected ${answer.kind}`}`);
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
