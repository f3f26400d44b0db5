import { refusals } from '@yanxiu/domain/kernel/refusal';

/** Why a file can't be read as a sheet. Every text says what to do next; listed in docs/roster-codes.md. */
export const sheetRefusalTexts = {
  notFound: '找不到文件“{file}”，请核对文件位置后再试。',
  empty: '文件“{file}”是空的，没有任何内容，请选择填好的表格。',
  noRows: '文件“{file}”里的工作表都没有内容，请填好后再上传。',
  unsupported: '文件“{file}”不是可以读取的表格（{found}），请用 Excel 或 WPS 另存为 .xlsx 后再上传。',
  fileTooLarge: '文件“{file}”有 {size} MB，超过 {limit} MB，请删去图片和无关工作表，或分成几份上传。',
  unpackedTooLarge:
    '文件“{file}”解压后超过 {limit} MB，不像正常的表格，已停止读取。请把内容复制到新建的表格里，另存后再上传。',
  tooManyRows: '文件“{file}”超过 {limit} 行，请分成几份上传。',
  tooManyCells: '文件“{file}”占用的单元格太多（超过 {limit} 个），请删去多余的空列和空行，另存后再上传。',
  tooMuchText: '文件“{file}”的文字太多，不像正常的表格，已停止读取。请把名单复制到新建的表格里，另存后再上传。',
  tooManySheets: '文件“{file}”有 {count} 个工作表，超过 {limit} 个，请只保留要上传的工作表。',
  encrypted: '文件“{file}”设有打开密码，请在 Excel 或 WPS 里取消密码，另存后再上传。',
  corrupt: '文件“{file}”已损坏或没有下载完整（{where}），请重新保存或重新下载后再上传。',
  unsafePath: '文件“{file}”里含有不安全的路径，已停止读取。请把内容复制到新建的表格里，另存后再上传。',
  unsafeXml: '文件“{file}”里含有外部实体声明，已停止读取。请把内容复制到新建的表格里，另存后再上传。',
  encoding: '文件“{file}”的文字编码无法识别（第 {line} 行附近），请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。',
  timeout: '文件“{file}”超过 {seconds} 秒仍未读完，已停止读取。请删去无关内容，另存为 .xlsx 后再上传。',
  memory: '文件“{file}”读取时占用的内存过多，已停止读取。请删去无关内容，或分成几份上传。',
} as const;

export const sheetRefusal = refusals('sheets', sheetRefusalTexts);

/** Thrown inside the readers and turned into a refusal at their one door, `readSheets`. */
export class UnreadableSheet extends Error {
  readonly code: Parameters<typeof sheetRefusal>[0];
  readonly params: Record<string, string | number>;

  constructor(code: Parameters<typeof sheetRefusal>[0], params: Record<string, string | number> = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}
