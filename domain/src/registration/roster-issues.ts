import { fillText, type RefusalParams } from '../kernel/refusal.ts';

/**
 * Every issue of a roster row that isn't the verdict on one number (those are in kernel: idNumber.*, phone.*, name.*):
 * code → does it keep the row out, and its sentence with what to do. Listed in docs/roster-codes.md.
 */
export const rosterIssues = {
  'row.hidden': { level: 'warning', text: '这一行在表里是隐藏的，也读进来了；不该上报的请取消隐藏后删去。' },
  'row.hiddenColumn': { level: 'warning', text: '这一列在表里是隐藏的，也读进来了，请取消隐藏后核对。' },
  'row.hiddenSheet': { level: 'warning', text: '工作表“{sheet}”是隐藏的，也读进来了；不该上报的请取消隐藏后删去。' },
  'cell.error': { level: 'error', text: '{field}的公式出错（{value}），请改成实际内容。' },
  'cell.formulaEmpty': {
    level: 'error',
    text: '{field}是公式但没有结果，请用 Excel 或 WPS 打开保存一次，或改成实际内容。',
  },
  'name.repaired': { level: 'warning', text: '姓名已去掉空格或改正符号，按“{value}”导入，请核对。' },
  'name.differsFromRecord': {
    level: 'warning',
    text: '此身份证号以前登记的姓名是“{recorded}”，请核对是否写错或已改名。',
  },
  'stage.missing': { level: 'error', text: '没有填学段，请填幼儿园、小学、初中、高中、中职或特教。' },
  'stage.unknown': { level: 'error', text: '不认识学段“{value}”，请填幼儿园、小学、初中、高中、中职或特教。' },
  'stage.ambiguous': { level: 'error', text: '学段“{value}”不能确定是哪一段，请按本人任教填一个，如初中或高中。' },
  'subject.missing': { level: 'error', text: '没有填学科，请补填；幼儿园可填五大领域。' },
  'subject.unknown': { level: 'warning', text: '{stage}学科目录里没有“{value}”，请核对；确无写错可以照此导入。' },
  'phone.repaired': { level: 'warning', text: '手机号已去掉空格、符号或区号，请核对。' },
  'phone.none': { level: 'warning', text: '本人无手机号，将发给登录号，凭学校打印的账号条激活。' },
  'phone.duplicate': {
    level: 'error',
    text: '手机号与{where}相同；每人须用自己的手机号，没有的请在备注写“本人无手机号”。',
  },
  'phone.otherPerson': { level: 'warning', text: '这个手机号已登记在{where}的另一人名下，请核对是否本人使用。' },
  'idNumber.repaired': { level: 'warning', text: '身份证号已去掉空格或改成半角、大写，请核对。' },
  'idNumber.duplicate': { level: 'error', text: '身份证号与{where}相同，同一人只报一次，请删去重复的一行或改正号码。' },
  'idNumber.duplicateOtherName': {
    level: 'error',
    text: '身份证号与{where}相同，姓名却不同，一定有一行写错，请对照证件改正。',
  },
  'idNumber.age': { level: 'warning', text: '按身份证号今年 {age} 岁，不在 18 至 60 岁之间，请核对号码和是否在职。' },
  'idNumber.otherSchool': { level: 'warning', text: '此人已在{where}的名单里，由现工作单位上报，有争议的由县里裁定。' },
  'documentKind.unknown': {
    level: 'error',
    text: '不认识证件类型“{value}”，请填居民身份证、港澳台居民居住证、外国人永久居留身份证或护照。',
  },
  'sex.mismatch': { level: 'warning', text: '性别“{value}”与身份证号不符，请核对号码。' },
  'county.mismatch': {
    level: 'warning',
    text: '县(市、区)填的是“{value}”，而这所学校在{county}，按学校所在县导入，请核对。',
  },
  'county.outside': { level: 'warning', text: '“{value}”不在本培训项目的范围内，请核对县(市、区)。' },
  'school.missing': { level: 'error', text: '没有填学校全称，请补填。' },
  'school.filled': { level: 'warning', text: '没有填学校全称，按本校“{school}”导入，请核对。' },
  'school.short': { level: 'warning', text: '“{value}”按“{school}”导入，请核对是不是这所学校。' },
  'school.ambiguous': { level: 'error', text: '“{value}”有 {count} 所：{names}，请写全称并填对县(市、区)。' },
  'school.unknown': { level: 'error', text: '没有找到学校“{value}”{hint}，请按备案的全称填写；新设学校先请县里添加。' },
  'school.notInUnit': {
    level: 'error',
    text: '“{school}”不由“{unit}”上报，请核对；应由该校或它的中心校填报。',
  },
  'personType.unknown': { level: 'warning', text: '不认识人员类别“{value}”，请填在编、特岗、聘用、支教、借调或交流。' },
  'personType.away': { level: 'warning', text: '备注说此人已到{where}，支教、借调人员由现工作单位上报，请核对。' },
} as const satisfies Readonly<Record<string, { level: 'warning' | 'error'; text: string }>>;

export type RosterIssueCode = keyof typeof rosterIssues;

/** The sentence of one issue with its parameters filled in. */
export function issueMessage(code: RosterIssueCode, params: RefusalParams): string {
  return fillText(rosterIssues[code].text, params);
}

/** The verdicts on one number or name that only warn (kernel/identity-number.ts, kernel/person-name.ts). */
const kernelWarnings: ReadonlySet<string> = new Set(['name.privateUse', 'name.mixed', 'idNumber.tailZeros']);

/** The first sentence that keeps a row out, without its full stop, to stand inside another sentence; '' when none does. */
export function firstError(issues: readonly { readonly code: string; readonly message: string }[]): string {
  const levels: Readonly<Record<string, { level: string }>> = rosterIssues;
  const wrong = issues.find(
    ({ code }) => (levels[code]?.level ?? (kernelWarnings.has(code) ? '' : 'error')) === 'error',
  );
  return (wrong?.message ?? '').replace(/。$/, '');
}

export function isErrorIssue(code: RosterIssueCode): boolean {
  return rosterIssues[code].level === 'error';
}
