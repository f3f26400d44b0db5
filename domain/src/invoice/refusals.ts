import { refusals } from '../kernel/refusal.ts';

/** Every "no" of invoices, in the words of schools' cashiers and the provider's accountant. */
export const refuseInvoice = refusals('invoice', {
  changed: '这项内容刚被别人修改过。请刷新查看最新内容后再办理。',
  titleMissing: '“{school}”还没有填写发票抬头，请先填写。',
  titleBad: '发票抬头还不能用：{first}',
  nothingToInvoice: '没有可以开票的金额：到账 {allocated} 元，已开票或已申请 {claimed} 元。',
  aboveAllocated: '申请金额 {amount} 元超过可开票的 {open} 元（到账减去已开票和已申请）。',
  state: '这张发票{state}，不能再办理。',
  notOfUnit: '只有缴费单位可以申请或撤回发票。',
  settingMissing: '请先填写开票设置（税率或免税、项目名称、税收编码），再导出开票。',
  settingBad: '开票设置还不能用：{first}',
  batchEmpty: '没有待开的发票。',
  batchTooMany: '一个批量开票文件最多 {most} 张，现有 {count} 张，请分批导出。',
  batchBad: '发票 {serial}（{buyer}）不能写进批量开票表：{problem}',
  batchDone: '这一批里已有发票开出，不能整批退回。请逐张办理。',
  numberBad: '数电发票号码应是 20 位数字，请核对。',
  numberUsed: '发票号码 {number} 已登记在另一张发票上，请核对。',
  issuedAhead: '开票日期 {day} 还没有到，请核对。',
  resultHeader: '没有找到表头：开票结果应是电子税务局导出的“全量发票查询”表，含数电发票号码、价税合计、备注等列。',
  resultEmpty: '开票结果里没有一张发票，请检查导出的起止日期。',
  zipBad: '压缩包“{name}”打不开（已损坏、设了密码，或解压后过大）。请重新下载，或解压后直接上传发票文件。',
  zipEmpty: '压缩包“{name}”里没有 PDF、OFD 或 XML 发票文件，请核对。',
  noEmail: '抬头里没有接收邮箱，请改为自取，或先补填邮箱。',
  noFile: '这张发票还没有收到电子文件，请先上传税务局下载的发票文件。',
  receiverMissing: '请填写领取人姓名。',
  redNumberBad: '红字发票号码应是 20 位数字，且不能是原发票号码。',
});

export const invoiceConstraints = {
  invoice_number_is_unique: '这个发票号码已登记在另一张发票上，请核对。',
  invoice_title_of_school_once: '这所学校已有发票抬头，请刷新后修改。',
} as const;
