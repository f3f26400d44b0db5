import type { Day } from '../kernel/day.ts';
import type { ProgramSettings } from './policy.ts';
import { milestones } from './words.ts';

/**
 * Last year's settings (or a preset's) moved to another year: dates by whole years, the year in titles, form names, mail
 * subject and certificate numbers. The notice's number is emptied, and that the dates were carried over stands among the
 * assumptions that the publisher confirms (rules §3: a program can be made from last year's).
 */
export function movedToYear(settings: ProgramSettings, year: number): ProgramSettings {
  const years = year - settings.year;
  if (years === 0) return settings;
  const words = (text: string) => text.replaceAll(`${settings.year}`, `${year}`);
  const day = (one: Day | null) => (one === null ? null : movedByYears(one, years));
  const carried = `各时间节点由${settings.year}年顺延，通知文号待填写，请逐项核对`;
  return {
    ...settings,
    title: words(settings.title),
    year,
    notice: { number: '', basis: settings.notice.basis },
    milestones: Object.fromEntries(
      milestones.map((key) => [key, movedByYears(settings.milestones[key], years)]),
    ) as ProgramSettings['milestones'],
    refundUntil: day(settings.refundUntil),
    replaceUntil: day(settings.replaceUntil),
    mailSubjectTemplate: words(settings.mailSubjectTemplate),
    forms: settings.forms.map((form) => ({ ...form, title: words(form.title) })),
    certificate: { ...settings.certificate, numberPrefix: words(settings.certificate.numberPrefix) },
    assumptions: [
      ...settings.assumptions
        .filter((one) => !one.field.startsWith('milestones'))
        .map((one) => ({ ...one, confirmed: false })),
      { field: 'milestones', text: carried, confirmed: false },
    ],
  };
}

/** The same day of another year; 29 February becomes the 28th. */
function movedByYears(day: Day, years: number): Day {
  const [year = '', month = '', date = ''] = day.split('-');
  const moved = Number(year) + years;
  const leap = moved % 4 === 0 && (moved % 100 !== 0 || moved % 400 === 0);
  return `${moved}-${month}-${month === '02' && date === '29' && !leap ? '28' : date}`;
}
