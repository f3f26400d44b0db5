import { dayOf, instantText } from '@yanxiu/domain/kernel/day';
import type { ProgramSettings } from '@yanxiu/domain/program/policy';
import type { Ctx } from '../platform/http/context.ts';
import type { FileAnswer } from '../platform/http/serve.ts';

export const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The contacts by the three lines at the foot of every form (rules §3). */
export function contactTexts({ contacts }: ProgramSettings) {
  const line = (people: ProgramSettings['contacts']['management']) =>
    people.map((one) => [one.unit, one.name, one.phone].filter(Boolean).join(' ')).join('；');
  return {
    managementText: line(contacts.management),
    guidanceText: line(contacts.guidance),
    executionText: line(contacts.execution),
    hotlineText: contacts.hotline || null,
  };
}

/** What every printed page says of itself. */
export function printedOrigin(ctx: Ctx, versionText: string) {
  return { printedAt: ctx.now, versionText, watermarkText: null };
}

/** The moment from which an export's figures are, for its title and name. */
export function asOf(ctx: Ctx): { words: string; day: string } {
  return { words: `截至 ${instantText(ctx.now)}`, day: dayOf(ctx.now) };
}

export function pdfAnswer(name: string, bytes: Uint8Array): FileAnswer {
  return { name, mediaType: 'application/pdf', bytes };
}
