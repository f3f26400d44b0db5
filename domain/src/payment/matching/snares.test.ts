import { describe, expect, it } from 'vitest';
import { paymentCodeOf } from '../remark-code.ts';
import type { LineDecision, MatchBill, MatchLine, MatchSchool } from './match-input.ts';
import { matchLines } from './match-lines.ts';

/** What a generator written from the notices alone found (decision 0033): each row is a rule, not a sample. */
const feeFen = 12_000;

function school(id: string, name: string, more: Partial<MatchSchool> = {}): MatchSchool {
  return { id, name, county: '绛县', city: '运城市', contacts: [], phones: [], centralId: null, ...more };
}

const schools: readonly MatchSchool[] = [
  school('一小', '绛县第一小学', { contacts: ['萧雪梅'], phones: ['15400000001'] }),
  school('一小东', '绛县第一小学东校区'),
  school('三小', '绛县第三小学', { phones: ['15400000003'] }),
  school('东社', '绛县东社乡东社小学校'),
  school('寄宿', '绛县东社乡寄宿制小学'),
  school('河口', '绛县东社乡河口小学', { contacts: ['沈雪'], phones: ['15400000006'] }),
  school('完小', '绛县古城镇官庄完全小学'),
  school('应县镇', '绛县应县镇白马小学'),
  school('阳光', '绛县古城镇阳光幼儿园', { contacts: ['李梅'], phones: ['15400000009'] }),
  school('代县', '代县峨口镇后河小学', { county: '代县', city: '忻州市' }),
  school('他县', '应县第一小学', { county: '应县', city: '朔州市' }),
  school('乡宁', '乡宁县逸夫小学', { county: '乡宁县', city: '临汾市' }),
  school('郊特', '长治市郊区特殊教育学校', { county: '郊区', city: '长治市' }),
  school('郊小', '阳泉市郊区第一小学', { county: '郊区', city: '阳泉市' }),
];
const heads: Readonly<Record<string, number>> = {
  一小: 61,
  一小东: 30,
  三小: 40,
  东社: 8,
  寄宿: 20,
  河口: 6,
  完小: 9,
  阳光: 4,
};
const bills: readonly MatchBill[] = schools.map(({ id }, at) => {
  const code = paymentCodeOf(at + 1);
  return { id: `单${id}`, schoolId: id, programId: '', feeFen, heads: heads[id] ?? 12, paidFen: 0, code };
});
const codeOf = (id: string) => bills.find((bill) => bill.schoolId === id)?.code ?? '';

let rank = 0;
function line(payer: string, remark: string, paidHeads: number, more: Partial<MatchLine> = {}): MatchLine {
  rank += 1;
  const fields = { summary: '', purpose: '', postscript: remark, personal: '' };
  const at = `2020-12-01T10:00:${String(rank % 60).padStart(2, '0')}+08:00`;
  const paid = { direction: 'in' as const, amountFen: paidHeads * feeFen, counterAccount: `62${payer.length}` };
  return { key: `行${rank}`, at, rank, counterName: payer, ...paid, ...fields, ...more };
}

function judge(...lines: MatchLine[]): string[] {
  return matchLines(lines, { schools, bills }).map((one: LineDecision) =>
    one.decision === 'match'
      ? one.allocations.map((part) => `${part.schoolId} ${part.heads}`).join('，')
      : one.decision,
  );
}

const office = '绛县教育局';

describe('names that may go on, or that two schools share', () => {
  it.each([
    ['运城市绛县第一小学', 61, 'person'],
    ['运城市绛县第一小', 61, 'person'],
    ['运城市绛县第一小学，', 61, '一小 61'],
    ['运城市绛县第一小学61人', 61, '一小 61'],
    ['运城市绛县第三小学', 40, '三小 40'],
    ['绛县东社小学8人', 8, 'person'],
    ['绛县东社乡东社小学8人', 8, '东社 8'],
  ])('%s, %i heads', (remark, paidHeads, wanted) => {
    expect(judge(line(office, remark, paidHeads))).toEqual([wanted]);
  });

  it.each([
    ['绛县第三小学东校区47人', 47, 'person'],
    ['绛县第三小学新校区40人', 40, 'person'],
    ['绛县第一小学东校区30人', 30, '一小东 30'],
  ])('a branch that is not on file: %s', (remark, paidHeads, wanted) => {
    expect(judge(line(office, remark, paidHeads))).toEqual([wanted]);
  });

  it('a branch paid for by the school itself, as much as it owes, is the school’s', () => {
    expect(judge(line('绛县第三小学', '绛县第三小学东校区40人', 40))).toEqual(['三小 40']);
    expect(judge(line('绛县第三小学', '绛县第三小学东校区47人', 47))).toEqual(['person']);
  });

  it.each([
    ['绛县阳光幼儿园4人', 'person'],
    ['绛县阳光幼儿园4人李梅', '阳光 4'],
    ['绛县古城镇阳光幼儿园4人', '阳光 4'],
    ['绛县河口小学6人', '河口 6'],
  ])('a private kindergarten without its township needs its liaison: %s', (remark, wanted) => {
    expect(judge(line(office, remark, Number(/\d/.exec(remark)?.[0])))).toEqual([wanted]);
  });

  it('完全小学 may be written 小学 where the sender agrees', () => {
    expect(judge(line('绛县古城镇官庄完全小学', '绛县古城官庄小学9人', 9))).toEqual(['完小 9']);
    expect(judge(line(office, '绛县古城官庄小学9人', 9))).toEqual(['person']);
  });
});

describe('places', () => {
  it.each([
    ['绛县应县镇白马小学12人', 12, '应县镇 12'],
    ['绛县应县第一小学12人', 12, 'person'],
    ['临汾乡宁县逸夫小学12人', 12, '乡宁 12'],
  ])('%s', (remark, paidHeads, wanted) => {
    expect(judge(line('待清算商户资金', remark, paidHeads))).toEqual([wanted]);
  });
});

describe('a district of one name in two cities', () => {
  it.each([
    ['郊区特殊教育学校食堂', '培训费', 'person'],
    ['长治市郊区特殊教育学校食堂', '培训费', '郊特 12'],
    ['郊区特殊教育学校', '长治市郊区特殊教育学校12人', '郊特 12'],
  ])('%s: %s', (payer, remark, wanted) => {
    expect(judge(line(payer, remark, 12))).toEqual([wanted]);
  });
});

describe('payment codes', () => {
  const own = '绛县第三小学';

  it('the name of another school beside the code is a question, known to the register or not', () => {
    expect(judge(line(own, `${codeOf('三小')} 绛县东社乡河口小学40人`, 40))).toEqual(['person']);
    expect(judge(line(own, `${codeOf('三小')} 隰县古县镇红太阳幼儿园40人`, 40))).toEqual(['person']);
    expect(judge(line(own, `${codeOf('三小')} 绛县第三小学40人`, 40))).toEqual(['三小 40']);
  });

  it('what the bank left of name and count behind the code does no harm', () => {
    expect(judge(line('网联清算有限公司', `${codeOf('河口')} 运城市绛县东社乡河`, 6))).toEqual(['河口 6']);
    expect(judge(line('网联清算有限公司', `${codeOf('三小')} 运城市绛县第三小学，4`, 40))).toEqual(['三小 40']);
    expect(judge(line('网联清算有限公司', `${codeOf('三小')} 运城市绛县第三小学，5`, 40))).toEqual(['person']);
  });

  it('with a wrong digit it leads nowhere: the whole name with its own sender is enough, alone it is nothing', () => {
    const slipped = codeOf('三小').replace(/.$/, (digit) => String((Number(digit) + 1) % 10));
    expect(judge(line(own, `${slipped} 绛县第三小学，40人`, 40))).toEqual(['三小 40']);
    expect(judge(line(office, `${slipped} 绛县第三小学，40人`, 40))).toEqual(['person']);
    expect(judge(line(own, `${slipped} 培训费`, 40))).toEqual(['person']);
  });
});

describe('senders and words that are something else', () => {
  it('a trader with the school in brackets is not the school', () => {
    expect(judge(line('某某餐饮有限公司（绛县第三小学）', '绛县第三小学', 40))).toEqual(['person']);
    expect(judge(line('绛县财政局零余额账户（绛县第三小学）', '绛县第三小学', 40))).toEqual(['三小 40']);
  });

  it.each([
    ['绛县第三小学学生40人', 'person'],
    ['绛县第三小学40人，不含手续费', '三小 40'],
    ['绛县第三小学40人，手续费我单位承担', '三小 40'],
    ['绛县第三小学40人培训费和手续费', 'person'],
    ['绛县第三小学40人，2020.11', '三小 40'],
    ['绛县第三小学40人，运教发〔2020〕98号', '三小 40'],
    ['绛县第三小学40人，网络研修50学时校本研修22学时', '三小 40'],
    ['绛县第三小学40人，发票请寄邮箱', '三小 40'],
  ])('%s', (remark, wanted) => {
    expect(judge(line('绛县第三小学', remark, 40))).toEqual([wanted]);
  });

  it('a name one character off needs more than a liaison of that name with a phone of somebody else', () => {
    expect(judge(line(office, '绛县东社乡河囗小学6人沈雪', 6))).toEqual(['河口 6']);
    expect(judge(line(office, '绛县东社乡河石小学6人沈雪15499999999', 6))).toEqual(['person']);
  });

  it('a list without counties is one county’s', () => {
    const treasury = '财政零余额账户';
    expect(judge(line(treasury, '东社乡河口小学6人、古城镇官庄完全小学9人', 15))).toEqual(['河口 6，完小 9']);
    expect(judge(line(treasury, '东社乡河口小学6人、峨口镇后河小学12人', 18))).toEqual(['person']);
    expect(judge(line(treasury, '绛县东社乡河口小学6人、代县峨口镇后河小学12人', 18))).toEqual(['河口 6，代县 12']);
  });

  it('沈雪校长 is a headmistress; the second of two equal payments waits even where the first was a question', () => {
    const first = line(office, '绛县东社乡河口小学6人沈雪校长15400000006', 6);
    expect(judge(first)).toEqual(['河口 6']);
    const twice = [
      line(office, '绛县东社乡河口小学6人、绛县不明小学', 6),
      line('绛县东社乡河口小学', '绛县东社乡河口小学6人', 6),
    ];
    expect(judge(...twice)).toEqual(['person', 'person']);
  });
});
