import { dayText, instantText, isDay } from '@yanxiu/domain/kernel/day';
import { hundredthsText } from '@yanxiu/domain/kernel/hours';
import { z } from 'zod';

/**
 * The fields of documents. A caller gives values in the units of their names; parsing turns each into the text that
 * is printed under the same name, so that paper and screen share one way of writing money, hours and days.
 */
export const text = z.string().transform(printableText);
export const count = z.int().nonnegative();

/** Whole hundredths of 学时, 学分 or score → `12.5`. */
export const hundredths = z.int().nonnegative().transform(hundredthsText);

const day = z.string().refine(isDay, '不是一个日期');

/** `2021-11-02` → `2021年11月2日`, for sentences. */
export const sentenceDay = day.transform(dayText);

/** `2021-11-02` as it is, for the cells of tables. */
export const tableDay = day;

/** The most rows of one file, a county's trainees: 5,000 take two seconds and 400 MB of the worker. */
export const rowsPerFile = 5_000;

/** Control characters and halves of characters, as old spreadsheets carry them, cannot be set: they go. */
function printableText(value: string): string {
  return value.toWellFormed().replace(/[^\P{Cc}\n\t]/gu, '');
}

/** What every page says of itself: when it was printed and from which version. */
export const origin = {
  printedAt: z.date().transform(instantText),
  versionText: text,
  watermarkText: text.nullable(),
};

/** The contacts by the three lines 管理、指导、执行 and the hotline, where there is one (rules §3; 忻教发〔2020〕98号 二). */
export const contacts = z.strictObject({
  managementText: text,
  guidanceText: text,
  executionText: text,
  hotlineText: text.nullable(),
});

/** The places at the end of a form: 单位（盖章）, 负责人（签字）, 填表人, 日期; what is null is left to the pen. */
export const signing = z.strictObject({
  unitName: text,
  filledByName: text.nullable(),
  filledOn: sentenceDay.nullable(),
});
