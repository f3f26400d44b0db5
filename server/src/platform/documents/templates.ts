import { yuanText } from '@yanxiu/domain/kernel/money';
import { z } from 'zod';
import { amountInWords } from './amount-words.ts';
import { contactForm, headcountForm, listForm, remittanceForm, rosterForm } from './form-shapes.ts';
import { contacts, count, hundredths, origin, rowsPerFile, sentenceDay, text } from './printed-fields.ts';
import { qrSvg } from './qr-code.ts';

/** A batch is a school or a class; a larger one would hold all its pages in memory at once (0.5 MB each). */
export const certificatesPerFile = 300;

const qrOf = text.transform(qrSvg);

/** 培训证书, one or a batch in one file, a page each (rules §9): it shows the masked document number alone. */
const certificate = z.strictObject({
  ...origin,
  title: text,
  verifyHintText: text,
  certificates: z
    .array(
      z.strictObject({
        number: text,
        name: text,
        documentLabel: text,
        maskedDocumentNumber: text,
        unitName: text,
        programTitle: text,
        startOn: sentenceDay,
        endOn: sentenceDay,
        parts: z.array(z.strictObject({ label: text, hoursX100: hundredths })).min(1),
        totalHoursX100: hundredths,
        scoreX100: hundredths,
        creditsX100: hundredths,
        issuerName: text,
        issuedOn: sentenceDay,
        verifyUrl: qrOf,
      }),
    )
    .min(1)
    .max(certificatesPerFile),
});

/**
 * 缴费通知单: what a school's accountant needs at the bank counter. `lines` are the due, its adjustments and (negative) what
 * has arrived; their sum, never below zero, is what is to be paid. `remarkText` is copied onto the transfer as it is.
 */
const paymentNotice = z
  .strictObject({
    ...origin,
    contacts,
    title: text,
    number: text,
    payerName: text,
    programTitle: text,
    basisText: text,
    fundingText: text,
    dueOn: sentenceDay,
    payee: z.strictObject({ name: text, account: text, bank: text, cnaps: text, taxNumber: text.nullable() }),
    headcount: count,
    feeFen: z.int().positive().transform(yuanText),
    lines: z.array(z.strictObject({ label: text, amountFen: z.int() })).min(1),
    payableFen: z.int().nonnegative(),
    remarkText: text,
    names: z.array(text),
    issuerName: text,
    issuedOn: sentenceDay,
  })
  .refine((bill) => bill.payableFen === Math.max(0, sumOf(bill.lines)), '本次应缴与各行之和不符')
  .transform(({ lines, payableFen, ...rest }) => ({
    ...rest,
    lines: lines.map((line) => ({ label: line.label, amountFen: yuanText(line.amountFen) })),
    payableFen: yuanText(payableFen),
    payableWords: amountInWords(payableFen),
  }));

function sumOf(lines: readonly { readonly amountFen: number }[]): number {
  return lines.reduce((sum, line) => sum + line.amountFen, 0);
}

/** 账号条: eight slips a page to be cut apart, each with its own one-time code (rules §5). */
const accountSlips = z
  .strictObject({
    ...origin,
    contacts,
    title: text,
    schoolName: text,
    programTitle: text,
    activationUrl: text,
    validUntilOn: sentenceDay,
    steps: z.array(text).min(1).max(5),
    slips: z
      .array(
        z.strictObject({
          name: text,
          loginLabel: text,
          maskedLogin: text,
          oneTimeCode: text,
          noteText: text.nullable(),
          /** The person's own unit, where a sheet is for people of several; else the sheet's school is shown. */
          unitText: text.nullable().default(null),
        }),
      )
      .min(1)
      .max(rowsPerFile),
  })
  .transform((sheet) => ({ ...sheet, activationQr: qrSvg(sheet.activationUrl) }));

const runs = z.array(z.strictObject({ text, bold: z.boolean().default(false) }));

/** The blocks of a document (GB/T 9704-2012 7.3.3: 一、（一） and text); the first row of a table is its head. */
const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['heading', 'subheading', 'paragraph']), runs }),
  z.strictObject({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(runs) }),
  z.strictObject({ kind: z.literal('table'), rows: z.array(z.array(runs)).min(1) }),
]);

const figureTable = z.strictObject({
  title: text,
  columns: z.array(text).min(1),
  rows: z.array(z.array(text)),
});

/** 公文 with a red masthead (GB/T 9704-2012). `titleLines` are broken by sense, by hand. */
const officialNotice = z.strictObject({
  ...origin,
  mastheadText: text,
  documentNumber: text,
  titleLines: z.array(text).min(1),
  addresseesText: text,
  blocks: z.array(block),
  attachments: z.array(text),
  signatoryName: text,
  issuedOn: sentenceDay,
  publicityText: text.nullable(),
  copiesToText: text.nullable(),
  printedByName: text.nullable(),
});

/** 简报: red masthead, issue number, sections of paragraphs with an optional table of figures. */
const briefing = z.strictObject({
  ...origin,
  contacts,
  mastheadText: text,
  issueText: text,
  publisherName: text,
  issuedOn: sentenceDay,
  titleLines: z.array(text).min(1),
  sections: z.array(
    z.strictObject({
      heading: text.nullable(),
      paragraphs: z.array(text),
      /** Photos by the file names under which they are handed over; below the paragraphs. */
      pictures: z
        .array(z.strictObject({ name: z.string().regex(/^[a-z]+-\d+\.(?:jpg|png)$/), caption: text }))
        .default([]),
      table: figureTable.nullable(),
    }),
  ),
  sentToLines: z.array(text),
});

/**
 * Every document that the product prints: the file in `templates/` and the shape of its data. `needsEveryGlyph`: is not
 * printed at all while a character is missing from the fonts; any other shows `〓` in its place, to be filled in by pen.
 */
export const templates = {
  certificate: { file: 'certificate.typ', shape: certificate, needsEveryGlyph: true },
  headcountForm: { file: 'headcount-form.typ', shape: headcountForm, needsEveryGlyph: false },
  rosterForm: { file: 'roster-form.typ', shape: rosterForm, needsEveryGlyph: false },
  remittanceForm: { file: 'remittance-form.typ', shape: remittanceForm, needsEveryGlyph: false },
  contactForm: { file: 'contact-form.typ', shape: contactForm, needsEveryGlyph: false },
  paymentNotice: { file: 'payment-notice.typ', shape: paymentNotice, needsEveryGlyph: false },
  accountSlips: { file: 'account-slips.typ', shape: accountSlips, needsEveryGlyph: false },
  officialNotice: { file: 'official-notice.typ', shape: officialNotice, needsEveryGlyph: true },
  briefing: { file: 'briefing.typ', shape: briefing, needsEveryGlyph: true },
  list: { file: 'list.typ', shape: listForm, needsEveryGlyph: false },
} as const;

export type TemplateName = keyof typeof templates;

/** What a caller gives to print one template: values in the units that their names end with. */
export type TemplateData<T extends TemplateName> = z.input<(typeof templates)[T]['shape']>;
