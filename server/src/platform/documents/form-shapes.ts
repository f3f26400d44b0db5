import { yuanText } from '@yanxiu/domain/kernel/money';
import { z } from 'zod';
import { contacts, count, origin, rowsPerFile, signing, tableDay, text } from './printed-fields.ts';

const form = { ...origin, contacts, signing, attachmentLabel: text, title: text };

const headcounts = {
  inServiceCount: count,
  seniorCount: count,
  vocationalCount: count,
  juniorCount: count,
  primaryCount: count,
  preschoolCount: count,
  specialCount: count,
  enrolledCount: count,
  supportingCount: count,
  secondedCount: count,
  exemptCount: count,
};

const headcountRow = z.strictObject({
  schoolName: text,
  schoolKindText: text,
  ...headcounts,
  exemptNote: text,
  dueFen: z.int(),
  liaisonName: text,
  liaisonPhone: text,
  remark: text,
});

/** 附件1 参训人数统计表: a row a school; the 合计 row is summed here, so it is always that of the rows above it. */
export const headcountForm = z
  .strictObject({ ...form, rows: z.array(headcountRow).max(rowsPerFile) })
  .transform(({ rows, ...rest }) => ({
    ...rest,
    rows: rows.map((row) => ({ ...row, dueFen: yuanText(row.dueFen) })),
    totals: {
      ...Object.fromEntries(Object.keys(headcounts).map((name) => [name, sumOf(rows, name)])),
      dueFen: yuanText(rows.reduce((sum, row) => sum + row.dueFen, 0)),
    },
  }));

/** 附件2 学员信息收集表: the nine columns of 忻教发〔2020〕98号 附件1, then a program's further ones under their own titles. */
export const rosterForm = z
  .strictObject({
    ...form,
    extraColumns: z.array(text),
    rows: z
      .array(
        z.strictObject({
          name: text,
          stageText: text,
          subjectText: text,
          phone: text,
          documentNumber: text,
          countyName: text,
          schoolName: text,
          remark: text,
          extras: z.array(text),
        }),
      )
      .max(rowsPerFile),
  })
  .refine((roster) => roster.rows.every((row) => row.extras.length === roster.extraColumns.length), '附加列数不一致');

const remittance = z.strictObject({
  countyName: text,
  schoolName: text,
  payerName: text,
  payerBank: text,
  payerAccount: text,
  remittedOn: tableDay,
  amountFen: z.int(),
  headcount: count,
  remark: text,
  bankSerial: text,
  invoiceTitle: text,
  taxNumber: text,
  addressPhoneText: text,
  bankAccountText: text,
  invoiceEmail: text,
  deliveryText: text,
  contactName: text,
  contactPhone: text,
  voucherText: text,
});

/** 附件3 汇款登记表: two lines a remittance, the payment above and the invoice below. */
export const remittanceForm = z
  .strictObject({ ...form, rows: z.array(remittance).max(rowsPerFile) })
  .transform(({ rows, ...rest }) => ({
    ...rest,
    rows: rows.map((row) => ({ ...row, amountFen: yuanText(row.amountFen) })),
    totals: {
      amountFen: yuanText(rows.reduce((sum, row) => sum + row.amountFen, 0)),
      headcount: rows.reduce((sum, row) => sum + row.headcount, 0),
    },
  }));

/** 附件4 工作联系人信息表. */
export const contactForm = z.strictObject({
  ...form,
  rows: z
    .array(
      z.strictObject({
        unitName: text,
        headName: text,
        headPostText: text,
        headPhone: text,
        liaisonName: text,
        liaisonPostText: text,
        officePhone: text,
        liaisonPhone: text,
        email: text,
        chatText: text,
        remark: text,
      }),
    )
    .max(rowsPerFile),
});

/** Any list of the product printed as it stands on the screen. Cells are text already; `widthFr` shares the width. */
export const listForm = z
  .strictObject({
    ...origin,
    title: text,
    subtitle: text.nullable(),
    orientation: z.enum(['portrait', 'landscape']),
    columns: z
      .array(
        z.strictObject({ title: text, widthFr: z.number().positive(), align: z.enum(['left', 'center', 'right']) }),
      )
      .min(1),
    rows: z.array(z.array(text)).max(rowsPerFile),
    totals: z.array(text).nullable(),
    notes: z.array(text),
  })
  .refine(
    (list) => [...list.rows, list.totals ?? list.columns].every((row) => row.length === list.columns.length),
    '列数不一致',
  );

function sumOf(rows: readonly Readonly<Record<string, unknown>>[], name: string): number {
  return rows.reduce((sum, row) => sum + Number(row[name]), 0);
}
