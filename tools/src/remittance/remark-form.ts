import type { Random } from './random.ts';

/** The parts of a remark; what is undefined is left out. */
export interface RemarkParts {
  readonly school: string;
  readonly heads?: number | undefined;
  readonly contact?: string | undefined;
  readonly phone?: string | undefined;
}

const separators = ['，', ',', ', ', '、', '；', ';', ' ', '/', '-', '。', '：', '|', '_', '  '];
const lead = [
  '',
  '',
  '',
  '',
  '培训费',
  '教师培训费',
  '全员培训费',
  '教师全员培训费',
  '全员培训缴费：',
  '2020年全员培训费 ',
  '缴费:',
  '继续教育培训费',
  '单位：',
  '学校名称:',
];
const tail = ['', '', '', '', '培训费', ' 请开票', '（请开电子发票）', '，谢谢', ' 培训费', '。'];

/** Writes a headcount as clerks do. */
export function headsText(heads: number, random: Random): string {
  const forms = [
    `${heads}人`,
    `${heads}名`,
    `共${heads}人`,
    `人数：${heads}`,
    `缴费${heads}人`,
    `缴费总人数${heads}人`,
    `${heads}`,
    `总人数${heads}`,
    `${chinese(heads)}人`,
    `${heads}位教师`,
    `合计${heads}人`,
    `参训${heads}人`,
    `${heads}人*120元`,
    `${heads}×120`,
    `${heads}人×120元/人=${heads * 120}元`,
    `${heads}人，共${heads * 120}元`,
    `120元*${heads}人`,
    `（${heads}人）`,
    `${fullWidth(String(heads))}人`,
  ];
  return random.pick(forms);
}

/** Writes a phone as clerks do. */
export function phoneText(phone: string, random: Random): string {
  const [a, b, c] = [phone.slice(0, 3), phone.slice(3, 7), phone.slice(7)];
  return random.pick([
    phone,
    phone,
    phone,
    `${a}-${b}-${c}`,
    `${a} ${b} ${c}`,
    `+86${phone}`,
    fullWidth(phone),
    `手机：${phone}`,
    `电话${phone}`,
    `联系电话:${phone}`,
  ]);
}

function contactText(contact: string, random: Random): string {
  return random.pick([
    contact,
    contact,
    `${contact}老师`,
    `联系人：${contact}`,
    `联系人${contact}`,
    `${contact}校长`,
    `经办人:${contact}`,
  ]);
}

/** Joins the parts with one separator, in the notice's order as a rule, or with none at all. */
export function writeRemark(parts: RemarkParts, random: Random): string {
  const pieces = [parts.school];
  if (parts.heads !== undefined) pieces.push(headsText(parts.heads, random));
  if (parts.contact !== undefined) pieces.push(contactText(parts.contact, random));
  if (parts.phone !== undefined) pieces.push(phoneText(parts.phone, random));
  if (random.chance(0.1)) random.shuffle(pieces);
  const separator =
    random.chance(0.12) && /\p{Script=Han}$/u.test(pieces[0] ?? '') ? glue(pieces, random) : random.pick(separators);
  return random.pick(lead) + pieces.join(separator) + random.pick(tail);
}

/** Without separators only where digits don't run together. */
function glue(pieces: readonly string[], random: Random): string {
  const runsTogether = pieces.some((piece, at) => /[\d０-９]$/.test(piece) && /^[\d０-９+]/.test(pieces[at + 1] ?? ''));
  return runsTogether ? random.pick(separators) : '';
}

export function fullWidth(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

const numerals = '零一二三四五六七八九';

/** 1 to 999 in Chinese numerals. */
export function chinese(value: number): string {
  const hundreds = Math.floor(value / 100);
  const tens = Math.floor((value % 100) / 10);
  const ones = value % 10;
  const head = hundreds > 0 ? `${numerals[hundreds]}百` : '';
  const middle =
    tens > 0 ? `${tens === 1 && hundreds === 0 ? '' : numerals[tens]}十` : hundreds > 0 && ones > 0 ? '零' : '';
  return head + middle + (ones > 0 ? (numerals[ones] ?? '') : '');
}

/** A slip of the pen in one character of a school's name. */
export function mistype(name: string, random: Random): string {
  const slips: readonly (readonly [string, string])[] = [
    ['小学', '小雪'],
    ['中心校', '中心效'],
    ['学校', '学效'],
    ['幼儿园', '幼儿圆'],
    ['中学', '中雪'],
    ['幼儿园', '幼儿院'],
    ['庄', '莊'],
    ['沟', '勾'],
    ['峪', '浴'],
    ['坡', '波'],
    ['坪', '平'],
    ['堡', '保'],
    ['岭', '领'],
    ['窑', '摇'],
    ['泉', '全'],
    ['营', '莹'],
    ['镇', '真'],
    ['河', '何'],
    ['石', '时'],
    ['柳', '留'],
    ['杨', '扬'],
  ];
  const fitting = slips.filter(([right]) => name.includes(right));
  if (fitting.length === 0) return name;
  const [right, wrong] = random.pick(fitting);
  return name.replace(right, wrong);
}
