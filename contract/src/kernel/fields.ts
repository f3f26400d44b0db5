import { isDay } from '@yanxiu/domain/kernel/day';
import { z } from 'zod';

/** Fields that many endpoints share. A GET's values arrive as text: its numbers and flags are coerced. */
export const id = z.uuid('编号格式不对。');
export const day = z.string().refine(isDay, '日期应写成 2021-11-02 这样。');
export const instant = z.date().transform((value) => value.toISOString());
export const instantOut = z.union([z.date().transform((value) => value.toISOString()), z.string()]);
export const amountFen = z.int();
export const reason = z.string().trim().min(2, '请写明原因（至少 2 个字）。').max(500, '原因最多 500 个字。');
export const version = z.int().min(1);
export const queryInt = z.coerce.number().int();
export const queryFlag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** What every list takes: search words, page from 1, page size, sort as `field` or `-field`. */
export const listQuery = {
  q: z.string().trim().max(100).optional(),
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(200).default(20),
  sort: z.string().max(40).optional(),
};

/** What a list's export takes of it: the same search and order, of all pages. */
export const exportQuery = { q: listQuery.q, sort: listQuery.sort };

/** A page of rows with the number of all rows and, where there is money or headcount, the totals of all of them. */
export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), total: z.int(), totals: z.record(z.string(), z.number()).optional() });
}

/** An act on a row that the reader may or may not do now, and why not. */
export const allowed = z.array(z.object({ act: z.string(), allowed: z.boolean(), reason: z.string().optional() }));

/** Whom to call about a program; `phone` is empty where only people are named. */
export const helpLine = z.object({ who: z.string(), phone: z.string() }).nullable();

export const done = z.object({ ok: z.literal(true) });
export const fileOut = z.any();
