import { z } from 'zod';
import { picturesOf } from './page-blocks.ts';
import { mostPageText } from './pdf-page.ts';

/** Rich text of a document lesson as plain structured JSON: nothing in it is ever run or taken for HTML. */
const run = z.strictObject({ text: z.string().min(1).max(2000), bold: z.boolean().optional() });
const runs = z.array(run).min(1).max(50);

export const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), text: z.string().trim().min(1, '小标题不能为空。').max(100) }),
  z.strictObject({ kind: z.literal('paragraph'), runs }),
  z.strictObject({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(runs).min(1).max(50) }),
  z.strictObject({ kind: z.literal('quote'), runs, source: z.string().trim().max(100).default('') }),
]);

/** A page of a PDF as a picture, named by its content; `text` is what it says, for readers and for searching. */
export const pagePicture = z.strictObject({
  kind: z.literal('picture'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  width: z.int().min(1).max(4000),
  height: z.int().min(1).max(8000),
  sizeBytes: z.int().min(1).max(4_000_000),
  text: z
    .string()
    .trim()
    .max(mostPageText * 2, '本页文字太长，请精简。'),
});

/** What stands on a page of a document. */
export const pageBlock = z.discriminatedUnion('kind', [...block.options, pagePicture]);

/** One page; `readSec` is the most that reading it can earn. */
export const documentPage = z.strictObject({
  title: z.string().trim().min(1, '每页都要有标题。').max(100),
  readSec: z.int().min(30, '每页的阅读时长为 30 秒到 15 分钟。').max(900, '每页的阅读时长为 30 秒到 15 分钟。'),
  blocks: z
    .array(pageBlock)
    .min(1, '这一页还没有内容。')
    .max(200)
    .refine((blocks) => picturesOf(blocks).length <= 1, '一页最多一张图片。'),
});

export const documentPages = z.array(documentPage).min(1, '至少要有一页。').max(100, '最多 100 页，请分成几课。');

export type Block = z.infer<typeof block>;
export type PagePicture = z.infer<typeof pagePicture>;
export type PageBlock = z.infer<typeof pageBlock>;
export type DocumentPage = z.infer<typeof documentPage>;

/** Where each page lies on the document's axis of seconds: page n covers `fromSec` to `toSec`. */
export function pageSpans(pages: readonly { readonly readSec: number }[]): { fromSec: number; toSec: number }[] {
  let at = 0;
  return pages.map(({ readSec }) => {
    const fromSec = at;
    at += readSec;
    return { fromSec, toSec: at };
  });
}
