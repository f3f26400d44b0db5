import type { MadeLine } from '../remittance/made-line.ts';
import type { Random } from '../remittance/random.ts';

const capitals = '零壹贰叁肆伍陆柒捌玖';

function capital(heads: number): string {
  const tens = Math.floor(heads / 10);
  const ones = heads % 10;
  if (heads >= 100) return String(heads);
  return `${tens === 0 ? '' : `${tens === 1 ? '壹' : capitals[tens]}拾`}${ones === 0 && tens > 0 ? '' : capitals[ones]}`;
}

/** A headcount in words that differ from the first generator's. */
export function countText(heads: number, random: Random): string {
  return random.pick([
    `${heads}人`,
    `${heads} 人`,
    `计${heads}人`,
    `${heads}名教师`,
    `教师${heads}人`,
    `参训教师${heads}名`,
    `参训${heads}人`,
    `${heads}人，每人120元`,
    `${heads}人每人120元共${heads * 120}元`,
    `${heads}*120=${heads * 120}`,
    `120×${heads}人`,
    `${heads * 120}元（${heads}人）`,
    `总人数：${heads}人`,
    `${capital(heads)}人`,
    `合计${heads}人 ${heads * 120}.00元`,
    `人数${heads}`,
  ]);
}

export function phoneText(phone: string, random: Random): string {
  return random.pick([
    phone,
    phone,
    phone,
    `电话${phone}`,
    `Tel:${phone}`,
    `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`,
    `(${phone})`,
  ]);
}

/** The parts in an order and with marks between them as people write; the school need not come first. */
export function sentence(
  parts: { school: string; count?: string; contact?: string; phone?: string },
  random: Random,
): string {
  const mark = random.pick(['，', ',', ' ', '、', '。', '/', '-', '；', '+', '_', '|', ' , ']);
  const who = [
    parts.contact === undefined
      ? ''
      : random.pick([parts.contact, `联系人${parts.contact}`, `经办人:${parts.contact}`, `${parts.contact}老师`]),
    parts.phone ?? '',
  ].filter((one) => one !== '');
  const rest = random.chance(0.25) ? [...who, parts.count ?? ''] : [parts.count ?? '', ...who];
  const body = random.chance(0.12) ? [parts.count ?? '', parts.school, ...who] : [parts.school, ...rest];
  const text = body.filter((one) => one !== '').join(mark);
  return (
    random.pick(['', '', '', '', '缴', '汇款', '缴费 ', '支付培训费：', '全员培训-', '2020年教师全员培训费 ', '付']) +
    text +
    random.pick(['', '', '', '', '培训费', ' 教师培训', '。', '(培训费)', '，请查收'])
  );
}

const noise = [
  '',
  '',
  '',
  '',
  '',
  '转账',
  '跨行汇款',
  '网银',
  '电子汇入',
  '来账',
  '普通贷记',
  '贷记入账',
  '公对公转账',
  '实时转账',
  '手机银行转账',
  '二代支付来账',
  '大额来账',
  'HVPS',
  'BEPS',
  '资金汇划',
];

/** Where the remark stands: whole in one field, twice, or cut at a bank's limit anywhere, also within a word. */
export function placed(remark: string, random: Random): Pick<MadeLine, 'summary' | 'purpose' | 'postscript'> {
  const word = random.pick(noise);
  const way = random.next();
  if (way < 0.35) return { summary: word, purpose: '', postscript: remark };
  if (way < 0.65) return { summary: word, purpose: remark, postscript: '' };
  if (way < 0.72) return { summary: remark, purpose: '', postscript: '' };
  if (way < 0.8)
    return { summary: word, purpose: random.pick(['培训费', '教师培训费', '往来款', '其他']), postscript: remark };
  if (way < 0.85) return { summary: word, purpose: remark, postscript: remark };
  if (way < 0.9) return { summary: word, purpose: remark.slice(0, 16), postscript: remark };
  const cut = random.int(8, Math.max(9, remark.length - 1));
  return { summary: word, purpose: remark.slice(0, cut), postscript: remark.slice(cut) };
}
