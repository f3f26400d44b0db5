import { refusals } from '../kernel/refusal.ts';

/** Why a sheet that could be read isn't a roster; listed in docs/roster-codes.md. */
export const rosterRefusalTexts = {
  headerNotFound:
    '前 20 行里没有找到表头。请保留写有“姓名、学段、学科、手机号、身份证号、学校全称”的那一行，或下载空白模板填写。',
  columnsMissing: '工作表“{sheet}”第 {line} 行的表头缺少{fields}，请补上这些列后再上传，也可下载空白模板填写。',
  noPeople: '找到了表头，但下面没有人员，请填好名单后再上传。',
} as const;

export const rosterRefusal = refusals('roster', rosterRefusalTexts);
