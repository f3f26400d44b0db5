import { z } from 'zod';
import { type Block, bodyText, tidyBody } from './body.ts';

/**
 * The text of a notice as it crosses the wire and is stored (decision 0026). There is no markup anywhere on its way from
 * the editor to the paper, so nothing in it can be run.
 */
const run = z.strictObject({ text: z.string().max(20_000), bold: z.boolean().optional() });
const runs = z.array(run).max(500);

const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['heading', 'subheading', 'paragraph']), runs }),
  z.strictObject({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(runs).max(200) }),
  z.strictObject({ kind: z.literal('table'), rows: z.array(z.array(runs).max(20)).max(300) }),
]) satisfies z.ZodType<Block>;

/** As it is stored and read: it was tidied when it came in. */
export const storedBody = z.array(block);

const mostCharacters = 40_000;

/** What an endpoint takes: tidied, not empty, no longer than a long document (40,000 characters). */
export const noticeBody = z
  .array(block)
  .max(2000, '正文的段落太多，请把长的内容放进附件。')
  .transform(tidyBody)
  .refine((body) => body.length > 0, '请填写正文。')
  .refine((body) => bodyText(body).length <= mostCharacters, '正文不能超过 4 万字，请把长的内容放进附件。');
