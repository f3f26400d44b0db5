import { yuanText } from '../kernel/money.ts';
import {
  type BatchRow,
  type BatchSheet,
  type BatchTemplate,
  problemsOfRow,
  sheetOf,
  versionSheetOf,
} from './batch-template.ts';
import type { TaxSetting } from './tax.ts';
import type { InvoiceTitle } from './title.ts';

/** An invoice as it goes into the batch. */
export interface BatchInvoice {
  readonly serial: string;
  readonly title: InvoiceTitle;
  readonly totalFen: number;
  readonly heads: number;
  /** 备注 beside our serial: the program, a school's wish. */
  readonly remark: string;
}

export interface BatchProblem {
  readonly serial: string;
  readonly problem: string;
}

/** `672000` → `6720.00`: the bureau wants plain digits. */
function plainYuan(amountFen: number): string {
  return yuanText(amountFen).replaceAll(',', '');
}

/** Our serial first: the bureau's result is paired by it. */
function remarkOf(invoice: BatchInvoice): string {
  return [invoice.serial, invoice.remark].filter(Boolean).join(' ').slice(0, 230);
}

/** 6 % is `0.06`, exempt `0`. */
function rateText(setting: TaxSetting): string {
  return setting.exempt ? '0' : String(setting.rateBp / 10_000);
}

function shownOf(title: InvoiceTitle): string {
  const place = title.address !== '' && title.phone !== '';
  const bank = title.bankName !== '' && title.bankAccount !== '';
  if (place && bank) return '展示地址、电话、开户银行及银行账号';
  if (bank) return '展示开户银行、银行账号';
  return place ? '展示地址、电话' : '';
}

function headRow(invoice: BatchInvoice, setting: TaxSetting): BatchRow {
  const { title } = invoice;
  return {
    发票流水号: invoice.serial,
    发票类型: '普通发票',
    // 金额 below is the gross total, so that 价税合计 is what was paid
    是否含税: '是',
    购买方名称: title.name,
    购买方纳税人识别号: title.uscc,
    购买方地址: title.address,
    购买方电话: title.phone,
    购买方开户银行: title.bankName,
    购买方银行账号: title.bankAccount,
    是否展示购买方地址电话银行账号: shownOf(title),
    备注: remarkOf(invoice),
    购买方邮箱: title.email,
    收款人: setting.payeeName,
    复核人: setting.reviewerName,
  };
}

function lineRow(invoice: BatchInvoice, setting: TaxSetting): BatchRow {
  const hasPolicy = setting.exempt || setting.policy !== '';
  return {
    发票流水号: invoice.serial,
    项目名称: setting.itemName,
    商品和服务税收编码: setting.taxCode,
    金额: plainYuan(invoice.totalFen),
    税率: rateText(setting),
    是否使用优惠政策: hasPolicy ? '是' : '',
    优惠政策类型: setting.exempt ? '免税' : setting.policy,
  };
}

/**
 * The tax bureau's workbook for a batch, cell by cell, or what is wrong with which invoice. Every cell is text; both data
 * sheets hold the same serials; more invoices than the sheet takes are a programming error (the caller splits).
 */
export function batchWorkbook(
  template: BatchTemplate,
  invoices: readonly BatchInvoice[],
  setting: TaxSetting,
): { readonly sheets: readonly BatchSheet[]; readonly problems: readonly BatchProblem[] } {
  if (invoices.length > template.maxRows)
    throw new Error(`${invoices.length} invoices in a sheet of ${template.maxRows}`);
  const [head, lines] = template.sheets;
  if (!head || !lines) throw new Error('the template lacks its two data sheets');
  const problems = invoices.flatMap((invoice) =>
    [...problemsOfRow(head, headRow(invoice, setting)), ...problemsOfRow(lines, lineRow(invoice, setting))].map(
      (problem) => ({
        serial: invoice.serial,
        problem,
      }),
    ),
  );
  const sheets = template.sheets.map((sheet, at) => {
    if (at === 0)
      return sheetOf(
        template,
        sheet,
        invoices.map((invoice) => headRow(invoice, setting)),
      );
    return sheetOf(template, sheet, at === 1 ? invoices.map((invoice) => lineRow(invoice, setting)) : []);
  });
  return { sheets: [...sheets, versionSheetOf(template)], problems };
}
